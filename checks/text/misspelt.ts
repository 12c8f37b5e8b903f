// Is a standard name of a paper misspelt (疑似笔误) in a material's name? Used by the material-form check.
import { PAPERS } from '../lexicon/material.ts';
import { remembered } from './memo.ts';

const STANDARD = new Set(PAPERS.standard);

/** First and last character of a standard name → the names: only those can be one slip away from a window of the text. */
const BY_EDGES = new Map<string, string[]>();
for (const word of PAPERS.standard) {
  const edges = `${word.length}${word[0]}${word.at(-1)}`;
  BY_EDGES.set(edges, [...(BY_EDGES.get(edges) ?? []), word]);
}
const LENGTHS = [...new Set(PAPERS.standard.map((word) => word.length))];

const LISTED = new RegExp(PAPERS.misspelt.map(({ wrong }) => wrong).join('|'), 'u');
const FIRSTS = new Set(PAPERS.standard.map((word) => word[0]!));

/** Exactly one other character, or two neighbours that changed places. */
function oneSlip(a: string, b: string): boolean {
  const differing = [...a].flatMap((char, i) => (char === b[i] ? [] : [i]));
  if (differing.length === 1) return true;
  const [i, j] = differing;
  return differing.length === 2 && j === i! + 1 && a[i!] === b[j!] && a[j!] === b[i!];
}

/**
 * The wrong words and what they should be, or null. Names that hold the standard name are right; first and last
 * character must agree, or names that only resemble each other would be taken for slips.
 */
export const misspelt = remembered((name): { readonly wrong: string; readonly right: string } | null => {
  const listed = LISTED.exec(name)?.[0];
  if (listed) return PAPERS.misspelt.find(({ wrong }) => wrong === listed)!;
  for (let i = 0; i < name.length; i++) {
    if (!FIRSTS.has(name[i]!)) continue;
    for (const length of LENGTHS) {
      if (i + length > name.length) continue;
      const window = name.slice(i, i + length);
      if (STANDARD.has(window)) continue;
      const right = BY_EDGES.get(`${length}${window[0]}${window.at(-1)}`)?.find((word) =>
        oneSlip(window, word),
      );
      if (right && !name.includes(right)) return { wrong: window, right };
    }
  }
  return null;
});
