// How a word list of regular expressions is read: each source compiled once. Used by the lexicons beside it.
import { z } from 'zod';

export const pattern = z.string().transform((source) => new RegExp(source, 'u'));
export const patterns = z.array(pattern).min(1);

const joinedPatterns = new WeakMap<readonly RegExp[], RegExp>();

/** Does any of the patterns stand in the text? Tried as one expression: a guide asks thousands of times. */
export function anyOf(list: readonly RegExp[], text: string): boolean {
  let all = joinedPatterns.get(list);
  if (!all) {
    all = new RegExp(list.map(({ source }) => `(?:${source})`).join('|'), list[0]?.flags);
    joinedPatterns.set(list, all);
  }
  return all.test(text);
}
