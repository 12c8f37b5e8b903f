// Small wrong changes of a regular expression: anchors, look-arounds, what may be missing, and each of several words. Called by mutants.ts.
import type { Mutant } from './mutants.ts';

/** Words between the bars of one group: 到|去|前往. What holds brackets of its own is left whole. */
const WORD = /(?<=[(:=!|/`'])([^()[\]|\\${}/`'?:=!<]+)\|(?=[^|)/`'])|\|([^()[\]|\\${}/`'?:=!<]+)(?=[)/`'])/gu;

const CHANGES: [RegExp, string][] = [
  // [^…] is no anchor, and ^ is one only where a pattern or a group begins.
  [/(?<=[/|(`':])\^/gu, ''],
  [/\$(?=[/|)`'])/gu, ''],
  [/\(\?!/gu, '(?='],
  [/\(\?=/gu, '(?!'],
  [/\(\?<!/gu, '(?<='],
  [/\(\?<=/gu, '(?<!'],
  // What may be missing must stand there.
  [/(?<=[)\]\p{Script=Han}\w])\?/gu, ''],
  [/(?<=[)\]\w])\*/gu, '+'],
  [/(?<=[)\]\w])\+(?=[^)])/gu, ''],
  [WORD, ''],
];

/** Mutants of a pattern as it stands in the source, with its slashes or quotes; `offset` is where it begins. */
export function patternMutants(pattern: string, offset: number): Mutant[] {
  return CHANGES.flatMap(([form, text]) =>
    [...pattern.matchAll(form)].map(({ 0: all, index }) => ({
      start: offset + index,
      end: offset + index + all.length,
      text,
    })),
  );
}
