// What 即办件 and 承诺件 promise: at once or in days (T05, T06), and no flow of several days for the former (X05). Called by limit.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { stepKeys } from '../../store/schemas/member-key.ts';
import type { LimitReading } from '../../store/schemas/readings.ts';
import type { Report } from '../frame/check.ts';
import { type ElementReport, elementReport } from '../frame/element-report.ts';
import { LIMIT_WORDS, says } from '../lexicon/limits.ts';
import { readLimit } from '../text/readings.ts';
import { onlyDelivers } from '../text/stage.ts';
import { takesDays } from './limit-days.ts';

const LEFT_OUT = /不(?:包含|计入|包括|计算|算)(?:在)?/u;
const ANY_NUMBER = /[1-9一二三四五六七八九十]\d*\s*个?(?:工作日|自然日|日|天|月)/u;

/** T05 and T06; true where an immediate item was accused of its promise. */
export function judgeKind(guide: ServiceGuide, promise: LimitReading | null, to: ElementReport): boolean {
  const immediate = guide.projectType?.includes('即办') ?? false;
  const promised = guide.projectType?.includes('承诺') ?? false;
  if (!promise || immediate === promised) {
    to.inapplicable('T05');
    to.inapplicable('T06');
    return false;
  }
  if (promised) {
    to.inapplicable('T05');
    if (!promise.immediate) to.pass('T06');
    // 当场办结，需核查的5个工作日: at once for some, in days for others.
    else if (ANY_NUMBER.test(promise.text)) to.review('T06');
    else to.fail('T06', { detail: `办件类型为承诺件，承诺办结时限为“${promise.text.slice(0, 20)}”。` });
    return false;
  }
  to.inapplicable('T06');
  const days = takesDays(promise);
  const detail = `办件类型为即办件，承诺办结时限为“${promise.text.slice(0, 20)}”。`;
  if (days && promise.immediate) to.review('T05', { detail });
  else if (days) to.fail('T05', { detail });
  // A number whose unit is stated elsewhere may be one of minutes.
  else if (days === null && promise.value! > 1 && guide.source === 'page')
    to.review('T05', { detail: `${detail}请核对单位。` });
  else to.pass('T05');
  return days === true;
}

/** X05: steps of an immediate item. Where its promise was accused already, the kind itself is in question: one fact. */
export function judgeFlow(guide: ServiceGuide, accused: boolean, report: Report): void {
  if (!guide.projectType?.includes('即办') || guide.steps.length === 0 || accused) {
    elementReport(report, { field: 'steps' }).inapplicable('X05');
    return;
  }
  const keys = stepKeys(guide.steps);
  const label = guide.elements.find((e) => e.field === 'steps.limit')?.label;
  for (const [i, step] of guide.steps.entries()) {
    const limit = step.limit ? readLimit(step.limit, { label }) : null;
    const named = says(LIMIT_WORDS.severalDays, step.name);
    const days = limit && takesDays(limit) && !limit.immediate;
    const aside =
      onlyDelivers(step.name) || LEFT_OUT.test(`${step.name}${step.limit ?? ''}${step.standard ?? ''}`);
    const to = elementReport(report, { field: 'steps', key: keys[i], quote: days ? step.limit : step.name });
    const detail = `即办件的环节“${step.name}”${days ? `需要“${step.limit}”` : '需要多日'}。`;
    if (named && !days && limit) to.review('X05', { detail });
    else if (named || (days && !aside)) to.fail('X05', { detail });
    else to.pass('X05');
  }
}
