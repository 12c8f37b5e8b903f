// Reads how often an applicant must come (到办事现场次数): called by the visits check and by `parse visits`.
import type { VisitsReading } from '../../store/schemas/readings.ts';
import { remembered } from './memo.ts';
import { normalise } from './normalise.ts';
import { NUMERAL, readNumeral } from './numeral.ts';

/** Nobody has to come: 无需到现场, 零跑动, 一次都不用跑. */
const NONE =
  /(?:无需|无须|不需要?|不用|不必|免)(?:申请人)?(?:再)?(?:到|去|往|前往|赴|亲临|跑)(?:办事|窗口)?(?:现场|窗口|大厅|场|动|腿|路|$|[,;。)])|(?:无需|无须|不用|不必)(?:跑|到场|到现场)|[零0]次?跑[动腿]|零次?到(?:现)?场|不见面(?:审批|办理)|一次(?:也|都)?不(?:用|需|必)?(?:要)?跑/;
/** 最多跑, 不超过: a limit and no number. */
const AT_MOST = /(?:最多|至多|不(?:得)?超过|不多于|不大于|最高|上限|[≤<]=?)[^,;。\d]{0,8}$/;
const OTHERWISE = /(?:至少|不少于|[≥>]=?|大于|约|大约|第|每[^,;。\d]{0,4}|[.-])$/;
const COUNT = new RegExp(
  `(${NUMERAL})(?:次?[-~至到或/、]次?(${NUMERAL}))?(?:次(?!数)|趟|回(?!执|复|函))(以[内下]|之内|以上|左右|及以上)?`,
  'g',
);
const LONE = new RegExp(`^(?:[^:]{0,20}[:为])?(?:(${NUMERAL})[-~至到或/、])?(${NUMERAL})[次。.]?$`);
const LONE_AT_MOST = new RegExp(
  `^(?:[^:]{0,20}[:为])?(?:最多|至多|不超过|不多于|[≤<]=?)(?:跑|到|去)?(${NUMERAL})[次。.]?$`,
);
/** 网上:0;现场:1: the channels with a number each. */
const CHANNEL = new RegExp(
  `^(?:网上|网络|线上|在线|现场|窗口|线下|大厅|邮[寄递])[^:\\d]{0,8}[:为](${NUMERAL})次?$`,
);

interface Count {
  /** An exact number of visits, or null. */
  value: number | null;
  /** The most visits that the words allow, null if they set none. */
  most: number | null;
}

function countsIn(text: string): Count[] {
  const counts: Count[] = [];
  for (const { 0: all, 1: low = '', 2: high, 3: after, index } of text.matchAll(COUNT)) {
    const before = text.slice(Math.max(0, index - 16), index);
    // 一次性告知, 一次办好 are slogans of one visit at most; 第一次, 每年一次 say nothing of this matter.
    const rest = text.slice(index + all.length, index + all.length + 4);
    if (/^性/.test(rest) || /[第每]$|每[年月季周人]$/.test(before)) continue;
    const number = readNumeral(high ?? low);
    if (number === null || !Number.isInteger(number)) counts.push({ value: null, most: null });
    else if (after === '以上' || after === '及以上' || after === '左右')
      counts.push({ value: null, most: null });
    else if (AT_MOST.test(before) || after || /^办[好成结]/.test(rest))
      counts.push({ value: null, most: number });
    else if (high !== undefined) counts.push({ value: null, most: number });
    else if (OTHERWISE.test(before)) counts.push({ value: null, most: null });
    else counts.push({ value: number, most: number });
  }
  return counts;
}

function byChannel(text: string): number | null {
  const parts = text.split(/[,;、/。]/).filter(Boolean);
  const numbers = parts.map((part) => readNumeral(CHANNEL.exec(part)?.[1] ?? ''));
  if (parts.length < 2 || !numbers.every((number) => number !== null && Number.isInteger(number)))
    return null;
  return Math.max(...numbers.map(Number));
}

function readAnew(text: string): VisitsReading {
  const plain = normalise(text).text.replace(/\s/g, '');
  const none: VisitsReading = { text, value: null, max: null };
  const slogan = NONE.test(plain);
  // What stands in brackets is the reason, unless there is nothing else.
  const outside = plain.replace(/\([^()]*\)|\[[^[\]]*\]/g, '');
  const main = /[\d零〇一二两三四五六七八九十]/.test(outside) ? outside : plain.replace(/[()[\]]/g, '');

  const limit = LONE_AT_MOST.exec(main);
  if (limit) return { ...none, max: readNumeral(limit[1] ?? '') };
  const lone = LONE.exec(main);
  if (lone) {
    const number = readNumeral(lone[2] ?? '');
    if (number === null || !Number.isInteger(number)) return none;
    // 到窗口最多次数：1次
    const exact = lone[1] === undefined && !/^[^:]{0,20}(?:最多|至多)[^:]{0,10}:/.test(main);
    return exact ? { ...none, value: number } : { ...none, max: number };
  }
  const most = byChannel(main);
  if (most !== null) return { ...none, max: most };
  const zero: Count[] = slogan ? [{ value: 0, most: 0 }] : [];
  const spoken = countsIn(slogan ? main.replace(NONE, '') : main);
  const counts = spoken.length > 0 ? spoken : zero;
  const [first] = counts;
  if (!first) return none;
  // 提交1次，领取1次: two numbers for two errands are not one number, and nobody says that they are one trip.
  if (first.value && counts.length > 1 && counts.every(({ value }) => value === first.value)) return none;
  if (first.value !== null && counts.every(({ value }) => value === first.value))
    return { ...none, value: first.value };
  if (counts.some(({ most }) => most === null)) return none;
  return { ...none, max: Math.max(...counts.map(({ most }) => most ?? 0)) };
}

/**
 * `value`: the one exact number of visits that is stated; `max`: the most that 最多跑N次, a range or several numbers
 * allow. A stated number wins over 无需到现场. Pure, linear, never throws.
 */
export const readVisits: (text: string) => Readonly<VisitsReading> = remembered(readAnew);
