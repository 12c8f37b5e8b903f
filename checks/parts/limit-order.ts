// Is the promise longer than the legal limit (T04), and would swapped captions explain it (T10)? Called by limit.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { LimitReading } from '../../store/schemas/readings.ts';
import type { ElementReport } from '../frame/element-report.ts';
import { isLonger, takesDays } from './limit-days.ts';
import { sumOfSteps } from './process-steps.ts';

/** Limits that laws like to set, in days. */
const CUSTOMARY = [20, 30, 45, 60, 90];

const spoken = ({ text }: LimitReading) => text.slice(0, 20);

/**
 * Whether the two values stand under each other's captions: the steps add up to the "legal" one, an immediate item is
 * done at once by it, or the "promise" is a customary legal limit at least twice as long and no step speaks for it.
 */
function swapExplains(guide: ServiceGuide, legal: LimitReading, promise: LimitReading): boolean {
  if (guide.projectType?.includes('即办') && (legal.immediate || takesDays(legal) === false)) return true;
  if (!legal.value || !promise.value) return false;
  const sum = sumOfSteps(guide, legal.unit);
  if (sum !== null && sum > 0) return Math.abs(sum - legal.value) <= 0.5;
  return CUSTOMARY.includes(promise.value) && legal.value * 2 <= promise.value;
}

/** Reports T04 or T10, never both; true where the captions seem to be swapped. */
export function judgeOrder(
  guide: ServiceGuide,
  legal: LimitReading | null,
  promise: LimitReading | null,
  to: ElementReport,
): boolean {
  const longer = legal && promise && legal.value !== 0 ? isLonger(promise, legal) : null;
  if (!legal || !promise || longer === null) {
    to.inapplicable('T04');
    to.inapplicable('T10');
    return false;
  }
  const swapped = longer && swapExplains(guide, legal, promise);
  const detail = `法定办结时限为“${spoken(legal)}”，承诺办结时限为“${spoken(promise)}”`;
  if (swapped) to.inapplicable('T04');
  else to.judge('T04', longer, { detail: `${detail}，承诺长于法定。` });
  to.judge('T10', swapped, { detail: `${detail}，互换后成立。` });
  return swapped;
}
