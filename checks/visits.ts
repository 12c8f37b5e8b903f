// Judges 到办事现场次数: one clear number, and nothing on the page that contradicts it (V01-V09).
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport, judgeMissing, missingColumn } from './frame/element-report.ts';
import { PRESENCE } from './lexicon/lexicon.ts';
import { visitsMessages } from './messages/visits.ts';
import { depthLevel } from './text/depth.ts';
import { readVisits } from './text/visits.ts';
import { isPlaceholder, presenceDemand } from './text/wording.ts';

const NO_REASON =
  /^(?:无需|不需|不用|无须|不必|无)(?:要)?(?:申请人)?(?:到|去|前往|跑)?(?:现场|窗口|大厅)?(?:办理)?[。.]?$/u;
const WITHOUT_TRIP = /快递|邮寄|寄送|邮政|EMS|电子|网上|线上|在线|下载|自行打印|短信|或/u;

/** Texts of a guide in which an applicant's presence can be demanded, with their Chinese names. */
export function presenceTexts(guide: ServiceGuide): [name: string, text: string][] {
  const steps = guide.steps.map((s) => [s.name, s.standard, s.result].filter(Boolean).join('。')).join('\n');
  const materials = guide.materials.map((m) => m.name).join('\n');
  const places = guide.places.map((p) => p.address ?? '').join('\n');
  const texts: [string, string | undefined][] = [
    ['受理条件', guide.conditions],
    ['申请材料', materials],
    ['办理流程', [guide.process, steps].filter(Boolean).join('\n')],
    ['办理地点', places],
  ];
  return texts.filter((pair): pair is [string, string] => Boolean(pair[1]));
}

/** Results that can be fetched at the window only: said so, and no other way stands beside it. */
export function isFetchedInPerson(results: string): boolean {
  const only = results
    .split(/[。；;，,\n]/u)
    .some((part) => PRESENCE.pickUp.some((p) => p.test(part.trim())));
  return only && !WITHOUT_TRIP.test(results);
}

function judgeReason(guide: ServiceGuide, count: number, report: Report): void {
  const reason = guide.visitReason;
  const to = elementReport(report, { field: 'visitReason', quote: reason });
  const empty = !reason || isPlaceholder(reason) || NO_REASON.test(reason);
  if (count === 0) {
    to.inapplicable('V02');
    to.judge('V03', !empty, { detail: '到现场次数为0，却写有必须到现场的原因。' });
    return;
  }
  to.inapplicable('V03');
  if (!empty) {
    to.pass('V02');
    return;
  }
  const column = reason ? 'defect' : missingColumn(guide, 'visitReason');
  if (column === 'defect') to.fail('V02');
  else if (column === 'template') to.review('V02', { detail: '页面没有“必须现场办理原因说明”一栏。' });
  else to.unobserved('V02', { reason: 'not-collected' });
}

function judgeZero(guide: ServiceGuide, zero: boolean, report: Report): void {
  const to = elementReport(report, { field: 'visits', quote: guide.visits });
  if (!zero) {
    for (const id of ['V04', 'V05', 'V09']) to.inapplicable(id);
    return;
  }
  const forms = guide.handleForms;
  if (forms.length === 0) to.unobserved('V04', { reason: 'not-collected' });
  else
    to.judge(
      'V04',
      forms.every((f) => /窗口|现场/u.test(f)),
      { detail: `办理形式只有“${forms.join('、')}”。` },
    );

  const found = presenceTexts(guide).map(([name, text]) => ({ name, ...presenceDemand(text) }));
  const demanded = found.find((f) => f.demand === 'demanded') ?? found.find((f) => f.demand === 'unsure');
  if (!demanded) to.pass('V05');
  else
    to[demanded.demand === 'demanded' ? 'fail' : 'review']('V05', {
      detail: `到现场次数为0，而${demanded.name}写有“${demanded.words.slice(0, 60)}”。`,
    });

  const results = guide.results ?? '';
  if (!results) to.inapplicable('V09');
  else {
    to.judge('V09', isFetchedInPerson(results), { detail: `结果写有“${results.slice(0, 60)}”。` });
  }
}

export const visits: GuideCheck = {
  meta: { id: 'visits', title: '到办事现场次数', messages: visitsMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    const to = elementReport(report, { field: 'visits', quote: guide.visits });
    if (!guide.visits) return judgeMissing(guide, 'visits', 'V01', to);
    const { value, max } = readVisits(guide.visits);
    if (value === null) {
      const ceiling = max !== null && /最多|不超过|至多|以内|不多于/u.test(guide.visits);
      to[ceiling ? 'review' : 'fail']('V01', {
        detail: ceiling ? '只写了上限，请核对是否为明确的次数。' : undefined,
      });
      return;
    }
    to.pass('V01');
    judgeReason(guide, value, report);
    judgeZero(guide, value === 0, report);
    const depth = depthLevel(guide.onlineDepth ?? '');
    if (!depth) to.inapplicable('V06');
    else
      to.judge('V06', value > depth.visits, {
        detail: `网上办理深度为${depth.name}，到现场次数不应超过${depth.visits}次。`,
      });
    to[value > 2 ? 'review' : 'pass']('V07');
    if (!guide.projectType?.includes('即办')) to.inapplicable('V08');
    else to.judge('V08', value > 1);
  },
};
