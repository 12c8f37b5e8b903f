// How a word list of regular expressions is read: each source compiled once. Used by the lexicons beside it.
import { z } from 'zod';

export const pattern = z.string().transform((source) => new RegExp(source, 'u'));
export const patterns = z.array(pattern).min(1);

/** Does any of the patterns stand in the text? */
export const anyOf = (list: readonly RegExp[], text: string): boolean => list.some((p) => p.test(text));
