// Which addresses in the JSON are the links of a guide, and what they are called. Pure; called by learn.ts.
import { isDeepStrictEqual } from 'node:util';
import { absolute } from '../../extract/links.ts';
import { isBranch, walkLeaves } from './json-tree.ts';
import { isHere, linksOf, linkTextBeside } from './rebuild.ts';
import type { LinkSource } from './recipe.ts';
import { type Seen, Unexplained } from './seen.ts';

/** Where addresses stand that were links, with what they were called. */
function linkSources(seen: readonly Seen[], base: string): LinkSource[] {
  const texts = new Map<string, { keys: Set<string>; always: Set<string> }>();
  for (const { tree, guide } of seen) {
    const called = new Map<string, Set<string>>();
    for (const { text = '', url } of guide.links) called.set(url, (called.get(url) ?? new Set()).add(text));
    walkLeaves(tree, (at, value, parent) => {
      const url = typeof value === 'string' && value ? absolute(value, base) : undefined;
      const names = url === undefined || isHere(url, base) ? undefined : called.get(url);
      if (!names || !isBranch(parent)) return;
      const beside = Object.keys(parent).filter((one) => names.has(linkTextBeside(parent, one)));
      const known = texts.get(at);
      texts.set(at, {
        keys: new Set(known ? beside.filter((one) => known.keys.has(one)) : beside),
        always: new Set([...names].filter((name) => !known || known.always.has(name))),
      });
    });
  }
  return [...texts].flatMap(([at, { keys, always }]) => {
    const [key] = keys;
    const [name] = always;
    if (key !== undefined) return { at, text: { key } };
    return name === undefined ? [] : { at, text: { always: name } };
  });
}

/** @throws Unexplained where that gives other links than a page had, or in another order */
export function linksFrom(seen: readonly Seen[], base: string): LinkSource[] {
  const sources = linkSources(seen, base);
  if (seen.some(({ tree, guide }) => !isDeepStrictEqual(linksOf(tree, sources, base), guide.links)))
    throw new Unexplained('links');
  return sources;
}
