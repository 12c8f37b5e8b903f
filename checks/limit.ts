// Judges 办结时限: both limits stated, countable, in order, and in agreement with the rest of the guide (T01-T12, X05).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { LimitReading } from '../store/schemas/readings.ts';
import type { GuideCheck } from './frame/check.ts';
import { type ElementReport, elementReport, judgeMissing, missingColumn } from './frame/element-report.ts';
import { LIMIT_WORDS, says } from './lexicon/limits.ts';
import { limitMessages } from './messages/limit.ts';
import { judgeFlow, judgeKind } from './parts/immediate.ts';
import { isLonger } from './parts/limit-days.ts';
import { judgeOrder } from './parts/limit-order.ts';
import { judgeTexts } from './parts/limit-texts.ts';
import { readLimit } from './text/readings.ts';
import { isPlaceholder } from './text/wording.ts';

type Field = 'legalLimit' | 'promiseLimit';
const NAMES = { legalLimit: '法定办结时限', promiseLimit: '承诺办结时限' } as const;

const PERMIT_TERM: LimitReading = { text: '', value: 20, unit: '工作日', immediate: false };
/** 约, ranges and rounding in a value that says nothing else; a long text may give a number for each case. */
const INEXACT =
  /约|大概|左右|上下|以上|预计|平均|至少|\d\s*[-—–~～至到或]\s*\d|^[-－—]\d|[一二三四五六七八九]至[二三四五六七八九十]/u;
const LONG = 24;

const bare = (text: string) => text.trim().replace(/[。.；;]$/u, '');
const isPublicService = (guide: ServiceGuide) => /公共服务|便民服务|^服务/u.test(guide.itemType ?? '');
const isPermit = (guide: ServiceGuide) => guide.itemType?.includes('许可') ?? false;

/** T01: a value stands there. Services may have no legal limit at all, so that a person decides. */
function judgeGiven(guide: ServiceGuide, field: Field, to: ElementReport): boolean {
  const text = guide[field];
  if (!text) {
    const doubt =
      isPublicService(guide) ||
      (field === 'legalLimit' && !guide.shown.includes(field)) ||
      (field === 'promiseLimit' && (guide.legalLimit?.includes('承诺') ?? false));
    const seen = missingColumn(guide, field) !== 'unobserved';
    if (doubt && seen) to.review('T01', { detail: `页面没有${NAMES[field]}。` });
    else judgeMissing(guide, field, 'T01', to, { detail: `未标注${NAMES[field]}。` });
    return false;
  }
  if (field === 'legalLimit' && says(LIMIT_WORDS.none, bare(text))) {
    to.pass('T01');
    return false;
  }
  if (!isPlaceholder(text)) {
    to.pass('T01');
    return true;
  }
  const detail = `${NAMES[field]}填写的是占位词“${text.slice(0, 20)}”。`;
  to[isPublicService(guide) ? 'review' : 'fail']('T01', { detail });
  return false;
}

/** T02 and T03: one number and its unit. Null where nothing can be counted. */
function judgeNumber(guide: ServiceGuide, field: Field, to: ElementReport): LimitReading | null {
  const text = guide[field]!;
  const label = guide.elements.find((e) => e.field === field)?.label;
  const limit = readLimit(text, { label });
  if (limit.value === null && !limit.immediate) {
    const vague = says(LIMIT_WORDS.vague, bare(text)) || INEXACT.test(text);
    const sure = vague && text.length <= LONG;
    to[sure ? 'fail' : 'review']('T02', {
      detail: `${NAMES[field]}“${text.slice(0, 30)}”${sure ? '不是一个明确的期限' : '不是单一的数字，请人工核对'}。`,
    });
    to.inapplicable('T03');
    return null;
  }
  const note = guide[`${field}Note`] ?? '';
  const noted = note ? readLimit(note) : null;
  if (limit.unit === null && limit.value) {
    // Files hold the unit in a column of their own, or nowhere.
    const told = guide.source === 'records' || (noted?.value === limit.value && noted.unit !== null);
    if (told) to.pass('T02');
    else to.review('T02', { detail: `${NAMES[field]}“${text}”未写单位，请核对页面别处是否写明。` });
    to.inapplicable('T03');
    return noted?.value === limit.value ? { ...limit, unit: noted.unit } : limit;
  }
  to.pass('T02');
  if (limit.unit !== '天' || /工作|自然|日历/u.test(`${text}${note}`)) to.pass('T03');
  // Laws say 日, which in the licensing law means working days.
  else if (field === 'legalLimit') to.review('T03');
  else to.fail('T03', { expected: `${limit.value}个工作日（或${limit.value}个自然日）` });
  return limit;
}

