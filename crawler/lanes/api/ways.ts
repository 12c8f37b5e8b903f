// Ways from JSON to a displayed text: as it is, out of HTML, with a unit beside it, by a table of codes. Pure; called by learn.ts and rebuild.ts.
import { absolute } from '../../extract/links.ts';
import { htmlText } from '../../records/record-value.ts';
import { isBranch, isEmpty, type Json, select, walk } from './json-tree.ts';

/** `lines`: line breaks stay; `flat`: they are white space, as in plain HTML. */
export type Way =
  | { path: string; how: 'lines' | 'flat' | 'html'; skip?: string }
  | { path: string; how: 'unit'; before: string; after: string }
  /** Absolute address of a link. */
  | { path: string; how: 'address'; base: string }
  | { path: string; how: 'code'; table: Readonly<Record<string, string>> };

/** A place for a text, and what is displayed; undefined where nothing is. */
export interface Sample {
  node: Json;
  text: string | undefined;
}

const LONGEST_UNIT = 12;
const LONGEST_CODE = 24;
const MOST_CODES = 40;
/** A value in pieces: text and links. */
const MOST_PIECES = 40;

const BLANKS = /[\s\u00a0\u3000\u200b-\u200f\u2028\u2029\ufeff\ue000-\uf8ff]+/g;
const tidyLine = (line: string): string => line.replace(BLANKS, ' ').trim();

/** White space as the reader of pages leaves it. */
export const tidyLines = (text: string): string =>
  text.split(/\r?\n/).map(tidyLine).filter(Boolean).join('\n');

const leafText = (node: Json): string => (isEmpty(node) ? '' : String(node));

function wholeText(node: Json, skip: string | undefined): string {
  if (Array.isArray(node)) return node.map((one) => wholeText(one, skip)).join('');
  if (isBranch(node))
    return Object.entries(node)
      .filter(([key]) => key !== skip)
      .map(([, one]) => wholeText(one, skip))
      .join('');
  return leafText(node);
}

const READ = {
  lines: tidyLines,
  flat: tidyLine,
  // Most texts hold no markup, and reading it is dear.
  html: (text: string) => tidyLines(/[<&]/.test(text) ? htmlText(text) : text),
};

/** `''`: nothing is displayed; undefined: the way does not lead there (a code nobody has seen, several places at once). */
export function textBy(way: Way, member: Json): string | undefined {
  const texts = select(member, way.path)
    .map((node) => wholeText(node, 'skip' in way ? way.skip : undefined))
    .filter((text) => text.trim() !== '');
  const [text] = texts;
  if (text === undefined) return '';
  if (texts.length > 1) return undefined;
  if (way.how === 'unit') return way.before + tidyLine(text) + way.after;
  if (way.how === 'address') return absolute(text, way.base);
  if (way.how === 'code') return Object.hasOwn(way.table, text) ? way.table[text] : undefined;
  return READ[way.how](text);
}

/** What all ways say alike; undefined where they differ or one does not lead there. */
export function agreed(ways: readonly Way[], member: Json): string | undefined {
  const [first, ...others] = ways.map((way) => textBy(way, member));
  return others.every((text) => text === first) ? first : undefined;
}

const fits = (way: Way, samples: readonly Sample[]): boolean =>
  samples.every(({ node, text }) => textBy(way, node) === (text ?? ''));

const isLeaf = (node: Json): boolean => !isBranch(node) && !Array.isArray(node);

/** A value in pieces: leaves, or small objects of leaves (a text and the address of a link). */
const inPieces = (node: Json): boolean =>
  isBranch(node)
    ? Object.values(node).every(isLeaf)
    : Array.isArray(node) &&
      node.length <= MOST_PIECES &&
      node.every((one) => isLeaf(one) || (isBranch(one) && Object.values(one).every(isLeaf)));

/** Keys of pieces: any may hold what is not displayed. */
const keysOf = (node: Json): (string | undefined)[] => [
  undefined,
  ...new Set([node].flat().flatMap((one) => (isBranch(one) ? Object.keys(one) : []))),
];

/** Values of an object beside the one that is left out: one alone is displayed by itself. */
const filledBut = (node: object, skip: string | undefined): number =>
  Object.entries(node).filter(([key, value]) => key !== skip && !isEmpty(value as Json)).length;

