// The columns of a process' steps: limit, handler, standard, result of each (F03-F05, F09), and the sum of limits (F06).
// Called by process.ts.
import { observation, type ServiceGuide, type Step } from '../../store/schemas/guide.ts';
import type { LimitReading } from '../../store/schemas/readings.ts';
import type { Report } from '../frame/check.ts';
import { type ElementReport, elementReport, missingColumn } from '../frame/element-report.ts';
import { VAGUE } from '../lexicon/lexicon.ts';
import { readLimit } from '../text/readings.ts';
import { examines, onlyDelivers, stagesOf } from '../text/stage.ts';
import { isPlaceholder } from '../text/wording.ts';

type Column = 'limit' | 'handler' | 'standard' | 'result';

/** Message of each column, its Chinese name, and the steps that owe a value. */
const COLUMNS: readonly { column: Column; message: string; name: string; owed: (step: Step) => boolean }[] = [
  { column: 'limit', message: 'F03', name: '办理时限', owed: () => true },
  { column: 'handler', message: 'F04', name: '办理人员', owed: () => true },
  { column: 'standard', message: 'F05', name: '审查标准', owed: (step) => examines(step.name) },
  { column: 'result', message: 'F09', name: '办理结果', owed: () => true },
];

const NONE = /^无[。.]?$/u;
const bare = (text: string) => text.trim().replace(/[。.；;]$/u, '');
const says = (patterns: readonly RegExp[], text: string) => {
  const value = bare(text);
  return patterns.some((p) => p.test(value));
};

/** Judges what a step says in a column: a standard without a criterion, a result that only names the step again. */
function judgeValue(step: Step, column: Column, value: string, message: string, to: ElementReport): void {
  const criterion = column === 'standard' && !onlyDelivers(step.name);
  if (criterion && says(VAGUE.standard, value))
    to.fail(message, { detail: `“${step.name}”的审查标准空泛，无法据以判断。` });
  else if (criterion && examines(step.name) && says(VAGUE.standardElsewhere, value))
    to.review(message, { detail: `“${step.name}”的审查标准只提到条件，没有写出条件。` });
  else if (column === 'result' && bare(value) === step.name)
    to.review(message, { detail: `“${step.name}”的办理结果只重复了环节名称。` });
  else to.pass(message);
}

export function judgeColumns(guide: ServiceGuide, keys: readonly string[], report: Report): void {
  if (guide.steps.length === 0) return;
  for (const { column, message, name, owed } of COLUMNS) {
    const field = `steps.${column}`;
    const nowhere = guide.steps.every((step) => !step[column]);
    const cause = nowhere ? missingColumn(guide, field) : 'defect';
    if (cause !== 'defect') {
      const to = elementReport(report, { field });
      if (cause === 'template') to.review(message, { detail: `整个流程没有“${name}”一栏。` });
      else to.unobserved(message, { reason: 'not-collected' });
      continue;
    }
    guide.steps.forEach((step, i) => {
      const value = step[column];
      const to = elementReport(report, { field, key: keys[i], quote: value });
      if (value && !isPlaceholder(value)) judgeValue(step, column, value, message, to);
      else if (!owed(step)) to.inapplicable(message);
      else if (value)
        // Of an item that ends without a document nothing is handed over: 无 may be the answer.
        to[column === 'result' && onlyDelivers(step.name) && NONE.test(value) ? 'review' : 'fail'](message, {
          detail: `“${step.name}”的${name}填写的是占位词。`,
        });
      else if (observation(guide, field) === 'complete')
        to.fail(message, { detail: `“${step.name}”未标注${name}。` });
      else to.unobserved(message, { reason: 'not-collected' });
    });
  }
}

const LEFT_OUT = /不(?:包含|计入|包括|计算|算)(?:在)?/u;

/** Steps whose limit does not count towards the promise: delivery, special stages, those that say so. */
const counts = (step: Step): boolean => {
  const stages = stagesOf(step.name);
  return (
    !stages.has('special') &&
    !(stages.has('deliver') && onlyDelivers(step.name)) &&
    !LEFT_OUT.test(`${step.name}${step.limit ?? ''}${step.standard ?? ''}`)
  );
};

/** Sum of the steps' limits in a unit; null where there is none, or one of them cannot be added. */
export function sumOfSteps(guide: ServiceGuide, unit: LimitReading['unit']): number | null {
  const limits = guide.steps.filter(counts).map((s) => (s.limit ? readLimit(s.limit) : null));
  let sum = 0;
  for (const limit of limits) {
    if (!limit || (!limit.immediate && (limit.value === null || limit.unit !== unit))) return null;
    sum += limit.immediate ? 0 : limit.value!;
  }
  return limits.length > 0 ? sum : null;
}

/** `4个工作日`, `15天`. */
const amount = (n: number, unit: LimitReading['unit']): string =>
  `${n}${unit && /^(?:工作日|自然日|小时|月)$/u.test(unit) ? '个' : ''}${unit ?? ''}`;

export function judgeSum(guide: ServiceGuide, report: Report): void {
  const quote =
    guide.steps
      .map((s) => s.limit)
      .filter(Boolean)
      .join('、') || undefined;
  const to = elementReport(report, { field: 'steps.limit', quote });
  const label = guide.elements.find((e) => e.field === 'promiseLimit')?.label;
  const promise = guide.promiseLimit ? readLimit(guide.promiseLimit, { label }) : null;
  const sum = promise?.value && !promise.immediate ? sumOfSteps(guide, promise.unit) : null;
  if (!promise || sum === null) {
    to.inapplicable('F06');
    return;
  }
  const detail = `各环节时限之和为${amount(sum, promise.unit)}，承诺办结时限为${amount(promise.value!, promise.unit)}。`;
  // Half days are rounded up in promises.
  if (sum > promise.value! + 0.5) to.fail('F06', { detail });
  else if (sum < promise.value! - 0.5) to.review('F06', { detail });
  else to.pass('F06');
}