/** T08: why there is no legal limit. */
function judgeNone(
  guide: ServiceGuide,
  legal: LimitReading | null,
  promise: LimitReading | null,
  to: ElementReport,
): void {
  const text = bare(guide.legalLimit ?? '');
  const none = says(LIMIT_WORDS.none, text) || (legal?.value === 0 && !promise?.immediate);
  const note = guide.legalLimitNote;
  const told = /规定|法律|法规|条例|[（(，,]/u.test(text) || (note && !isPlaceholder(note));
  const column = note ? 'defect' : missingColumn(guide, 'legalLimitNote');
  const detail = `法定办结时限为“${text}”。`;
  if (!none) to.inapplicable('T08');
  else if (told) to.pass('T08');
  else if (column === 'defect') to.fail('T08', { detail });
  else if (column === 'template') to.review('T08', { detail: `${detail}页面没有“法定办结时限说明”一栏。` });
  else to.unobserved('T08', { reason: 'not-collected' });
}

/** T07: a permit that may take longer than the general law allows, and no word of why. */
function judgePermit(guide: ServiceGuide, legal: LimitReading | null, to: ElementReport): void {
  // Days of the licensing law are working days.
  const term = legal?.unit === '天' ? { ...legal, unit: '工作日' as const } : legal;
  const told = [guide.legalLimit, guide.legalLimitNote, guide.legalBasis].filter(Boolean).join('\n');
  if (!isPermit(guide) || !term || !isLonger(term, PERMIT_TERM)) to.inapplicable('T07');
  else if (says(LIMIT_WORDS.legalReason, told)) to.pass('T07');
  else if (missingColumn(guide, 'legalBasis') === 'unobserved')
    to.unobserved('T07', { reason: 'not-collected' });
  else to.review('T07', { detail: `行政许可的法定办结时限为“${guide.legalLimit}”，未写明依据。` });
}

/** T12: from when the days are counted. Asked only where the page has a note for it. */
function judgeStart(guide: ServiceGuide, promise: LimitReading | null, to: ElementReport): void {
  const told = [guide.promiseLimit, guide.promiseLimitNote, guide.legalLimit, guide.legalLimitNote];
  const inFlow = says(LIMIT_WORDS.startInFlow, guide.process ?? '');
  if (!promise?.value || !guide.shown.includes('promiseLimitNote')) to.inapplicable('T12');
  else if (inFlow || says(LIMIT_WORDS.start, told.filter(Boolean).join('\n'))) to.pass('T12');
  else to.review('T12', { detail: '承诺办结时限及其说明都没有写明从何时起算。' });
}

export const limit: GuideCheck = {
  meta: { id: 'limit', title: '办结时限', messages: limitMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    const of = (field: Field) => elementReport(report, { field, quote: guide[field] });
    const read = (field: Field) =>
      judgeGiven(guide, field, of(field)) ? judgeNumber(guide, field, of(field)) : null;
    const legal = read('legalLimit');
    const promise = read('promiseLimit');
    const [toLegal, toPromise] = [of('legalLimit'), of('promiseLimit')];
    const swapped = judgeOrder(guide, legal, promise, toPromise);
    const accused = judgeKind(guide, swapped ? null : promise, toPromise);
    judgeFlow(guide, accused, report);
    judgePermit(guide, legal, toLegal);
    judgeNone(guide, legal, promise, toLegal);
    judgeTexts(guide, { legal: swapped ? null : legal, promise: swapped ? null : promise }, report);
    judgeStart(
      guide,
      promise,
      elementReport(report, { field: 'promiseLimitNote', quote: guide.promiseLimitNote }),
    );
  },
};
