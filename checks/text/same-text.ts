// Do two texts without a reader of their own mean the same (跨渠道比较)? Kinds, names, paragraphs. Called by the same-source check.
import { fold } from '../../store/schemas/member-key.ts';
import { NUMERAL, readNumeral } from './numeral.ts';
import type { Likeness } from './same-meaning.ts';

const SEPARATORS = /[、，,;；/|\s]+|(?<=\p{Script=Han}{2})[和及与](?=\p{Script=Han}{2})/u;

/** Kinds in any order (自然人、企业法人); one list that holds the other is unsure. */
export function sameKinds(a: string, b: string): Likeness {
  const kinds = (text: string) => new Set(text.split(SEPARATORS).map(fold).filter(Boolean));
  const [x, y] = [kinds(a), kinds(b)];
  const shared = [...x].filter((kind) => y.has(kind)).length;
  if (shared === x.size && shared === y.size) return 'same';
  return shared === Math.min(x.size, y.size) ? 'unsure' : 'different';
}

/** Names of bodies and kinds: one that holds the other may be its short form. */
export function sameNames(a: string, b: string): Likeness {
  const [x, y] = [fold(a), fold(b)];
  if (x === y) return 'same';
  return x.includes(y) || y.includes(x) ? 'unsure' : 'different';
}

const CIRCLED = /[①-⑳]/gu;
/** `1.`, `（一）`, `2、`, `第一，` at the beginning of a piece. */
const ENUMERATOR =
  /^[\s(（]*(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})\s*(?:[)）]\s*[、.．]?|[、．，]|\.(?!\d))/u;
/** Numbers that count something; 一般 and 统一 are words. */
const COUNTED = new RegExp(`(${NUMERAL})(?=个|份|次|日|天|年|月|周岁|元|名|人|张|项|小时|分钟)`, 'gu');
/** What is set between the words and says nothing: all marks but those between digits. */
const MARKS = /(?<!\d)[\p{P}\p{S}]+|[\p{P}\p{S}]+(?!\d)/gu;

function piece(text: string): string {
  return text
    .replace(ENUMERATOR, '')
    .replace(COUNTED, (written) => String(readNumeral(written) ?? written))
    .replace(/(?<=\d)\s*[~—–－〜]+\s*(?=\d)/gu, '-')
    .replace(/\s+/gu, '')
    .replace(MARKS, '');
}

/** The text piece by piece, each without marks and numbers before it. */
const barePieces = (text: string): string[] =>
  text
    .replace(CIRCLED, (mark) => `\n${mark.charCodeAt(0) - 0x245f}. `)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .split(/[;。\n]+/u)
    .map(piece)
    .filter(Boolean);

/** Paragraphs, also where their pieces stand in another order: what is not the same in words is for a person to read. */
export function sameProse(a: string, b: string): Likeness {
  const [x, y] = [barePieces(a), barePieces(b)];
  return x.join('') === y.join('') || x.sort().join() === y.sort().join() ? 'same' : 'unsure';
}
