// An answer of JSON as a tree in which rows are found by their captions, not by their place: `[{caption: 办理部门, value: …}]` becomes
// `{办理部门: {value: …}}`. Patterns name nodes: keys joined by `/`, `*` for any member of an array. Pure; called by learn.ts and rebuild.ts.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Branch = { [key: string]: Json };

/** Key of the caption in arrays of captioned rows, by the pattern of the array. */
export type RowKeys = ReadonlyMap<string, string>;

/** What a pattern could not say is written otherwise. */
export const step = (key: string): string => key.replace(/[~/*]/g, (sign) => `~${sign.charCodeAt(0)};`);
export const under = (pattern: string, key: string): string => (pattern ? `${pattern}/${key}` : key);

export const isBranch = (json: Json | undefined): json is Branch =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
export const isEmpty = (json: Json): boolean => json === null || json === '';

/** The key that holds a different caption in each row; of all rows of all answers at least half are captions that guides have. */
function captionKey(arrays: readonly Json[][], isCaption: (text: string) => boolean): string | undefined {
  const rows = arrays.flat();
  const [first] = rows;
  if (!isBranch(first) || !rows.every(isBranch)) return undefined;
  return Object.keys(first).find((key) => {
    const texts = rows.map((row) => row[key]);
    if (!texts.every((text): text is string => typeof text === 'string' && text !== '')) return false;
    const kinds = [...new Set(texts)];
    return (
      arrays.every((array) => new Set(array.map((row) => (row as Branch)[key])).size === array.length) &&
      kinds.filter(isCaption).length * 2 >= kinds.length
    );
  });
}

/** Learns where answers of one address hold captioned rows. */
export function rowKeysOf(answers: readonly Json[], isCaption: (text: string) => boolean): RowKeys {
  const keys = new Map<string, string>();
  const visit = (nodes: readonly Json[], pattern: string): void => {
    const arrays = nodes.filter((node): node is Json[] => Array.isArray(node));
    const key = captionKey(arrays, isCaption);
    if (key !== undefined) keys.set(pattern, key);
    const branches = [
      ...nodes.filter(isBranch),
      ...(key === undefined ? [] : arrays.map((rows) => byCaption(rows, key)!)),
    ];
    for (const child of new Set(branches.flatMap(Object.keys)))
      visit(
        branches.flatMap((branch) => (Object.hasOwn(branch, child) ? [branch[child]!] : [])),
        under(pattern, step(child)),
      );
    if (key === undefined && arrays.length > 0) visit(arrays.flat(), under(pattern, '*'));
  };
  visit(answers, '');
  return keys;
}

/** Without a prototype: a key of the answer may be called `__proto__`. */
const bare = (): Branch => Object.create(null);

/** Null where a row has no caption, or two have the same one. */
function byCaption(rows: readonly Json[], key: string): Branch | null {
  const found = bare();
  for (const row of rows) {
    if (!isBranch(row)) return null;
    const { [key]: caption, ...rest } = row;
    if (typeof caption !== 'string' || Object.hasOwn(found, caption)) return null;
    found[caption] = rest;
  }
  return found;
}

/** The answer with its captioned rows by caption; undefined where rows are not as they were learned. */
export function treeOf(json: Json, keys: RowKeys, pattern = ''): Json | undefined {
  if (Array.isArray(json)) {
    const key = keys.get(pattern);
    if (key !== undefined) {
      const branch = byCaption(json, key);
      return branch ? treeOf(branch, keys, pattern) : undefined;
    }
    const members = json.map((one) => treeOf(one, keys, under(pattern, '*')));
    return members.includes(undefined) ? undefined : (members as Json[]);
  }
  if (!isBranch(json)) return json;
  const branch = bare();
  for (const [key, value] of Object.entries(json)) {
    const child = treeOf(value, keys, under(pattern, step(key)));
    if (child === undefined) return undefined;
    branch[step(key)] = child;
  }
  return branch;
}

/** Nodes at a pattern, in the order of the answer; '' is the node itself. */
export function select(node: Json, pattern: string): Json[] {
  let found = [node];
  for (const key of pattern === '' ? [] : pattern.split('/'))
    found = found.flatMap((one) =>
      key === '*'
        ? Array.isArray(one)
          ? one
          : []
        : isBranch(one) && Object.hasOwn(one, key)
          ? [one[key]!]
          : [],
    );
  return found;
}

/** Every node below and the pattern that names it, in the order of the answer. */
export function walk(node: Json, visit: (pattern: string, node: Json) => void, pattern = ''): void {
  visit(pattern, node);
  if (Array.isArray(node)) for (const member of node) walk(member, visit, under(pattern, '*'));
  else if (isBranch(node))
    for (const [key, child] of Object.entries(node)) walk(child, visit, under(pattern, key));
}

/** Every leaf with the node that holds it, in the order of the answer. */
export function walkLeaves(
  node: Json,
  visit: (pattern: string, leaf: Json, parent: Json) => void,
  pattern = '',
  parent: Json = null,
): void {
  if (Array.isArray(node)) for (const one of node) walkLeaves(one, visit, under(pattern, '*'), node);
  else if (isBranch(node))
    for (const [key, one] of Object.entries(node)) walkLeaves(one, visit, under(pattern, key), node);
  else visit(pattern, node, parent);
}

const KIND: Record<string, string> = { string: 's', number: 'n', boolean: 'b' };

/** What is not above nought is often shown otherwise (0 as 即办), so it is a kind of its own. */
const kindOf = (leaf: Json): string =>
  isEmpty(leaf) ? 'e' : typeof leaf === 'number' && leaf <= 0 ? 'n0' : (KIND[typeof leaf] ?? '');

/** Shape (形状): the pattern of every node with its kind. */
export function shapeOf(tree: Json): Set<string> {
  const shape = new Set<string>();
  walk(tree, (pattern, node) => {
    if (Array.isArray(node)) shape.add(`${pattern}:${node.length > 0 ? 'some' : 'none'}`);
    else if (isBranch(node)) shape.add(`${pattern}:${Object.keys(node).length > 0 ? '{}' : 'none'}`);
    else shape.add(`${pattern}:${kindOf(node)}`);
  });
  return shape;
}

/** What a page may show a caption for: that a node is there (`p`), that something stands in it (`p!`). */
export function featuresOf(tree: Json): Set<string> {
  const features = new Set<string>();
  const visit = (node: Json, pattern: string): boolean => {
    features.add(pattern);
    const filled = Array.isArray(node)
      ? node.map((one) => visit(one, under(pattern, '*'))).some(Boolean)
      : isBranch(node)
        ? Object.entries(node)
            .map(([key, one]) => visit(one, under(pattern, key)))
            .some(Boolean)
        : !isEmpty(node);
    if (filled) features.add(`${pattern}!`);
    return filled;
  };
  visit(tree, '');
  return features;
}
