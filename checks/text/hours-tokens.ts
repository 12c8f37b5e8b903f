// Cuts a text of office hours into words, clocks and dates: called by the grammar of hours.
import { CLOCK_FORMS, type Clock, chineseNumber } from './hours-clock.ts';
import { LEXICON, type TokenKind } from './hours-lexicon.ts';
import type { CalendarDay, Span } from './hours-types.ts';
import { normalise } from './normalise.ts';
import { byFirst, wordsByFirst } from './words-by-first.ts';

export interface Token {
  kind: TokenKind;
  text: string;
  /** From the lexicon: a part of the day, OSM days. */
  value: string;
  at: Span;
  clock?: Clock;
  date?: CalendarDay;
  /** For brackets: index of the partner token, -1 without one. */
  partner: number;
}

const LIMITS = wordsByFirst(LEXICON.filter(([kind]) => kind === 'limit'));
const WORDS = wordsByFirst(LEXICON.filter(([kind]) => kind !== 'limit'));
const MARKS = new Map<number, TokenKind>(
  (
    [
      [':', 'colon'],
      ['([<', 'bracket'],
      [')]>', 'close'],
      [',、;。|/!?.·*&+', 'separator'],
      ['-~至到ー_→', 'dash'],
    ] as const
  ).flatMap(([signs, kind]) => [...signs].map((sign) => [sign.charCodeAt(0), kind] as const)),
);

const C = '[一二三四五六七八九十]{1,3}';
const number = (text: string | undefined) =>
  text === undefined ? null : /^\d/u.test(text) ? Number(text) : chineseNumber(text);
type DateForm = readonly [
  pattern: RegExp,
  groups: [year: number, month: number, day: number],
  when?: readonly string[],
];
const DATES: readonly DateForm[] = [
  [/(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})(?![\d:])[日号]?/uy, [1, 2, 3]],
  [/(\d{4})年(\d{1,2})月/uy, [1, 2, 0]],
  [/(\d{1,2})月(\d{1,2})(?![\d:.])[日号]?/uy, [0, 1, 2]],
  [new RegExp(`(${C})月(?:(${C})[日号])?`, 'uy'), [0, 1, 2]],
  [/(\d{1,2})月份?[初底]?/uy, [0, 1, 0]],
  [/(\d{1,2})(?=[-~至到、和]{1,2}(?:次年|翌年)?\d{1,2}月)/uy, [0, 1, 0]],
  // Behind a season 5.01-9.30 and 10.15-4.9 are dates, 8.30-11.30 are clocks.
  [
    /(\d{1,2})\.(0[1-9]|\d\d(?=[-~至到]{1,3}\d{1,2}\.(?:\d(?!\d)|0[1-9]|31|29|28)))(?=[-~至到]{1,3}\d{1,2}\.\d)/uy,
    [0, 1, 2],
    ['season'],
  ],
  [/(\d{1,2})\.(\d)(?![\d.])/uy, [0, 1, 2]],
  [/(\d{1,2})\.(\d{1,2})(?![\d.])/uy, [0, 1, 2], ['to-date']],
  [/(\d{1,2})[日号](?!楼)/uy, [0, 0, 1], ['to-date']],
];

const datesOf = byFirst(DATES, ([pattern]) => pattern.source);
const clocksOf = byFirst(CLOCK_FORMS, ([pattern]) => pattern.source);

const DAY_NUMERAL =
  /[一二三四五六日天](?=$|[\d一二三四五六日天,、;。:()/~-]|[上下早中晚全法节及和与至到双每闭休除为均不照正工开])|(?<=[-~至到])[1-7](?![\d:点.])/uy;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** Signs that are no part of a word: blank, line end, quotes. */
const GAPS = new Set([...' \n"\''].map((char) => char.charCodeAt(0)));

/** Spaces go, for they stand inside words too (节 假日); between digits they part two numbers. Quotes are no words. */
function compact(text: string): { text: string; at: number[] } {
  const spelt = normalise(text);
  const even = spelt.text;
  let out = '';
  const at: number[] = [];
  /** Start of the run that is not copied yet. */
  let from = 0;
  let last = 0;
  for (let i = 0; i < even.length; i++) {
    const code = even.charCodeAt(i);
    if (GAPS.has(code)) {
      out += even.slice(from, i);
      from = i + 1;
      continue;
    }
    if (from === i && isDigit(code) && isDigit(last)) {
      out += ' ';
      at.push(spelt.at(i) - 1);
    }
    last = code;
    at.push(spelt.at(i));
  }
  at.push(spelt.at(even.length));
  return { text: from === 0 ? even : out + even.slice(from), at };
}

