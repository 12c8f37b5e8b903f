// Reads a time limit (法定、承诺办结时限): called by the checks of limits and steps and by `parse limit`.
import type { LimitReading } from '../../store/schemas/readings.ts';
import { normalise } from './normalise.ts';
import { NUMERAL, readNumeral } from './numeral.ts';

type Unit = NonNullable<LimitReading['unit']>;

/** The caption beside the value, where the unit often stands: 承诺办结时限（工作日）. */
export interface LimitOptions {
  label?: string | undefined;
}

interface Amount {
  /** null: a range, 约, 以上, 三五. */
  value: number | null;
  /** null: a week or another unit without a name of ours. */
  unit: Unit | null;
  start: number;
  end: number;
}

/** Weeks and quarters are in no list of units: they are stated, but no value of a known unit. */
const UNITS = new Map<string, Unit | null>(
  (
    [
      ['工作日', '法定工作日 法定工作天 工作日 工作天 工作时日'],
      ['自然日', '自然日 自然天 日历日 日历天'],
      ['小时', '小时 钟头'],
      ['分钟', '分钟'],
      ['月', '月'],
      ['年', '年'],
      ['天', '天 日'],
      [null, '周 星期 季度'],
    ] as const
  ).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
);
const UNIT = [...UNITS.keys()].join('|');
const unitOf = (word: string): Unit | null => UNITS.get(word) ?? null;

/** Days of the calendar and 每月5日 are no limits. */
const DATES =
  /(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}[日号]|每(?:个?工作日|[年月周季日天])(?:度?\d{1,2}[日号])?|第[^日月年,;。]{1,6}[条款项]|节假日|休息日/g;
const ABOUT = /(?:约|大约|大概|大致|近|平均|预计|至少|最短|最少|起码|不少于|超过|大于|左右|[-~+.\d至到或])$/;
const AT_MOST = /不(?:得)?超过$/;
const INEXACT_AFTER = /^(?:左右|上下|以上|起步|多(?!个?窗)|[-~至到或+]\d)/;
const AMOUNT = new RegExp(
  `(${NUMERAL})((?:[-~至到或/、]${NUMERAL})?)(?:\\((${NUMERAL})\\))?(?:[(:/]?(?:单位:?)?)(个?半)?个?(${UNIT})(?:[(](${UNIT})[)])?`,
  'g',
);
/** 【20】个工作日 */
const BRACKETED = new RegExp(`(?<![\\d一二三四五六七八九十百])[[(](${NUMERAL})[\\])](?=个?(?:${UNIT}))`, 'g');
const UNIT_FIRST = new RegExp(`^[(]?(${UNIT})[)]?[:(]?(\\d{1,4}(?:\\.\\d{1,3})?)[)]?$`);

const NOT_AT_ONCE = '(?:不能|不可|无法|未能|能够?|可以?|[非不])';
const IMMEDIATE = new RegExp(
  `(?<!${NOT_AT_ONCE})(?:即来即办|即到即办|即办|即时(?!受理|告知|补)|即刻|立等可[取办]|立[即刻]办|马上(?:就)?办|当场(?!受理|告知|收|补|更正|登记|不能|不予)|现场(?:即时)?办结|随到随办|秒[办批]|当[日天](?:即可)?(?:办|出|决定|取)|^当[日天]内?。?$)`,
);

const CONDITIONAL =
  /(?:能够?|可以?)(?:当场|即时|立即|现场)|的,?(?:予以|应当?)?(?:当场|即时|立即|现场)[办决作予]|否则/;

/** Secondary limits: extensions, delivery, what is not counted. */
const SECONDARY =
  /延长|延期|送达|颁发|补正|公示|公告|特殊|复杂|除外|不(?:计|包)|另|听证|检验|检测|鉴定|评审|其中|勘[查验]|踏勘/;

/** The unit in a caption: in brackets or as 工作日, 天数 anywhere (but 日期, 年度 are none). */
function labelUnit(label: string): Unit | null {
  const plain = normalise(label).text.replace(/\s/g, '');
  const bracketed = new RegExp(`[(\\[](?:单位)?[:为]?个?(${UNIT})(?:数)?[)\\]]|单位[:为]?个?(${UNIT})`).exec(
    plain,
  );
  if (bracketed) return unitOf(bracketed[1] ?? bracketed[2] ?? '');
  const open = /工作[日天]|自然[日天]|小时|分钟|天(?=数)/.exec(plain)?.[0];
  return open === undefined ? null : unitOf(open);
}

function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].map(
    ({ 0: all, 1: number = '', 2: range, 3: again, 4: half, 5: word = '', 6: refined, index }) => {
      const start = index;
      const end = index + all.length;
      const before = text.slice(Math.max(0, start - 6), start);
      const about = ABOUT.test(before) && !AT_MOST.test(before);
      // 十五（15）个工作日 says it twice.
      const differs = again !== undefined && readNumeral(again) !== readNumeral(number);
      const read =
        about || range || differs || INEXACT_AFTER.test(text.slice(end, end + 4))
          ? null
          : readNumeral(number);
      // 工作日5天
      const leading = /(工作|自然)日:?$/.exec(before)?.[0].replace(':', '');
      const unit = unitOf(refined ?? (/^[天日]$/.test(word) ? leading : undefined) ?? word);
      return { value: read === null || unit === null ? null : read + (half ? 0.5 : 0), unit, start, end };
    },
  );
}

