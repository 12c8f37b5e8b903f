// Learns a recipe: where in the JSON of some pages the values stand that the browser's guides showed. Pure; called by api-book.ts.
import { isDeepStrictEqual } from 'node:util';
import type { Lesson } from '../../../store/schemas/lanes.ts';
import { memberKeys } from '../../../store/schemas/member-key.ts';
import { sameGuide } from '../same-guide.ts';
import { rowKeysOf, select, shapeOf, walk } from './json-tree.ts';
import { linksFrom } from './learn-links.ts';
import { shownIn } from './learn-shown.ts';
import { answersTree, rebuild, SCALAR_COLUMNS } from './rebuild.ts';
import {
  type Column,
  FORMS,
  LISTS,
  type List,
  type ListRecipe,
  type Oddities,
  type Recipe,
} from './recipe.ts';
import { type Seen, Unexplained } from './seen.ts';
import { type Sample, waysTo, waysToAddress } from './ways.ts';

export interface LearnOptions {
  /** Whether a text is a caption of guides. */
  isCaption: (text: string) => boolean;
  oddities: Oddities;
  /** Address against which those of the JSON are read. */
  base: string;
}

/** What the JSON does not explain: schema paths, `links`, `shown …`. */
export type Learned = { recipe: Recipe } | { unexplained: string[] };

/** The one label of a column; throws where pages call it differently. */
function labelOf(field: string, labels: readonly (string | undefined)[]): string | undefined {
  if (labels.some((label) => label !== labels[0])) throw new Unexplained(field);
  return labels[0];
}

function columnOf(
  field: string,
  path: string,
  samples: readonly (Sample & { label?: string | undefined })[],
  o: LearnOptions,
): Column {
  const ways = waysTo(samples);
  if (ways.length === 0) throw new Unexplained(path);
  const shown = samples.filter(({ text }) => text !== undefined);
  return {
    ...{ field, ways },
    odd: new Set(shown.flatMap(({ text }) => o.oddities(text!))),
    label: labelOf(
      path,
      shown.map(({ label }) => label),
    ),
  };
}

function scalarsOf(seen: readonly Seen[], o: LearnOptions): Column[] {
  return SCALAR_COLUMNS.filter((field) =>
    seen.some(({ guide }) => guide.elements.some((element) => element.field === field)),
  ).map((field) =>
    columnOf(
      field,
      field,
      seen.map(({ tree, guide }) => {
        const element = guide.elements.find((one) => one.field === field);
        return { node: tree, text: element?.text, label: element?.label };
      }),
      o,
    ),
  );
}

function applyOf(seen: readonly Seen[], base: string): Recipe['apply'] {
  const texts = seen.flatMap(({ guide }) =>
    guide.elements.filter(({ field }) => field === 'applyUrl').map(({ text }) => text),
  );
  const [text] = texts;
  if (text === undefined) return null;
  const ways = waysToAddress(
    seen.map(({ tree, guide }) => ({ node: tree, text: guide.applyUrl })),
    base,
  );
  if (ways.length === 0 || texts.some((one) => one !== text)) throw new Unexplained('applyUrl');
  return { ways, text };
}

/** Columns of a list whose members lie at a pattern; throws where they do not. */
function listAt(seen: readonly Seen[], list: List, at: string, o: LearnOptions): ListRecipe {
  const members = seen.flatMap(({ tree, guide }) => {
    const keys = memberKeys(guide)[list];
    const nodes = select(tree, at);
    return guide[list].map((value, i) => ({
      node: nodes[i]!,
      value: value as Record<string, unknown>,
      elements: guide.elements.filter(({ field, key }) => field.startsWith(`${list}.`) && key === keys[i]),
    }));
  });
  const fields = [...new Set(members.flatMap(({ elements }) => elements.map(({ field }) => field)))];
  const columns = fields.map((path) =>
    columnOf(
      path.slice(list.length + 1),
      path,
      members.map(({ node, elements }) => {
        const element = elements.find(({ field }) => field === path);
        return { node, text: element?.text, label: element?.label };
      }),
      o,
    ),
  );
  const parts = (list === 'materials' ? FORMS : []).flatMap((form) =>
    (['url', 'name'] as const).flatMap((key) => {
      const samples = members.map(({ node, value }) => ({
        node,
        text: (value[form] as Record<string, string> | undefined)?.[key],
      }));
      if (samples.every(({ text }) => text === undefined)) return [];
      const ways = key === 'url' ? waysToAddress(samples, o.base) : waysTo(samples);
      if (ways.length === 0) throw new Unexplained(`${list}.${form}`);
      return { field: `${form}@${key}`, ways };
    }),
  );
  return { at, columns, parts };
}

