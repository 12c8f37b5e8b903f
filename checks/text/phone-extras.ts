// Extensions, alternative endings and placeholders of phone numbers: called by the phone reader.
import { HIDDEN } from './phone-mask.ts';

const EXTENSION =
  /^(?:\(总机\)|总机)?[\s,;]{0,2}\(?\s?(?:(?:转接?|拨|按)?\s?(?:分机|内线)号?码?|转接?|ext\.?|[x×*#](?=\d))[\s:]{0,2}(\d{1,6})(?!\d|-\d{7})\s?\)?/i;

/** `转802`, `分机8021`, `x802` right behind a number. */
export function readExtension(text: string, end: number): { ext: string; end: number } | undefined {
  const found = EXTENSION.exec(text.slice(end, end + 24));
  return found?.[1] === undefined ? undefined : { ext: found[1], end: end + found[0].length };
}

/** Three or four digits are an ending only where nothing else can be meant by them: no emergency number, no room. */
const LONG_ENDING = /^\s?[/、]\s?(?!1[12]\d(?!\d))(\d{3,4})(?=\s?(?:$|[/、,;。)\n]))/;

/**
 * `5826901/02`, `62751234、1235`: the same number with other last digits. A list's ordinal (`、2、现场咨询`) is none, but 5826901、2、3 counts
 * on from the number's `last` digit.
 */
export function readEnding(
  text: string,
  end: number,
  last: string,
): { digits: string; start: number; end: number } | undefined {
  const behind = text.slice(end, end + 8);
  const long = LONG_ENDING.exec(behind);
  const found = long ?? /^\s?[/、~]\s?(\d{1,2})(?![\d\ue000]|\s?([.):]|、(?!\d(?!\d))))/.exec(behind);
  const digits = found?.[1];
  if (!found || digits === undefined) return undefined;
  if (!long && /^\s?、/.test(text.slice(end + found[0].length)) && Number(digits) !== Number(last) + 1)
    return undefined;
  const stop = end + found[0].length;
  return { digits, start: stop - digits.length, end: stop };
}

export interface Placeholder {
  start: number;
  end: number;
  /** Three or more digits of the subscriber's own number are there: 077X-2883320, 138****1234. */
  partial: boolean;
}

const BLANKS =
  /(?<![A-Za-z0-9])\(?[\dXx×*□〇_]{2,20}(?:(?:\)?[\s-]{1,2}|\))[\dXx×*□〇_]{2,20}){0,3}(?![A-Za-z0-9])/g;
const BLANK = /[Xx×*□〇_]/g;
/** 63212345x802 is an extension. */
/** Footnote marks around a number. */
const MARKS = /^[*×_]{1,2}|[*×_]{1,2}$/g;
const WITH_EXTENSION = /\d{5}[Xx×*]\d{1,6}$/;

/** Numbers with letters or signs for digits (占位号码): nobody can call them. */
export function findPlaceholders(text: string, expected: (start: number) => boolean): Placeholder[] {
  const found: Placeholder[] = [];
  for (const { 0: written, index } of text.matchAll(BLANKS)) {
    const blanks = written.match(BLANK)?.length ?? 0;
    const size = written.replace(/[\s()-]/g, '').length;
    if (blanks === 0 || size < 7 || size > 14 || WITH_EXTENSION.test(written)) continue;
    // 3_6_2101 is a room; only a line to be filled in is a blank.
    if (written.includes('_') && !written.includes('___')) continue;
    if (!written.replace(MARKS, '').match(BLANK)) continue;
    const digits = size - blanks;
    if (digits === 0 && !expected(index)) continue;
    const subscriber = written.replace(/^\(?[\dXx×*□〇_]{3,4}[\s)-]{1,2}/, '');
    found.push({ start: index, end: index + written.length, partial: /\d{3}/.test(subscriber) });
  }
  return found;
}

export const hide = (text: string, ranges: readonly { start: number; end: number }[]): string => {
  let out = '';
  let from = 0;
  for (const { start, end } of ranges) {
    out += text.slice(from, start) + HIDDEN.repeat(end - start);
    from = end;
  }
  return out + text.slice(from);
};