/** Which of 承诺 and 法定 is named last before the amount. */
const kindBefore = (text: string, { start }: Pick<Amount, 'start'>): string | undefined =>
  text
    .slice(Math.max(0, start - 40), start)
    .match(/承诺|法定/g)
    ?.at(-1);

/** 承诺即时办结，法定20个工作日: done at once for one of the two; null where that cannot be told. */
function atOnceFor(text: string, label: string): '承诺' | '法定' | null {
  const at = IMMEDIATE.exec(text)?.index;
  const kinds = new Set(label.match(/承诺|法定/g));
  if (at === undefined || kinds.size !== 1 || !(text.includes('承诺') && text.includes('法定'))) return null;
  return (kindBefore(text, { start: at }) as '承诺' | '法定' | undefined) ?? null;
}

const CLAUSE_BEFORE = /(?<=([^,;。()\n]{0,40}))/y;
const CLAUSE_BEHIND = /[^,;。()\n]{0,20}/y;

/** The clause in which an amount stands; brackets and commas end it. */
function clauseOf(text: string, { start, end }: Amount): string {
  CLAUSE_BEFORE.lastIndex = start;
  CLAUSE_BEHIND.lastIndex = end;
  return (CLAUSE_BEFORE.exec(text)?.[1] ?? '') + (CLAUSE_BEHIND.exec(text)?.[0] ?? '');
}

const OPEN_BRACKET = /(?<=[(][^()]{0,59})/y;

function inBrackets(text: string, { start }: Amount): boolean {
  OPEN_BRACKET.lastIndex = start;
  return OPEN_BRACKET.test(text);
}

/** Of several amounts those that state the limit itself; a filter that leaves none is passed over. */
function principal(text: string, amounts: Amount[], label: string): Amount[] {
  const kinds = new Set(label.match(/承诺|法定/g));
  const filters: ((amount: Amount) => boolean)[] = [
    (amount) => kinds.size !== 1 || kinds.has(kindBefore(text, amount) ?? ''),
    (amount) => !inBrackets(text, amount),
    (amount) => !SECONDARY.test(clauseOf(text, amount)),
  ];
  return filters.reduce((left, keep) => {
    const kept = left.filter(keep);
    return kept.length > 0 ? kept : left;
  }, amounts);
}

/**
 * Value, unit and whether it is done at once. `value` is null where no single exact number is stated (5-10个工作日,
 * 约20天, 两周); the unit is kept if it is the same everywhere. `天` stands for a bare 日 or 天. 半年 is 0.5 年.
 * Pure, linear, never throws.
 */
export function readLimit(text: string, options: LimitOptions = {}): LimitReading {
  const label = normalise(options.label ?? '').text;
  const plain = normalise(text)
    .text.replace(/[^\S\n]/g, '')
    .replace(/工作曰/g, '工作日')
    .replace(/个{2,}/g, '个')
    .replace(DATES, (date) => '#'.repeat(date.length))
    .replace(BRACKETED, '$1');
  const atOnce = atOnceFor(plain, label);
  const ofKind = atOnce !== null && label.includes(atOnce);
  const amounts = amountsIn(plain).filter((amount) => !ofKind || kindBefore(plain, amount) === atOnce);
  const stated = principal(plain, amounts, label);
  const unitFirst = UNIT_FIRST.exec(plain.replace(/^[^:]{2,12}(?:时限|期限)[:]?/, ''));
  // 能当场决定的当场决定，不能的5个工作日; 符合条件的当场办结，需核查的10个工作日: the limit is the longer one.
  const immediate =
    IMMEDIATE.test(plain) && (atOnce === null || ofKind) && !(stated.length > 0 && CONDITIONAL.test(plain));
  const [first] = stated;
  if (first === undefined || unitFirst) return bare(text, plain, label, immediate, unitFirst);
  const unit = stated.every((amount) => amount.unit === first.unit) ? first.unit : null;
  const value = unit !== null && stated.every((amount) => amount.value === first.value) ? first.value : null;
  return { text, value, unit, immediate: immediate || value === 0 };
}

/** A number without unit behind it: the unit stands before it or in the caption. */
function bare(
  text: string,
  plain: string,
  label: string,
  immediate: boolean,
  unitFirst: RegExpExecArray | null,
): LimitReading {
  const number = unitFirst?.[2] ?? new RegExp(`^(?:[^:]{0,20}:)?(${NUMERAL})个?[。.]?$`).exec(plain)?.[1];
  const value = number === undefined ? null : readNumeral(number);
  const unit = unitFirst ? unitOf(unitFirst[1] ?? '') : value === null ? null : labelUnit(label);
  const known = unitFirst && unit === null ? null : value;
  return { text, value: known, unit, immediate: immediate || known === 0 };
}