/** What each node below displays as it is, by the text. */
function directWays(root: Json): Map<string, Way[]> {
  const ways = new Map<string, Map<string, Way>>();
  const add = (text: string, way: Way): void => {
    const known = ways.get(text) ?? new Map<string, Way>();
    ways.set(text, known.set(JSON.stringify(way), way));
  };
  walk(root, (path, node) => {
    if (inPieces(node))
      for (const skip of keysOf(node).filter((key) => (isBranch(node) ? filledBut(node, key) > 1 : true)))
        add(tidyLines(wholeText(node, skip)), { path, how: 'lines', ...(skip !== undefined && { skip }) });
    if (!isLeaf(node)) return;
    const raw = leafText(node);
    // Without line breaks or markup all three say the same: which of them the page means is open until one with them was seen.
    for (const how of ['lines', 'flat', 'html'] as const) add(READ[how](raw), { path, how });
  });
  return new Map([...ways].map(([text, known]) => [text, [...known.values()]]));
}

/** Nodes are asked for each of their columns. */
const remembered = new WeakMap<object, Map<string, Way[]>>();

function directTo(node: Json, text: string): Way[] {
  if (typeof node !== 'object' || node === null) return directWays(node).get(text) ?? [];
  const known = remembered.get(node) ?? directWays(node);
  remembered.set(node, known);
  return known.get(text) ?? [];
}

function unitsTo(root: Json, text: string): Way[] {
  const ways: Way[] = [];
  walk(root, (path, node) => void ways.push(...unitWay(path, node, text)));
  return ways;
}

function unitWay(path: string, node: Json, text: string): Way[] {
  if (isBranch(node) || Array.isArray(node)) return [];
  const raw = tidyLine(leafText(node));
  const at = raw === '' ? -1 : text.indexOf(raw);
  if (at < 0 || raw === text || text.length - raw.length > LONGEST_UNIT) return [];
  return [{ path, how: 'unit', before: text.slice(0, at), after: text.slice(at + raw.length) }];
}

/**
 * A code each for what is displayed: told by one that came twice, so that not every odd column is a code, and by two texts, for what is
 * the same on all pages may come from elsewhere.
 */
function codeWay(path: string, samples: readonly Sample[]): Way[] {
  const table: Record<string, string> = {};
  let used = 0;
  for (const { node, text } of samples) {
    const codes = select(node, path).filter((one) => !isBranch(one) && !Array.isArray(one) && !isEmpty(one));
    if (codes.length > 1) return [];
    if (codes.length === 0) {
      if (text !== undefined) return [];
      continue;
    }
    const code = leafText(codes[0]!);
    const shown = text ?? '';
    if (code.length > LONGEST_CODE || (Object.hasOwn(table, code) && table[code] !== shown)) return [];
    table[code] = shown;
    used++;
  }
  const codes = Object.keys(table).length;
  const texts = new Set(Object.values(table)).size;
  return texts > 1 && codes <= MOST_CODES && used > codes ? [{ path, how: 'code', table }] : [];
}

/** Patterns of the nodes that any sample has. */
function pathsIn(samples: readonly Sample[], most: number): Map<string, Json> {
  const paths = new Map<string, Json>();
  for (const { node } of samples)
    walk(node, (pattern, one) => {
      if (paths.size < most && !paths.has(pattern)) paths.set(pattern, one);
    });
  return paths;
}

const MOST_PATHS = 20_000;
const MOST_TELLING = 8;

/** Ways to the address of a link; as waysTo. */
export function waysToAddress(samples: readonly Sample[], base: string): Way[] {
  const first = samples.find(({ text }) => text !== undefined);
  if (!first) return [];
  const ways: Way[] = [...pathsIn([first], MOST_PATHS)]
    .filter(([, node]) => typeof node === 'string' && absolute(node, base) === first.text)
    .map(([path]) => ({ path, how: 'address', base }));
  return ways.filter((way) => fits(way, samples));
}

/** All ways that fit every sample, of the simplest kind that any fits by. Empty where the text is not in the JSON. */
export function waysTo(samples: readonly Sample[]): Way[] {
  const shown = samples.filter(({ text }) => text !== undefined);
  const [first] = shown;
  if (!first) return [];
  for (const find of [directTo, unitsTo]) {
    // A value may be a text here and pieces there: several samples tell how it can lie.
    const ways = new Map(
      shown
        .slice(0, MOST_TELLING)
        .flatMap(({ node, text }) => find(node, text!).map((way) => [JSON.stringify(way), way] as const)),
    );
    const fitting = [...ways.values()].filter((way) => fits(way, samples));
    if (fitting.length > 0) return fitting;
  }
  return [...pathsIn([first], MOST_PATHS).keys()].flatMap((path) => codeWay(path, samples));
}
