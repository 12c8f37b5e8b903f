// Accuracy on real data (real): each message against what people ruled. Called by the accuracy command and by docs.ts.
import type { Proof } from '../../checks/frame/proof.ts';
import { casesOfFindings } from './real-findings.ts';
import { casesOfValues, type RealCase } from './real-values.ts';
import type { AccuracyRow } from './row.ts';

/** Counts of one message on real data. */
export interface RealCount extends Proof {
  /** Cases without the defect that the check left alone, and those that it put to a person. */
  silent: number;
  asked: number;
}

const NOTHING: RealCount = { right: 0, wrong: 0, missed: 0, review: 0, silent: 0, asked: 0 };

/** The count that a case adds to. A review of a defect is missed too: no unit is told of it. */
function counted(count: RealCount, { defect, verdict }: RealCase): RealCount {
  const asked = verdict === 'review' ? 1 : 0;
  if (verdict === 'fail')
    return defect ? { ...count, right: count.right + 1 } : { ...count, wrong: count.wrong + 1 };
  if (defect) return { ...count, missed: count.missed + 1, review: count.review + asked };
  return asked ? { ...count, asked: count.asked + 1 } : { ...count, silent: count.silent + 1 };
}

/** Counts by message, sorted by its id. */
export function countCases(cases: readonly RealCase[]): Map<string, RealCount> {
  const counts = new Map<string, RealCount>();
  for (const one of cases) counts.set(one.message, counted(counts.get(one.message) ?? NOTHING, one));
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All labelled real cases at hand; `note` takes a line on those that are not. */
export async function realCounts(note: (line: string) => void): Promise<Map<string, RealCount>> {
  const { cases, skipped } = await casesOfFindings();
  if (skipped > 0) note(`${skipped} 条已裁定的真实结果没有原文，未核对。`);
  return countCases([...casesOfValues(), ...cases]);
}

export const judgedCases = (c: RealCount): number => c.right + c.wrong + c.missed + c.silent + c.asked;

export const rowsOfCounts = (counts: ReadonlyMap<string, RealCount>): AccuracyRow[] =>
  [...counts].map(([message, count]) => ({
    set: 'real',
    message,
    cases: count.right + count.missed,
    misses: count.missed,
    falseAlarms: count.wrong,
    reviewShare: (count.review + count.asked) / judgedCases(count),
  }));
