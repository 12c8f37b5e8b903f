// Which captions stand on a page, told by the JSON. Pure; called by learn.ts.
import { featuresOf } from './json-tree.ts';
import type { Recipe } from './recipe.ts';
import { type Seen, Unexplained } from './seen.ts';

/** Captions by what else is in the JSON exactly when they are on the page. @throws Unexplained */
export function shownIn(seen: readonly Seen[]): Pick<Recipe, 'shown' | 'shownWith'> {
  const features = seen.map(({ tree }) => featuresOf(tree));
  const byPages = new Map<string, string[]>();
  for (const feature of new Set(features.flatMap((one) => [...one]))) {
    const pages = features.map((one) => (one.has(feature) ? '1' : '0')).join('');
    byPages.set(pages, [...(byPages.get(pages) ?? []), feature]);
  }
  const shown: string[] = [];
  const shownWith: { path: string; features: string[] }[] = [];
  for (const path of new Set(seen.flatMap(({ guide }) => guide.shown))) {
    const pages = seen.map(({ guide }) => (guide.shown.includes(path) ? '1' : '0')).join('');
    const signs = byPages.get(pages);
    if (!pages.includes('0')) shown.push(path);
    else if (signs) shownWith.push({ path, features: signs });
    else throw new Unexplained(`shown ${path}`);
  }
  return { shown, shownWith };
}
