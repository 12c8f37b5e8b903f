// A guide out of JSON, as a recipe says. Whatever was not seen so before is a doubt, and the page the browser's. Pure; called by learn.ts
// and api-book.ts.
import { type Element, SCALAR_FIELDS, ServiceGuide } from '../../../store/schemas/guide.ts';
import { fold, memberKeys } from '../../../store/schemas/member-key.ts';
import { absolute } from '../../extract/links.ts';
import { featuresOf, isBranch, type Json, select, shapeOf, step, treeOf, walkLeaves } from './json-tree.ts';
import {
  type Answers,
  type Column,
  LISTS,
  type LinkSource,
  type ListRecipe,
  type Oddities,
  type Recipe,
} from './recipe.ts';
import { agreed, tidyLines } from './ways.ts';

/** Why the JSON alone does not tell what the page shows; for those who look into it. */
class Doubt extends Error {}

export type Rebuilt = { guide: ServiceGuide } | { doubt: string };

/** All answers as one tree; null where one is missing or has rows of another kind. */
export function answersTree(
  answers: Answers,
  { requests, rowKeys }: Pick<Recipe, 'requests' | 'rowKeys'>,
): Json | null {
  const tree: { [key: string]: Json } = {};
  for (const request of requests) {
    const answer = answers[request];
    const own = answer === undefined ? undefined : treeOf(answer, rowKeys.get(request)!);
    if (own === undefined) return null;
    tree[step(request)] = own;
  }
  return tree;
}

function checkShape(tree: Json, { always, known }: Recipe): void {
  const shape = shapeOf(tree);
  for (const one of always) if (!shape.has(one)) throw new Doubt(`lacks ${one}`);
  for (const one of shape) if (!known.has(one)) throw new Doubt(`new ${one}`);
}

function textOf({ field, ways }: Pick<Column, 'field' | 'ways'>, node: Json): string {
  const text = agreed(ways, node);
  if (text === undefined) throw new Doubt(`unclear ${field}`);
  return text;
}

/** A displayed text, with nothing in it of which nobody has seen how a page displays it. */
function shownText(column: Column, node: Json, oddities: Oddities): string {
  const text = textOf(column, node);
  if (text && oddities(text).some((one) => !column.odd.has(one))) throw new Doubt(`text ${column.field}`);
  return text;
}

type Said = Omit<Element, 'key'>;
const said = (field: string, label: string | undefined, text: string): Said => ({
  ...(label !== undefined && { label }),
  text,
  field,
});

interface Following {
  recipe: Recipe;
  oddities: Oddities;
}

interface Member {
  value: Record<string, unknown>;
  elements: Said[];
}

function memberOf(
  list: string,
  node: Json,
  { columns, parts }: ListRecipe,
  { recipe, oddities }: Following,
): Member {
  const value: Record<string, unknown> = {};
  const elements: Said[] = [];
  for (const column of columns) {
    const text = shownText(column, node, oddities);
    if (!text) continue;
    elements.push(said(`${list}.${column.field}`, column.label, text));
    if (column.field === 'exempt') {
      if (!Object.hasOwn(recipe.exempt, text)) throw new Doubt(`code exempt ${text}`);
      value.exempt = recipe.exempt[text];
    } else value[column.field] = text;
  }
  for (const part of parts) {
    const [form, key] = part.field.split('@') as [string, string];
    const text = textOf(part, node);
    if (typeof value[form] === 'string') delete value[form];
    if (text) value[form] = { ...(value[form] as object), [key]: text };
  }
  return { value, elements };
}

function membersOf(tree: Json, list: (typeof LISTS)[number], how: Following): Member[] {
  const own = how.recipe.lists[list];
  if (!own) return [];
  const members = select(tree, own.at).map((node) => memberOf(list, node, own, how));
  return own.at === '' ? members.filter(({ value }) => Object.keys(value).length > 0) : members;
}

/** Text beside an address; '' where none is displayed. */
export function linkTextBeside(parent: Json, key: string): string {
  const text = isBranch(parent) ? parent[key] : undefined;
  return typeof text === 'string' ? tidyLines(text) : '';
}

