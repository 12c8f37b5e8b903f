// Words by which a journey knows buttons and pages. Data beside this file; used by the runner and by the profile's checks.
import { z } from 'zod';
import words from './words.json' with { type: 'json' };

const WordLists = z.record(z.string(), z.array(z.string().min(1)).min(1));
type WordKind = keyof typeof words;

const patterns = new Map(
  Object.entries(WordLists.parse(words)).map(([kind, list]) => [kind, new RegExp(list.join('|'), 'i')]),
);

/** Pattern of one list; parts of a list may be patterns themselves. */
export const wordsOf = (kind: WordKind): RegExp => patterns.get(kind)!;

/** A button's name without what only decorates it: arrows, numbers in brackets, white space. */
export const bareName = (name: string): string => name.replace(/[\s>»›→←<«‹（）()［］[\]【】]+/gu, '');

/** Names that are never pressed outside of the sandbox, and there only as the last step. */
export const isNeverPressed = (name: string): boolean => wordsOf('never').test(bareName(name));
