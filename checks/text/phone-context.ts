// What stands around a row of digits: labels, list separators, letters. Called by the phone reader.
import { looksLikeArea } from './phone-areas.ts';

/** A run of digits in the text and what joins it to the next one. */
export interface Group {
  start: number;
  end: number;
  digits: string;
  /** `list`: nothing that could stand inside one number. */
  gap: 'dash' | 'space' | 'dot' | 'open' | 'close' | 'typo' | 'list';
}

const GAPS: [Group['gap'], RegExp][] = [
  ['dash', /^\s{0,2}[-_]{1,3}\s{0,2}$/],
  ['space', /^ {1,3}$/],
  ['dot', /^[.·]$/],
  ['close', /^\s?[)\]]\s?-?\s?$/],
  ['open', /^\s?-?\s?[([]\s?$/],
  // 0770-.2823500
  ['typo', /^(?=.{0,3}[-.])[-.:,·\s]{2,4}$/],
];

function gapKind(between: string, digits: string, behind: string): Group['gap'] {
  // 021/63212345
  if (between.trim() === '/' && looksLikeArea(digits) && /^[2-9]\d{6,7}$/.test(behind)) return 'dash';
  // Behind an area code the numeral 一 or a colon is often typed for a dash.
  if (/^(?:一|\s?:\s?)$/.test(between) && looksLikeArea(digits)) return 'dash';
  if (between.length > 6) return 'list';
  const kind = GAPS.find(([, form]) => form.test(between))?.[0] ?? 'list';
  return kind === 'typo' && !looksLikeArea(digits) ? 'list' : kind;
}

/** All runs of digits in reading order. */
export function digitGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (const found of text.matchAll(/\d+/g)) {
    const last = groups.at(-1);
    if (last) last.gap = gapKind(text.slice(last.end, found.index), last.digits, found[0]);
    groups.push({ start: found.index, end: found.index + found[0].length, digits: found[0], gap: 'list' });
  }
  return groups;
}

const WORDS =
  '电话|热线|手机|座机|固话|话机|传真|总机|专线|号码|拨打|拨|致电|来电|直拨|电|机|咨询|投诉|监督|举报|查询|预约|报修|联系方式|方式|渠道|联系|客服|值班室?|办公室|窗口|报警|急救|火警|服务台|tel|phone|mobile|fax|call|hotline';
const LABEL_BEFORE = new RegExp(`(?:${WORDS})$`, 'i');
const WORD_NEAR = new RegExp(`${WORDS.replace('|电|机', '')}|服务|平台`, 'i');
const FAX_BEFORE = /(?:传真|fax)$/i;
const ONLY_WORDS = new RegExp(`${WORDS}|办公|服务|市民|政府|[或和及与:的为是]`, 'gi');

/** The last word before `start`, without colon, blanks, brackets and a note in brackets. */
function wordBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 24), start).replace(/[\s:为是(["'.+-]+$/, '');
  return before.replace(/\([^()]{0,12}\)$/, '').replace(/[\s:]+$/, '');
}

/** A caption such as 咨询电话 stands right before. */
export const isLabelled = (text: string, start: number): boolean =>
  LABEL_BEFORE.test(wordBefore(text, start));
export const isFax = (text: string, start: number): boolean =>
  /[真x]/i.test(text.slice(Math.max(0, start - 24), start)) && FAX_BEFORE.test(wordBefore(text, start));

/** 114转公安局, 110报警: what stands right behind says that it is called. */
export const isCalled = (text: string, end: number): boolean =>
  /^\s?\(?(?:转|报警|查号|急救|火警|热线|电话|专线)/.test(text.slice(end, end + 5));

/** Words of telephony stand within 20 characters. */
export const isNearWords = (text: string, start: number, end: number): boolean =>
  WORD_NEAR.test(text.slice(Math.max(0, start - 20), end + 20));

/** Nothing but numbers, captions and separators: then every row of digits is meant as a phone. */
export const isOnlyNumbers = (text: string): boolean =>
  text.length <= 2000 && !/[a-z\u3400-\u9fff]/i.test(text.replace(ONLY_WORDS, ''));

const LETTER_BEFORE = /[A-Za-z_@]$/;
const WORD_OK = /(?<![A-Za-z])(?:tel|telephone|phone|mobile|fax|call|hotline|T|F)[.:]?$/i;

/** The digits belong to a word such as A4, T2 or a hexadecimal key. */
export function touchesLetter(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  if (LETTER_BEFORE.test(before) && !WORD_OK.test(before)) return true;
  return /^(?!x\d|ext)[A-Za-z]/i.test(text.slice(end, end + 3));
}

const LIST = /^(?:[\s,、;/|&~。.-]|[和至到及]|或者?|以及|与|\([^()\d]{1,20}\))*$/;

/** Only separators and short notes in brackets stand between two numbers, so that the second shares the area code. */
export const isListed = (text: string, from: number, to: number): boolean =>
  to - from <= 40 && LIST.test(text.slice(from, to));
