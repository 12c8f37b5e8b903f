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

/** All that the gaps inside one number are made of. */
const JOINT = /^[-_\s.·()[\]:,]{1,6}$/;

function gapKind(between: string, digits: string, behind: string): Group['gap'] {
  const area = looksLikeArea(digits);
  // 021/63212345
  if (area && between.trim() === '/' && /^[2-9]\d{6,7}$/.test(behind)) return 'dash';
  // Behind an area code the numeral 一 or a colon is often typed for a dash.
  if (area && /^(?:一|\s?:\s?)$/.test(between)) return 'dash';
  if (!JOINT.test(between)) return 'list';
  const kind = GAPS.find(([, form]) => form.test(between))?.[0] ?? 'list';
  return kind === 'typo' && !area ? 'list' : kind;
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
/** Characters that the words end with: most texts before a number show at once that they are no label. */
const LABEL_ENDS = new Set(
  WORDS.replace('室?', '|值班室')
    .split('|')
    .map((word) => word.slice(-1)),
);
const WORD_NEAR = new RegExp(`${WORDS.replace('|电|机', '')}|服务|平台`, 'i');
const FAX_BEFORE = /(?:传真|fax)$/i;
const ONLY_WORDS = new RegExp(`${WORDS}|办公|服务|市民|政府|[或和及与:的为是]`, 'gi');

/** Blanks of normalised texts, and what may stand between a caption and its number. */
const BLANKS = new Set(' \n:');
const BETWEEN = new Set(' \n:为是(["\'.+-');
const REACH = 24;
const LONGEST_NOTE = 12;

/** Where the text before `end` ends without the given characters. */
function endWithout(characters: ReadonlySet<string>, text: string, from: number, end: number): number {
  let at = end;
  while (at > from && characters.has(text.charAt(at - 1))) at--;
  return at;
}

/** The last word before `start`, without colon, blanks, brackets and a note in brackets. */
function wordBefore(text: string, start: number): string {
  const from = Math.max(0, start - REACH);
  let end = endWithout(BETWEEN, text, from, start);
  if (text.charAt(end - 1) === ')') {
    const before = text.slice(from, end - 1);
    const open = before.lastIndexOf('(');
    const note = before.slice(open + 1);
    if (open >= 0 && note.length <= LONGEST_NOTE && !note.includes(')')) end = from + open;
  }
  return text.slice(from, endWithout(BLANKS, text, from, end));
}

/** A caption such as 咨询电话 stands right before. */
export function isLabelled(text: string, start: number): boolean {
  const word = wordBefore(text, start);
  return LABEL_ENDS.has(word.slice(-1).toLowerCase()) && LABEL_BEFORE.test(word);
}
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

const LETTER = /[A-Za-z]/;
const LETTER_BEFORE = /[A-Za-z_@]/;
const WORD_OK = /(?<![A-Za-z])(?:tel|telephone|phone|mobile|fax|call|hotline|T|F)[.:]?$/i;

/** The digits belong to a word such as A4, T2 or a hexadecimal key. */
export function touchesLetter(text: string, start: number, end: number): boolean {
  if (LETTER_BEFORE.test(text.charAt(start - 1)) && !WORD_OK.test(text.slice(Math.max(0, start - 10), start)))
    return true;
  return LETTER.test(text.charAt(end)) && !/^(?:x\d|ext)/i.test(text.slice(end, end + 3));
}

const LIST = /^(?:[\s,、;/|&~。.-]|[和至到及]|或者?|以及|与|\([^()\d]{1,20}\))*$/;

/** Only separators and short notes in brackets stand between two numbers, so that the second shares the area code. */
export const isListed = (text: string, from: number, to: number): boolean =>
  to - from <= 40 && LIST.test(text.slice(from, to));
