// The numbers of an address and what each of them counts: called by the reader of one place.
import { houseFirst, splitRow } from './address-row.ts';
import { byFirst, firstOf } from './words-by-first.ts';

export type NumberUse =
  | 'door'
  | 'lane'
  | 'building'
  | 'floor'
  | 'room'
  | 'window'
  | 'area'
  | 'bare'
  | 'other';

export interface NumberToken {
  use: NumberUse;
  start: number;
  end: number;
  /** The single numbers of an enumeration (1、2、3号窗口); the last one keeps the unit. */
  items: [start: number, end: number][];
}

const HAN = '零〇一二三四五六七八九十百两';
const CODE = `(?:\\d{1,5}[甲乙丙丁]\\d{0,3}(?=号(?!楼))|[A-Za-z]{0,3}-?\\d{1,6}[A-EG-Za-eg-z]?(?![A-EG-Za-eg-z\\d])|[${HAN}]{1,8}|[①-⑳]|[甲乙丙丁](?=[幢栋座])|[A-Za-z](?![A-Za-z\\d]))`;
const PREFIX = '(?:负|地下|地上|第|[附临特甲乙丙丁戊己庚辛](?=[\\d一二三四五六七八九十])|自编)?';
/** 336-338号, 1号至8号窗口, 一楼至三楼: the same unit may stand in the middle. */
const NUMBER = new RegExp(
  `${PREFIX}(?:-(?=\\d{1,2}[楼层F]))?${CODE}(?:\\s?(?:(?:号|楼|层|室|F)?\\s?[-~至到]{1,6}|_)\\s?第?${CODE}){0,3}`,
  'y',
);

/** Blanks that may stand between a lane and its house. */
const GAP = 6;

/** Telephone numbers, clock times, dates and identifiers (of attached files) are no part of an address. */
const FOREIGN =
  /(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\(?0\d{2,3}\)?[-\s]?\d{7,8}|1[3-9]\d{9}|[48]00-?\d{3,4}-?\d{3,4}(?!\d)|\d{7,}|\d{1,2}:\d{2}(?::\d{2})?|\d{4}年|\d{1,2}月\d{1,2}日|(?:转|分机|电话|热线|拨打)[:\s]?\d{1,5}(?![\d-])|[Xx×*]{2,})/y;

/** Floors that are named, not counted. */
const NAMED_FLOOR = /(?:首层|底层|底楼|顶层|顶楼|夹层|架空层|地面层|大堂层)/y;

/** Behind these a word is whole: 13号台|(, not 13号台阶. */
const CLOSED = '(?=$|[\\n,;。、:()[\\]\\s])';

