// Judges 收费: what is charged has an amount and a basis, what is free has neither, and what is handled online is paid online (FEE01-FEE03).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport, missingColumn } from './frame/element-report.ts';
import { says } from './lexicon/limits.ts';
import { FEE } from './lexicon/outcome.ts';
import { feeMessages } from './messages/fee.ts';
import { isPlaceholder } from './text/wording.ts';

const AMOUNT =
  /(?:[\d.,]*[1-9][\d.,]*|[一二两三四五六七八九十百千万]+)\s*(?:[万亿]?(?:元|角|美元|港元)|[%％‰])|百分之|千分之/u;
const FULLY_ONLINE = /全程网办|Ⅳ|\bIV\b|四级/u;

const bare = (text: string) => text.trim().replace(/[。.；;]$/u, '');
const head = (text: string) => bare(text).split(/[，,。；;：:（(\s]/u)[0] ?? '';
const isYes = (text: string) => /^(?:是|支持|可以|有|可)/u.test(text.trim());
const isNo = (text: string) => /^(?:否|不|无|没有|未)/u.test(text.trim());
const value = (text: string | undefined) => (text && !isPlaceholder(text) ? text : undefined);

/** Free, charged, both in one sentence without a condition, or not to be told. */
function chargeOf(text: string): 'free' | 'charged' | 'both' | 'unknown' {
  const amount = AMOUNT.test(text);
  if (says(FEE.free, head(text))) return !amount ? 'free' : says(FEE.sometimes, text) ? 'charged' : 'both';
  return amount || says(FEE.charged, head(text)) ? 'charged' : 'unknown';
}

/** FEE01: amount and basis, in fields of their own or in one line. */
function judgeCharged(guide: ServiceGuide, fee: string, report: Report): void {
  const standard = guide.feeStandard;
  const text = `${fee}\n${standard ?? ''}`;
  const missing: string[] = [];
  const at = (field: 'fee' | 'feeStandard' | 'feeBasis') =>
    elementReport(report, { field, quote: guide[field] });
  const to = at(standard ? 'feeStandard' : 'fee');
  const said = standard ?? (head(fee) === bare(fee) ? undefined : fee);
  if (AMOUNT.test(text) || says(FEE.waived, standard ?? '')) to.pass('FEE01');
  else if (said && (isPlaceholder(said) || says(FEE.vague, bare(said))))
    to.fail('FEE01', { detail: `收费标准“${said.slice(0, 30)}”没有写明金额。` });
  else if (said)
    to.review('FEE01', {
      detail: says(FEE.elsewhere, said)
        ? '收费标准写在其他文件中，请核对页面能否看到金额。'
        : '收费标准没有写明金额和单位，请核对。',
    });
  else {
    const column = missingColumn(guide, 'feeStandard');
    if (column === 'defect') at('feeStandard').fail('FEE01', { detail: '未填写收费标准。' });
    else if (column === 'template') missing.push('收费标准');
    else at('feeStandard').unobserved('FEE01', { reason: 'not-collected' });
  }
  const basis = value(guide.feeBasis);
  const named = basis || says(FEE.basis, text);
  const column = guide.feeBasis ? 'defect' : missingColumn(guide, 'feeBasis');
  if (named) at('feeBasis').pass('FEE01');
  else if (column === 'defect') at('feeBasis').fail('FEE01', { detail: '未填写收费依据。' });
  else if (column === 'template') missing.push('收费依据');
  else at('feeBasis').unobserved('FEE01', { reason: 'not-collected' });
  if (missing.length > 0) at('fee').review('FEE01', { detail: `收费事项，页面没有${missing.join('、')}。` });
}

/** FEE02: a free item with an amount, a basis or a payment. */
function judgeFree(guide: ServiceGuide, report: Report): void {
  const standard = value(guide.feeStandard);
  const basis = value(guide.feeBasis);
  const payment = guide.onlinePayment;
  const at = (field: 'feeStandard' | 'feeBasis' | 'onlinePayment') =>
    elementReport(report, { field, quote: guide[field] });
  const amount = standard && AMOUNT.test(standard);
  const toStandard = at('feeStandard');
  if (!amount) toStandard.pass('FEE02');
  else
    toStandard[says(FEE.waived, standard) || says(FEE.sometimes, standard) ? 'review' : 'fail']('FEE02', {
      detail: `写明不收费，而收费标准为“${standard.slice(0, 30)}”。`,
    });
  const toBasis = at('feeBasis');
  if (!basis || says(FEE.waived, basis) || isNo(basis)) toBasis.pass('FEE02');
  else
    toBasis.review('FEE02', {
      detail: `写明不收费，而收费依据为“${basis.slice(0, 30)}”，请核对是否为免收的依据。`,
    });
  const toPayment = at('onlinePayment');
  if (!payment || !isYes(payment)) toPayment.pass('FEE02');
  else
    toPayment[says(FEE.paysFor, guide.name ?? '') ? 'review' : 'fail']('FEE02', {
      detail: '写明不收费，而支持网上支付。',
    });
}

export const fee: GuideCheck = {
  meta: { id: 'fee', title: '收费', messages: feeMessages },
  options: z.object({}),
  applies: (guide) => Boolean(guide.fee),
  judge(guide, _options, report) {
    const text = guide.fee!;
    const to = elementReport(report, { field: 'fee', quote: text });
    const charge = chargeOf(text);
    if (charge === 'charged') judgeCharged(guide, text, report);
    else to.inapplicable('FEE01');
    if (charge === 'free') judgeFree(guide, report);
    else if (charge === 'both')
      to.review('FEE02', { detail: `“${text.slice(0, 30)}”既写不收费又写有金额。` });
    else to.inapplicable('FEE02');

    const payment = guide.onlinePayment;
    const pay = elementReport(report, { field: 'onlinePayment', quote: payment });
    const owed = charge === 'charged' && FULLY_ONLINE.test(guide.onlineDepth ?? '');
    if (!owed || (!payment && !guide.shown.includes('onlinePayment'))) pay.inapplicable('FEE03');
    else if (payment && isYes(payment)) pay.pass('FEE03');
    else
      pay[payment && isNo(payment) ? 'fail' : 'review']('FEE03', {
        detail: `全程网办的收费事项，网上支付为“${payment ?? '（空）'}”。`,
      });
  },
};
