// Words by which a journey knows buttons and pages. Data beside this file; used by the runner and by the profile's checks.
import { z } from 'zod';
import { WordPattern } from '../word-pattern.ts';
import words from './words.json' with { type: 'json' };

type WordKind = keyof typeof words;

const patterns = new Map(Object.entries(z.record(z.string(), WordPattern).parse(words)));

/** Pattern of one list; parts of a list may be patterns themselves. */
export const wordsOf = (kind: WordKind): RegExp => patterns.get(kind)!;

/** A button's name without what only decorates it: arrows, numbers in brackets, white space. */
export const bareName = (name: string): string => name.replace(/[\s>»›→←<«‹（）()［］[\]【】]+/gu, '');

/** A field's or an option's name without the marks of what is needed: `* 字号名称：`, 电子邮箱（选填）. */
export const unmarked = (name: string): string =>
  name.replace(/^[*＊\s]+|[*＊\s:：]+$/g, '').replace(/[（(][必选]填[)）]$/, '');

/** Names that are never pressed outside of the sandbox, and there only as the last step. */
export const isNeverPressed = (name: string): boolean => wordsOf('never').test(bareName(name));