/** Unit behind a number, first match wins. `other` units keep a number from being read as anything else. */
const UNITS: [use: NumberUse, pattern: RegExp][] = [
  ['window', /号?\s{0,2}(?:办事|服务|业务|受理|人工)?\s?(?:窗口|柜台|柜面|工位)|号窗(?!户)|#窗口?/y],
  ['window', new RegExp(`窗${CLOSED}|号(?:办事|服务|业务|受理|咨询)?台${CLOSED}`, 'y')],
  [
    'building',
    /(?:号|#)院?楼(?![上下])|号航站楼|号厂房|号(?:学生|教师|教工|专家|人才|青年)?公寓|号大厦|号别墅/y,
  ],
  ['building', /号?[办综裙主副附商教门住宿公科研行政业务写字合公诊学技服塔]{1,5}楼/y],
  ['room', /号?(?:大厅|办公室|会议室|接待室|调解室|房间|厅(?!级)|室|房(?!屋|产|管|改|地))/y],
  [
    'other',
    /号?(?:线|门(?![诊面市])|口(?![岸腔])|出口|入口|码头|地块|营业房|商铺|门面|店铺|铺|店|摊|车间|公告|路口|区(?![公政行市社人])|院门)/y,
  ],
  ['door', /号院?(?![召称])|#/y],
  ['lane', /支?[弄巷]/y],
  ['building', /幢|栋|座(?![以位车])/y],
  ['floor', /\/?(?:[Ff](?![A-Za-z]|\d{1,2}(?!\d))|层(?![以级次面])|楼(?![宇盘]))/y],
  [
    'other',
    /单元|[小社园新]区|[排组队社期区村年月日时点分秒元个件次人项路街道环段天级类%岁周米站条名种家位届批口]|公里|千米|小时|平方|工作日|大街|以/y,
  ],
];

const unitsBy = byFirst(UNITS, ([, pattern]) => pattern.source);

/** What a number, a foreign one or a named floor can begin with; most characters of a text are none of it. */
const BEGINNINGS = new Set(
  [NUMBER, FOREIGN, NAMED_FLOOR]
    .flatMap(({ source }) => [...(firstOf(source).chars ?? [])])
    .map((char) => char.charCodeAt(0)),
);

/** What never starts a unit; most numbers of a long list are followed by one of these. */
const NO_UNIT = new Set(['', ...'、,;。.:\n()-~①②③④⑤⑥⑦⑧⑨⑩0123456789', ...HAN]);

/** Right behind a road a number with 号 is the house's, whatever follows: 汉口路695号|大厅, 金沙路85号|区中心. */
const HOUSE = new RegExp(
  `\\s?号(?:院|[甲乙丙丁](?:${CLOSED}|(?=(?:\\d{1,2}|[一二三四五六七八九十]{1,2})[楼层]))|之[一二三四五六七八九十\\d]{1,3}(?!期))?(?!院?楼|窗|柜|台${CLOSED}|路|街|大街|公路|召|称)`,
  'y',
);

const BUILDING_LETTER = /楼|座|栋|幢|号/y;

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

function unitAt(text: string, index: number): [NumberUse, string] | undefined {
  let start = index;
  while (start < index + 2 && text.charAt(start) === ' ') start++;
  if (NO_UNIT.has(text.charAt(start))) return undefined;
  for (const [use, pattern] of unitsBy(text.charCodeAt(start))) {
    const found = matchAt(pattern, text, start);
    if (found !== undefined) return [use, text.slice(index, start) + found];
  }
  return undefined;
}

const tokenOf = (use: NumberUse, start: number, end: number): NumberToken => ({
  use,
  start,
  end,
  items: [[start, end]],
});

function tokenAt(text: string, index: number, direct: boolean): NumberToken | undefined {
  const number = matchAt(NUMBER, text, index);
  if (number === undefined) return undefined;
  const after = index + number.length;
  const shop = direct ? houseFirst(number) : undefined;
  if (shop !== undefined && (unitAt(text, after)?.[0] ?? 'door') !== 'door')
    return tokenOf('door', index, index + shop.length);
  const house = direct ? matchAt(HOUSE, text, after) : undefined;
  const [use, unit] =
    house === undefined ? (unitAt(text, after) ?? ['bare' as const, '']) : ['door' as const, house];
  const end = after + unit.length;
  if (/^[A-Za-z]$/.test(number)) {
    // A letter alone is a number only with a unit that letters take: A座, D号窗口, A楼, G层.
    if (unit === '' || use === 'lane' || use === 'door') return undefined;
    if (use === 'other') return /^\s*区/.test(unit) ? tokenOf('area', index, end) : undefined;
    if (use === 'floor' && matchAt(BUILDING_LETTER, text, after) !== undefined)
      return tokenOf('building', index, end);
    return tokenOf(use, index, end);
  }
  if (use === 'other' && /^[A-Za-z]\d?$/.test(number) && /^\s*区/.test(unit))
    return tokenOf('area', index, end);
  // T1楼 is a tower; B1楼, L2楼 are floors.
  if (use === 'floor' && unit.endsWith('楼') && /^[AC-EHJKN-Zac-ehjkn-z]\d{1,2}$/.test(number))
    return tokenOf('building', index, end);
  if (use === 'bare' && /^[Bb][1-5]$/.test(number) && !/[A-Za-z\d库]/.test(text.charAt(after)))
    return tokenOf('floor', index, end);
  // 三房村, 四房北路: 房 counts rooms only behind digits; 573HF is no floor.
  if (use === 'room' && unit.endsWith('房') && !/\d/.test(number)) return undefined;
  if (use === 'floor' && /^\d{3,}[A-Za-z]$/.test(number)) return undefined;
  // Han numerals are everywhere (五一, 一件事): without a unit they count nothing.
  if (use === 'bare' && !/[\dA-Za-z①-⑳]/.test(number)) return undefined;
  if (use === 'window' && !/[\dA-Za-z①-⑳号第]/.test(number + unit)) return undefined;
  return tokenOf(use, index, end);
}

/** Only a separator stands between the two, or nothing behind a number in a circle. */
function isJoint(text: string, token: NumberToken, next: NumberToken): boolean {
  const between = text.slice(token.end, Math.min(next.start, token.end + 6)).trim();
  return /^[、,./和及与或]$/.test(between) || (between === '' && /[①-⑳]/.test(text.charAt(token.start)));
}

/** `1、2、3号窗口` is one token: a number before a separator takes the unit of the one behind it. */
function joinEnumerations(
  tokens: NumberToken[],
  text: string,
  directDoor: (start: number) => boolean,
): NumberToken[] {
  const joined: NumberToken[] = [];
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]!;
    const next = joined.at(-1);
    const joins =
      next !== undefined &&
      next.use !== 'bare' &&
      next.use !== 'lane' &&
      next.use !== 'other' &&
      (token.use === 'bare' || token.use === next.use || (token.use === 'door' && next.use === 'window')) &&
      isJoint(text, token, next) &&
      !(next.use === 'window' && directDoor(token.start)) &&
      // 综合窗口11、2楼: the first number is the window's.
      !(next.use !== 'door' && text.startsWith('窗口', token.start - 2));
    if (joins) {
      next.start = token.start;
      next.items.push(...token.items);
    } else joined.push(token);
  }
  // Items were gathered from the last to the first.
  for (const token of joined) token.items.reverse();
  return joined.reverse();
}

/**
 * All numbers of a stretch of normalised text, in order. `taken` are the spans of road names; `directDoor` tells
 * whether a number stands right behind a road, where it is the house's whatever follows.
 */
export function readNumbers(
  text: string,
  taken: { start: number; end: number }[],
  directDoor: (start: number) => boolean,
): NumberToken[] {
  const tokens: NumberToken[] = [];
  let road = 0;
  let index = 0;
  while (index < text.length) {
    while (road < taken.length && taken[road]!.end <= index) road++;
    const span = taken[road];
    if (span !== undefined && index >= span.start) {
      index = span.end;
      continue;
    }
    if (!BEGINNINGS.has(text.charCodeAt(index))) {
      index++;
      continue;
    }
    const foreign = matchAt(FOREIGN, text, index);
    if (foreign !== undefined) {
      index += foreign.length;
      continue;
    }
    const named = matchAt(NAMED_FLOOR, text, index);
    if (named !== undefined) {
      tokens.push(tokenOf('floor', index, index + named.length));
      index += named.length;
      continue;
    }
    const before = tokens.at(-1);
    const inLane =
      before?.use === 'lane' && index - before.end <= GAP && text.slice(before.end, index).trim() === '';
    const token = tokenAt(text, index, inLane || directDoor(index));
    if (token !== undefined) {
      tokens.push(...(inLane ? [token] : splitRow(token, text, directDoor(index))));
      index = token.end;
    } else index = skip(text, index);
  }
  return joinEnumerations(tokens, text, directDoor);
}

/** Past one character, or past a run of letters up to its last capital with digits (BHGMallB1 → B1). */
function skip(text: string, index: number): number {
  if (!/[A-Za-z]/.test(text.charAt(index))) return index + 1;
  let end = index;
  while (end < text.length && /[A-Za-z]/.test(text.charAt(end))) end++;
  const capital = end - 1;
  return capital > index && /[A-Z]/.test(text.charAt(capital)) && /\d/.test(text.charAt(end)) ? capital : end;
}