/** Links of the answers in their order, the same text with the same address once. */
export function linksOf(tree: Json, sources: readonly LinkSource[], base: string): ServiceGuide['links'] {
  const by = new Map(sources.map((source) => [source.at, source]));
  const found = new Map<string, ServiceGuide['links'][number]>();
  walkLeaves(tree, (pattern, value, parent) => {
    const source = by.get(pattern);
    const url = source && typeof value === 'string' && value ? absolute(value, base) : undefined;
    if (!source || !url || isHere(url, base)) return;
    const text = 'always' in source.text ? source.text.always : linkTextBeside(parent, source.text.key);
    const id = `${text}\n${url}`;
    if (!found.has(id)) found.set(id, text ? { text, url } : { url });
  });
  return [...found.values()];
}

/** A place of the page itself is no link. */
export const isHere = (url: string, base: string): boolean =>
  url.includes('#') && url.slice(0, url.indexOf('#')) === base.replace(/#.*$/, '');

function shownBy(tree: Json, { shown, shownWith }: Recipe): string[] {
  const features = featuresOf(tree);
  const some = shownWith.filter(({ path, features: signs }) => {
    const there = signs.filter((sign) => features.has(sign)).length;
    if (there > 0 && there < signs.length) throw new Doubt(`unclear caption ${path}`);
    return there > 0;
  });
  return [...shown, ...some.map(({ path }) => path)].sort();
}

const linkElement = ({ text, url }: { text?: string | undefined; url: string }): Element => {
  const key = fold(text ?? '') || fold(url);
  return { text: text ?? url, field: 'links', ...(key && { key }) };
};

function build(tree: Json, how: Following): ServiceGuide {
  const { recipe, oddities } = how;
  const scalars: Record<string, unknown> = {};
  const elements: Element[] = [];
  for (const column of recipe.scalars) {
    const text = shownText(column, tree, oddities);
    if (!text) continue;
    elements.push(said(column.field, column.label, text));
    if (column.field !== 'handleForms') scalars[column.field] = text;
    else {
      if (!Object.hasOwn(recipe.handleForms, text)) throw new Doubt(`code handleForms ${text}`);
      scalars.handleForms = recipe.handleForms[text];
    }
  }
  const members = Object.fromEntries(LISTS.map((list) => [list, membersOf(tree, list, how)])) as Record<
    (typeof LISTS)[number],
    Member[]
  >;
  const applyUrl = recipe.apply ? textOf({ field: 'applyUrl', ways: recipe.apply.ways }, tree) : '';
  const links = linksOf(tree, recipe.links, recipe.base);
  const guide = ServiceGuide.parse({
    ...scalars,
    ...(applyUrl && { applyUrl }),
    ...Object.fromEntries(LISTS.map((list) => [list, members[list].map(({ value }) => value)])),
    links,
    shown: shownBy(tree, recipe),
    observed: recipe.observed,
    ...{ source: 'page', reader: recipe.reader },
  });
  const keys = memberKeys(guide);
  for (const list of LISTS)
    for (const [i, { elements: own }] of members[list].entries())
      elements.push(...own.map((element) => ({ ...element, key: keys[list][i]! })));
  if (applyUrl) elements.push({ text: recipe.apply!.text, field: 'applyUrl' });
  guide.elements = [...elements, ...links.map(linkElement)];
  return guide;
}

/** The guide that the answers carry, or why the browser has to look. */
export function rebuild(answers: Answers, recipe: Recipe, oddities: Oddities): Rebuilt {
  const tree = answersTree(answers, recipe);
  if (!tree) return { doubt: 'rows' };
  try {
    checkShape(tree, recipe);
    return { guide: build(tree, { recipe, oddities }) };
  } catch (error) {
    if (error instanceof Doubt) return { doubt: error.message };
    if ((error as Error).name === 'ZodError') return { doubt: 'not a guide' };
    throw error;
  }
}

/** Columns of the guide itself, in the order in which elements stand. */
export const SCALAR_COLUMNS = [
  ...SCALAR_FIELDS.filter((field) => field !== 'name' && field !== 'applyUrl'),
  'name',
  'handleForms',
] as const;
