// Clock times (钟点) and their ranges: the forms people write, twelve-hour reading and faults. Called by hours*.ts.
import type { ClockRange, DayPart, Span } from './hours-types.ts';

export interface Clock {
  hour: number;
  minute: number;
  /** 09:00 is written for twenty-four hours; 9:00 may be either. */
  padded: boolean;
}

const DIGITS = '零一二三四五六七八九';
const QUARTERS: Record<string, number> = { 半: 30, 一刻: 15, 三刻: 45, 整: 0 };
const TO = '[-~至到ー_→一]{1,4}';
const BARE_END = '(?![\\d:.月日年号楼层个元路条])';

/** 二十一 → 21; 十 → 10. */
export function chineseNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text];
  const digit = (part: string) => DIGITS.indexOf(part.replace('两', '二').slice(-1) || '零');
  return (text.includes('十') && tens === '' ? 1 : digit(tens!)) * 10 + digit(ones!);
}

const minuteOf = (text: string): number =>
  QUARTERS[text] ?? (/^\d/u.test(text) ? Number(text) : chineseNumber(text));

type Form = readonly [
  pattern: RegExp,
  read: (m: RegExpExecArray) => Clock,
  when?: (before: string) => boolean,
];

const clock = (hour: string, minute: string | undefined): Clock => ({
  hour: /^\d/u.test(hour) ? Number(hour) : chineseNumber(hour),
  minute: minute ? minuteOf(minute) : 0,
  padded: /^\d\d/u.test(hour),
});
const two = (m: RegExpExecArray) => clock(m[1]!, m[2]);
const afterHours = (before: string) =>
  ['part', 'weekday', 'workday', 'caption', 'bare', 'daily'].includes(before);

/** In this order. `when` looks at the kind of the token before: a bare number is a clock only beside hours. */
export const CLOCK_FORMS: readonly Form[] = [
  // Doubled colons and a colon with a full stop are slips of typing: 16：:30.
  [/(\d{1,2})(?:::?|:\.|\.:)(\d{2})(?::00)?(?:[时分点](?!间|段))?:?(?=(?:[-~至到])|)/uy, two],
  [/(\d{1,2});(\d{2})(?=[-~至到])/uy, two],
  [/(\d{1,2});(\d{2})(?![\d:;.])/uy, two, (before) => before === 'dash'],
  [
    /(\d{1,2})(?:点钟?|时(?!间|段|制))(?:(半|整|[一三]刻)|(\d{1,2})(?![\d:]|[点时])分?)?/uy,
    (m) => clock(m[1]!, m[2] ?? m[3]),
  ],
  [
    /([零一二两三四五六七八九十]{1,3})(?:点钟?|时(?!间|段|制))(?:(半|整|[一三]刻)|([二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])(?![十点时])分?)?/uy,
    (m) => clock(m[1]!, m[2] ?? m[3]),
  ],
  [new RegExp(`(\\d{1,2})\\.(\\d{2})(?=${TO}\\d{1,2}[.:]\\d{2}(?![.\\d]))`, 'uy'), two],
  [/(\d{1,2})\.(\d{2})(?![.\d月日])/uy, two, (before) => before === 'dash' || before === 'part'],
  [/(\d{1,2}):(\d)(?![\d:])/uy, two],
  [
    new RegExp(`([01]\\d)([0-5]\\d)(?=${TO}[012]\\d[0-5]\\d(?!\\d))`, 'uy'),
    two,
    (before) => before !== 'dash',
  ],
  // 900-1130 beside 1330-1700.
  [new RegExp(`([6-9])([0-5]\\d)(?=${TO}1\\d[0-5]\\d(?!\\d))`, 'uy'), two, (before) => before !== 'dash'],
  [/([012]\d)([0-5]\d)(?!\d)/uy, two, (before) => before === 'to-four'],
  [new RegExp(`(\\d{1,2})(?=${TO}\\d{1,2}(?:点|时(?!间)))`, 'uy'), two],
  [new RegExp(`(\\d{1,2})(?=${TO}(?:下午|晚上?)?\\d{1,2}${BARE_END})`, 'uy'), two, afterHours],
  // A text that is nothing else: 9-17.
  [new RegExp(`([6-9]|1[01])(?=${TO}\\d{1,2}$)`, 'uy'), two, (before) => before === ''],
  [new RegExp(`(\\d{1,2})${BARE_END}`, 'uy'), two, (before) => before === 'to-bare'],
];

export const minutes = (time: Clock): number => time.hour * 60 + time.minute;
const impossible = (time: Clock): boolean =>
  time.minute > 59 || time.hour > 24 || (time.hour === 24 && time.minute > 0);

/** 下午2:00 → 14:00. Midday counts as morning until 10, evening twelve as midnight. */
function shift(time: Clock, part: DayPart | null): number {
  const at = minutes(time);
  if (time.hour > 12) return at;
  if (part === '下午') return time.hour < 12 ? at + 720 : at;
  if (part === '中午') return time.hour < 5 ? at + 720 : at;
  if (part === '晚上') return time.hour >= 4 ? at + 720 : at;
  return part === '凌晨' && time.hour === 12 ? at - 720 : at;
}

export interface WrittenRange {
  from: Clock;
  to: Clock;
  /** Part before the first clock, and before the second where it has one of its own. */
  part: DayPart | null;
  toPart: DayPart | null;
  nextDay: boolean;
  at: Span;
}

const NIGHT_END = 6 * 60;

/** Reads one range; `before` is the range written before it for the same day (9:00-12:00，1:30-5:00 is an afternoon). */
export function readRange(written: WrittenRange, before: ClockRange | undefined): ClockRange {
  const { part } = written;
  // 中午 and 晚上 reach into the next part, but 上午9:00-5:00 does not say which five.
  const toPart = written.toPart ?? (part === '上午' || part === '凌晨' ? null : part);
  let from = shift(written.from, part);
  let to = shift(written.to, toPart);
  const afternoon =
    !part &&
    !written.from.padded &&
    from < 7 * 60 &&
    to <= 9 * 60 &&
    from < to &&
    before !== undefined &&
    (before.from >= 720
      ? before.twelveHour
      : before.to !== null && before.to > from && before.to <= from + 720);
  if (afternoon) {
    from += 720;
    to += 720;
  }
  if (to === 0 && from > 0) to = 1440;
  const base = { label: part, at: written.at, from };
  const twelveHour = from !== minutes(written.from) || to % 1440 !== minutes(written.to) % 1440;
  if (impossible(written.from) || impossible(written.to))
    return { ...base, to, fault: 'impossible', twelveHour };
  if (to > from) return { ...base, to, fault: null, twelveHour };
  const night = written.nextDay || written.toPart === '凌晨' || isNight(written, from, to, part);
  return { ...base, to: night ? to + 1440 : to, fault: night ? null : 'reversed', twelveHour };
}

/** Does it plainly run past midnight? 14:00-05:30 and 9:00-5:00 rather are slips for 17:30 and 17:00. */
function isNight(written: WrittenRange, from: number, to: number, part: DayPart | null): boolean {
  if (to > NIGHT_END || from === to || part === '上午' || part === '凌晨')
    return written.toPart === '晚上' && to < 240;
  const slip = to >= 180 && (!written.to.padded || (from >= 720 && from < 960));
  return !slip;
}

/** Two ranges of one day that share time. */
export function overlaps(a: ClockRange, b: ClockRange): boolean {
  if (a.fault || b.fault || a.to === null || b.to === null) return false;
  return a.from < b.to && b.from < a.to;
}
