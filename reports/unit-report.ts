// Everything that the workbook and the overview say of one unit, counted once. Called by report.ts.
import type { RunRecord } from '../store/index.ts';
import type { Finding } from '../store/schemas/finding.ts';
import type { Severity } from '../store/schemas/outcome.ts';
import type { Unit } from '../store/schemas/unit.ts';
import { type Cause, causesOf } from './causes.ts';
import type { Coverage } from './coverage.ts';
import { isOpen, SEVERITIES } from './labels.ts';
import { type LifeCounts, lifeCounts } from './life-counts.ts';

export interface Tally {
  fail: number;
  review: number;
}

/** 检查点: outcomes that were judged. Rates hold pass and fail only. */
export interface Points extends Tally {
  pass: number;
}

export interface UnitReport {
  unit: Unit;
  coverage: Coverage;
  /** Open and not refuted, in the order in which one mends: item by item, the worst item first. */
  problems: Finding[];
  /** Closed in this run. */
  closed: Finding[];
  /** Of both lists. */
  life: LifeCounts;
  /** Refuted by the second look: not listed, only counted. */
  refuted: number;
  severities: Record<Severity, Tally>;
  points: Points;
  /** Items that were seen in this run and have no fail. */
  clean: number;
  causes: Cause[];
}

export interface UnitInput {
  run: Pick<RunRecord, 'startedAt'>;
  unit: Unit;
  coverage: Coverage;
  findings: Iterable<Finding>;
  points: Points;
  seen: ReadonlySet<string>;
  /** Channel and message of each question (`pc A05`). */
  questions?: ReadonlySet<string>;
}

export function unitReportOf({
  run,
  unit,
  coverage,
  findings,
  points,
  seen,
  questions,
}: UnitInput): UnitReport {
  const problems: Finding[] = [];
  const closed: Finding[] = [];
  const refuted: Finding[] = [];
  for (const f of findings) (!isOpen(f) ? closed : f.confirmation === 'refuted' ? refuted : problems).push(f);
  const failing = new Set(
    problems.filter((f) => f.outcome === 'fail' && seen.has(f.item)).map((f) => f.item),
  );
  return {
    unit,
    coverage,
    problems: inMendingOrder(problems),
    closed: inMendingOrder(closed),
    life: lifeCounts([...problems, ...closed], run),
    refuted: refuted.length,
    severities: tallyOf(problems),
    points: withoutRefuted(points, refuted),
    clean: coverage.seen - failing.size,
    causes: causesOf(problems, questions),
  };
}

/** What the second look refutes is neither a fail nor a review. */
function withoutRefuted({ pass, fail, review }: Points, refuted: readonly Finding[]): Points {
  const fails = refuted.filter((f) => f.outcome === 'fail').length;
  return { pass, fail: Math.max(0, fail - fails), review: Math.max(0, review - (refuted.length - fails)) };
}

export function tallyOf(findings: Iterable<Finding>): Record<Severity, Tally> {
  const tally = emptyTally();
  for (const f of findings) tally[f.severity][f.outcome] += 1;
  return tally;
}

export const emptyTally = (): Record<Severity, Tally> => ({
  critical: { fail: 0, review: 0 },
  major: { fail: 0, review: 0 },
  minor: { fail: 0, review: 0 },
  info: { fail: 0, review: 0 },
});

/** Both verdicts over all severities. */
export function totalOf(tally: Record<Severity, Tally>): Tally {
  const sum = { fail: 0, review: 0 };
  for (const severity of SEVERITIES) {
    sum.fail += tally[severity].fail;
    sum.review += tally[severity].review;
  }
  return sum;
}

/** Fails before reviews within a severity. */
const rank = (f: Finding): number => SEVERITIES.indexOf(f.severity) * 2 + (f.outcome === 'review' ? 1 : 0);

/** Items with the worst and the most findings first, the findings of an item together. */
export function inMendingOrder(findings: readonly Finding[]): Finding[] {
  const items = new Map<string, { worst: number; n: number }>();
  for (const f of findings) {
    const item = items.get(f.item) ?? { worst: rank(f), n: 0 };
    items.set(f.item, { worst: Math.min(item.worst, rank(f)), n: item.n + 1 });
  }
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...findings].sort((a, b) => {
    const [x, y] = [items.get(a.item)!, items.get(b.item)!];
    return (
      x.worst - y.worst ||
      y.n - x.n ||
      byText(a.itemName, b.itemName) ||
      byText(a.item, b.item) ||
      rank(a) - rank(b) ||
      byText(a.message, b.message) ||
      byText(a.id, b.id)
    );
  });
}