/** Words in the order of the text; unknown words as `text`, unknown digits as `number`; noise is left out. Linear. */
export function tokenise(text: string): Token[] {
  const { text: even, at } = compact(text);
  const tokens: Token[] = [];
  let before = '';
  let unknown = -1;
  const span = (start: number, end: number): Span => [at[start]!, at[end - 1]! + 1];
  const flush = (end: number) => {
    if (unknown < 0) return;
    const written = even.slice(unknown, end);
    tokens.push({ kind: 'text', text: written, value: '', at: span(unknown, end), partner: -1 });
    before = 'text';
    unknown = -1;
  };
  for (let i = 0; i < even.length; ) {
    const token = match(even, i, unknown < 0 ? before : 'text');
    if (!token) {
      if (even[i] === ' ') flush(i);
      else if (unknown < 0) unknown = i;
      i++;
      continue;
    }
    flush(i);
    const { length } = token.text;
    if (token.kind !== 'noise') {
      token.at = span(i, i + length);
      tokens.push(token);
      before = contextOf(token, before);
    }
    i += length;
  }
  flush(even.length);
  return pair(tokens);
}

const NOWHERE: Span = [0, 0];

/** A token whose place is filled in by the caller. */
const matched = (kind: TokenKind, text: string, value = ''): Token => ({
  kind,
  text,
  value,
  at: NOWHERE,
  partner: -1,
});

function match(text: string, i: number, before: string): Token | undefined {
  const first = text.charCodeAt(i);
  for (const [pattern, [year, month, day], when] of datesOf(first)) {
    pattern.lastIndex = i;
    const m = (!when || when.includes(before)) && pattern.exec(text);
    if (!m) continue;
    const date = {
      year: year ? number(m[year]) : null,
      month: month ? number(m[month])! : 0,
      day: day ? number(m[day]) : null,
    };
    if (date.month <= 12 && (date.day ?? 1) <= 31 && date.day !== 0 && (month === 0 || date.month > 0)) {
      const found = matched('date', m[0]);
      found.date = date;
      return found;
    }
  }
  const limit = word(text, i, LIMITS);
  if (limit) return limit;
  for (const [pattern, read, when] of clocksOf(first)) {
    pattern.lastIndex = i;
    const m = (!when || when(before)) && pattern.exec(text);
    if (!m) continue;
    const found = matched('clock', m[0]);
    found.clock = read(m);
    return found;
  }
  const known = word(text, i, WORDS);
  if (known) return known;
  // 周一、三、五 and 周一至五 and 周六日: a numeral that leans on the weekday before.
  DAY_NUMERAL.lastIndex = i;
  if ((before === 'weekday' || before === 'to-weekday') && DAY_NUMERAL.test(text))
    return matched('weekday', text.charAt(i));
  if (isDigit(first)) {
    let end = i + 1;
    while (isDigit(text.charCodeAt(end))) end++;
    return matched('number', text.slice(i, end));
  }
  // 一 typed for a dash: 9:00一12:00.
  if (before === 'clock' && text.startsWith('一', i) && /[\d上下晚中次]/u.test(text.charAt(i + 1)))
    return matched('dash', '一');
  const mark = MARKS.get(first);
  return mark && matched(mark, text.charAt(i));
}

function word(text: string, i: number, words: typeof WORDS): Token | undefined {
  const beginning = words(text.charCodeAt(i));
  if (!beginning) return undefined;
  const { entries, pattern } = beginning;
  pattern.lastIndex = i;
  const m = pattern.exec(text);
  if (!m) return undefined;
  let group = 1;
  while (m[group] === undefined) group++;
  const [kind, , value] = entries[group - 1]!;
  return matched(kind, m[0], value);
}

/** What the next token may lean on: `to-date` after the dash behind a date, `to-bare` behind a bare hour. */
function contextOf(found: Token, before: string): string {
  if (found.kind === 'clock') {
    if (/^\d{1,2}$/u.test(found.text)) return 'bare';
    return /^\d{3,4}$/u.test(found.text) ? 'four' : 'clock';
  }
  if (
    before === 'weekday' &&
    (found.kind === 'dash' || found.kind === 'and' || found.text === '、' || found.text === ',')
  )
    return 'to-weekday';
  if (found.kind === 'dash')
    return (
      { date: 'to-date', bare: 'to-bare', four: 'to-four' }[before] ??
      (before.startsWith('to-') ? before : 'dash')
    );
  if (found.kind === 'part' && before.startsWith('to-')) return before;
  // A bracket or colon behind a season still belongs to it: 夏令时（5.1-9.30）.
  if (
    (found.kind === 'bracket' || found.kind === 'colon') &&
    ['season', 'part', 'weekday', 'workday', 'caption'].includes(before)
  )
    return before;
  return found.kind;
}

function pair(tokens: Token[]): Token[] {
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === 'bracket') open.push(index);
    const partner = token.kind === 'close' ? open.pop() : undefined;
    if (partner === undefined) return;
    token.partner = partner;
    tokens[partner]!.partner = index;
  });
  return tokens;
}