/** The first place of so many members that explains every column; deeper ones first, the page itself last. */
function listOf(seen: readonly Seen[], list: List, o: LearnOptions): ListRecipe | undefined {
  if (seen.every(({ guide }) => guide[list].length === 0)) return undefined;
  const patterns = new Set<string>();
  for (const { tree } of seen)
    walk(tree, (pattern) => {
      if (pattern.endsWith('*')) patterns.add(pattern);
    });
  const places = [...patterns]
    .filter((at) => seen.every(({ tree, guide }) => select(tree, at).length === guide[list].length))
    .sort((a, b) => b.split('/').length - a.split('/').length);
  if (seen.every(({ guide }) => guide[list].length === 1)) places.push('');
  let nearest: Unexplained | undefined;
  for (const at of places)
    try {
      return listAt(seen, list, at, o);
    } catch (error) {
      if (!(error instanceof Unexplained)) throw error;
      nearest ??= error;
    }
  throw nearest ?? new Unexplained(list);
}

/** What the guide holds for a displayed text, where that is another text. */
function valuesByText<T>(pairs: readonly (readonly [string, T])[], field: string): Record<string, T> {
  const table: Record<string, T> = {};
  for (const [text, value] of pairs) {
    if (Object.hasOwn(table, text) && !isDeepStrictEqual(table[text], value)) throw new Unexplained(field);
    table[text] = value;
  }
  return table;
}

const exemptPairs = ({ guide }: Seen): [string, boolean][] =>
  guide.materials.flatMap(({ exempt }, i) => {
    const key = memberKeys(guide).materials[i];
    const element = guide.elements.find((one) => one.field === 'materials.exempt' && one.key === key);
    return element && exempt !== undefined ? [[element.text, exempt]] : [];
  });

const formsPairs = ({ guide }: Seen): [string, string[]][] =>
  guide.elements.filter(({ field }) => field === 'handleForms').map(({ text }) => [text, guide.handleForms]);

function recipeFor(lessons: readonly Lesson[], requests: readonly string[], o: LearnOptions): Recipe {
  const rowKeys = new Map(
    requests.map((request) => [
      request,
      rowKeysOf(
        lessons.map(({ answers }) => answers[request]!),
        o.isCaption,
      ),
    ]),
  );
  const seen = lessons.map(({ answers, guide }): Seen => {
    const tree = answersTree(answers, { requests, rowKeys });
    if (tree === null) throw new Unexplained('rows');
    return { tree, guide };
  });
  const [first] = seen;
  const shapes = seen.map(({ tree }) => shapeOf(tree));
  const known = new Set(shapes.flatMap((shape) => [...shape]));
  if (seen.some(({ guide }) => !isDeepStrictEqual(guide.observed, first!.guide.observed)))
    throw new Unexplained('observed');
  const lists: Partial<Record<List, ListRecipe>> = {};
  for (const list of LISTS) {
    const own = listOf(seen, list, o);
    if (own) lists[list] = own;
  }
  return {
    ...{ requests, rowKeys, known, base: o.base, lists },
    always: new Set([...known].filter((one) => shapes.every((shape) => shape.has(one)))),
    scalars: scalarsOf(seen, o),
    apply: applyOf(seen, o.base),
    handleForms: valuesByText(seen.flatMap(formsPairs), 'handleForms'),
    exempt: valuesByText(seen.flatMap(exemptPairs), 'materials.exempt'),
    links: linksFrom(seen, o.base),
    ...shownIn(seen),
    observed: first!.guide.observed,
    reader: first!.guide.reader,
  };
}

/** Requests in which something displayed stands: others need not be asked. */
function usedRequests({ requests, scalars, apply, lists, links }: Recipe): string[] {
  const paths = [
    ...scalars.flatMap(({ ways }) => ways.map(({ path }) => path)),
    ...(apply?.ways.map(({ path }) => path) ?? []),
    ...Object.values(lists).flatMap(({ at, columns }) =>
      at ? [at] : columns.flatMap(({ ways }) => ways.map(({ path }) => path)),
    ),
    ...links.map(({ at }) => at),
  ];
  return requests.filter((request) => {
    const own = request.replace(/[~/*]/g, (sign) => `~${sign.charCodeAt(0)};`);
    return paths.some((path) => path === own || path.startsWith(`${own}/`));
  });
}

/** The recipe that gives the guide of every lesson, whole and equal; or what no JSON explains. */
export function learnRecipe(lessons: readonly Lesson[], options: LearnOptions): Learned {
  const [first, ...others] = lessons;
  if (!first) return { unexplained: [] };
  const common = Object.keys(first.answers)
    .filter((request) => others.every(({ answers }) => request in answers))
    .sort();
  if (common.length === 0) return { unexplained: ['name'] };
  try {
    const whole = recipeFor(lessons, common, options);
    const used = usedRequests(whole);
    const recipe = used.length < common.length ? recipeFor(lessons, used, options) : whole;
    const failed = lessons.find(({ answers, guide }) => {
      const rebuilt = rebuild(answers, recipe, options.oddities);
      return 'doubt' in rebuilt || !sameGuide(rebuilt.guide, guide);
    });
    return failed ? { unexplained: ['guide'] } : { recipe };
  } catch (error) {
    if (error instanceof Unexplained) return { unexplained: [error.message] };
    throw error;
  }
}
