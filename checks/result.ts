// Judges 办理结果: its kind, sample and delivery fit the result's name (RS01-RS04).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport } from './frame/element-report.ts';
import { says } from './lexicon/limits.ts';
import { RESULT } from './lexicon/outcome.ts';
import { resultMessages } from './messages/result.ts';
import { readLimit } from './text/readings.ts';
import { isPlaceholder } from './text/wording.ts';

/** Days of the licensing law are working days; a bare 日 above this is late in any reading. */
const DELIVERY = { working: 10, calendar: 15 };
const AFTER_DECISION = /决定(?:作出|书)?(?:之日起|之日|后|作出后|之后)|办结(?:之日起|后)/u;

const named = (text: string | undefined) => (text && !isPlaceholder(text) ? text : undefined);

/** The one name of the result before how it is handed over; none where several are named. */
function nameOf(results: string): string | null {
  const [name = '', ...rest] = results.trim().split(/[（(，,；;。：:\s]/u);
  return /[、或/]/u.test(name) || /证书?$|批复$|批文$/u.test(rest.at(-1) ?? '') ? null : name;
}

/** RS01: kind and sample, where the page has a row for them. */
function judgeKind(guide: ServiceGuide, report: Report): void {
  const rows = [
    ['resultType', 'fail', '结果类型'],
    ['resultSample', 'review', '结果样本'],
  ] as const;
  for (const [field, verdict, name] of rows) {
    const to = elementReport(report, { field, quote: guide[field] });
    if (!guide.shown.includes(field)) to.inapplicable('RS01');
    else if (named(guide[field])) to.pass('RS01');
    else to[verdict]('RS01', { detail: `有办理结果，而${name}为空。` });
  }
}

/** RS02: 批复 is 批文, a paper that ends with 证 is 证照. */
function judgeType(guide: ServiceGuide, report: Report): void {
  const name = nameOf(guide.results!);
  const type = named(guide.resultType);
  const to = elementReport(report, { field: 'resultType', quote: type });
  const certificate = name && says(RESULT.certificate, name) && !says(RESULT.noCertificate, name);
  const approval = name && says(RESULT.approval, name);
  if (!type || (!certificate && !approval)) {
    to.inapplicable('RS02');
    return;
  }
  const [right, wrong, expected] = certificate
    ? [RESULT.certificateType, RESULT.approvalType, '证照']
    : [RESULT.approvalType, RESULT.certificateType, '批文'];
  const more = { detail: `结果“${name}”的类型为“${type}”。`, expected };
  if (says(right, type)) to.pass('RS02');
  else to[says(wrong, type) ? 'fail' : 'review']('RS02', more);
}

/** RS03: how it is handed over, by post too where the page says so. */
function judgeDelivery(guide: ServiceGuide, report: Report): void {
  const delivery = named(guide.resultDelivery);
  const to = elementReport(report, { field: 'resultDelivery', quote: guide.resultDelivery });
  const told = `${delivery ?? ''}\n${guide.results}\n${guide.handleForms.join('、')}`;
  const posts = /^(?:是|支持|可)/u.test(guide.express ?? '');
  if (!guide.resultDelivery && !guide.shown.includes('resultDelivery')) to.inapplicable('RS03');
  else if (!delivery && !says(RESULT.delivery, guide.results!))
    to.fail('RS03', { detail: '有办理结果，而送达方式为空。' });
  else
    to.judge('RS03', posts && delivery !== undefined && !says(RESULT.express, told), {
      detail: `支持物流快递，而送达方式为“${delivery?.slice(0, 30)}”。`,
    });
}

/** RS04: ten days from the decision to the hand-over of a permit. */
function judgeTerm(guide: ServiceGuide, report: Report): void {
  const permit = guide.itemType?.includes('许可') ?? false;
  let judged = false;
  for (const field of ['resultDelivery', 'results', 'process'] as const) {
    const clause = (guide[field] ?? '')
      .split(/[。；;，,\n→]/u)
      .find((part) => AFTER_DECISION.test(part) && /送达|颁发|发放|领取|寄/u.test(part));
    const limit = permit && clause ? readLimit(clause) : null;
    if (!limit?.value || !limit.unit) continue;
    judged = true;
    const { value, unit } = limit;
    const to = elementReport(report, { field, quote: clause!.trim() });
    const late =
      unit === '工作日' ? value > DELIVERY.working : /天|自然日/u.test(unit) && value > DELIVERY.calendar;
    const detail = `“${clause!.trim().slice(0, 40)}”超过十日。`;
    if (late || unit === '月' || unit === '年')
      to.fail('RS04', { detail, expected: '自作出决定之日起10日内送达' });
    else if (unit === '天' && value > DELIVERY.working) to.review('RS04', { detail });
    else to.pass('RS04');
  }
  if (!judged) elementReport(report, { field: 'resultDelivery' }).inapplicable('RS04');
}

export const result: GuideCheck = {
  meta: { id: 'result', title: '办理结果', messages: resultMessages },
  options: z.object({}),
  applies: (guide) => named(guide.results) !== undefined,
  judge(guide, _options, report) {
    judgeKind(guide, report);
    judgeType(guide, report);
    judgeDelivery(guide, report);
    judgeTerm(guide, report);
  },
};
