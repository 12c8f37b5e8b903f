// The plan's indicator 移动端运营情况 from the page visits of a run: one row for each of its four aspects. Pure; called by report.ts.
import { ASPECTS, type Aspect, type VisitMessage } from '../../checks/frame/check.ts';
import type { StoredVisit, VisitOutcome } from '../../store/schemas/page-visit.ts';
import type { MessageIndex } from '../finding.ts';
import type { Points } from '../unit-report.ts';

export interface AspectRow extends Points {
  aspect: Aspect;
  /** Judgements that could not be made. */
  unobserved: number;
  /** Messages that at least one page fails, the most frequent first. */
  failing: string[];
}

export interface PhonePages {
  /** Pages that were visited, and those that could not be. */
  visited: number;
  missed: number;
  rows: AspectRow[];
}

const WORST = ['fail', 'review', 'unobserved', 'pass'] as const;

/** A page is judged once by each message: as the worst that was said of it. Inapplicable ones do not count. */
export function phonePages(
  visits: readonly (Pick<StoredVisit, 'visit'> & { outcomes: readonly VisitOutcome[] })[],
  messages: MessageIndex,
): PhonePages {
  const rows = new Map(
    ASPECTS.map((aspect) => [
      aspect,
      {
        row: { aspect, pass: 0, fail: 0, review: 0, unobserved: 0, failing: [] } as AspectRow,
        failing: new Map<string, number>(),
      },
    ]),
  );
  const seen = visits.filter(({ visit }) => visit !== null);
  for (const { outcomes } of seen) {
    const byMessage = new Map<string, Set<VisitOutcome['verdict']>>();
    for (const { message, verdict } of outcomes)
      byMessage.set(message, (byMessage.get(message) ?? new Set()).add(verdict));
    for (const [id, verdicts] of byMessage) {
      const message = messages.get(id)?.message as VisitMessage | undefined;
      const worst = WORST.find((verdict) => verdicts.has(verdict));
      const found = message && worst && rows.get(message.aspect);
      if (!found) continue;
      found.row[worst] += 1;
      if (worst === 'fail') found.failing.set(message.title, (found.failing.get(message.title) ?? 0) + 1);
    }
  }
  for (const { row, failing } of rows.values())
    row.failing = [...failing].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([title]) => title);
  return {
    visited: seen.length,
    missed: visits.length - seen.length,
    rows: [...rows.values()].map(({ row }) => row),
  };
}

/** All aspects together, as the points of the portal's operator. */
export const pointsOfPages = ({ rows }: PhonePages): Points => ({
  pass: rows.reduce((n, row) => n + row.pass, 0),
  fail: rows.reduce((n, row) => n + row.fail, 0),
  review: rows.reduce((n, row) => n + row.review, 0),
});
