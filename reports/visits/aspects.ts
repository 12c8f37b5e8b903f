// The plan's indicator 移动端运营情况 from the page visits of a run: one row for each of its four aspects. Pure; called by report.ts.
import { ASPECTS, type Aspect, type VisitMessage } from '../../checks/frame/check.ts';
import type { StoredVisit, VisitOutcome } from '../../store/schemas/page-visit.ts';
import type { MessageIndex } from '../finding.ts';
import { UNSEEN_NAMES } from '../labels.ts';
import type { Points } from '../unit-report.ts';

export interface AspectRow extends Points {
  aspect: Aspect;
  /** Judgements that could not be made. */
  unobserved: number;
  /** Why, a Chinese phrase a message with the number of its pages, the most frequent first. */
  reasons: string[];
  /** Messages that at least one page fails, the most frequent first. */
  failing: string[];
}

export interface PhonePages {
  /** Pages that were visited, and those that could not be. */
  visited: number;
  missed: number;
  /** Guides among the visited. */
  guides: number;
  /** Why pages were missed, Chinese, with their numbers. */
  missedReasons: string[];
  rows: AspectRow[];
}

const WORST = ['fail', 'review', 'unobserved', 'pass'] as const;

function whyUnobserved(outcomes: readonly VisitOutcome[], id: string): string {
  const one = outcomes.find(({ message, verdict }) => message === id && verdict === 'unobserved');
  return one?.detail?.replace(/。$/u, '') ?? UNSEEN_NAMES[one?.reason ?? 'not-seen-completely'];
}

function missedReasons(problems: readonly StoredVisit['problem'][]): string[] {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const name = UNSEEN_NAMES[problem?.reason ?? 'not-captured'];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name}${n}个`);
}

/** A page is judged once by each message: as the worst that was said of it. Inapplicable ones do not count. */
export function phonePages(
  visits: readonly (Pick<StoredVisit, 'visit' | 'family' | 'problem'> & {
    outcomes: readonly VisitOutcome[];
  })[],
  messages: MessageIndex,
): PhonePages {
  const rows = new Map(
    ASPECTS.map((aspect) => [
      aspect,
      {
        row: { aspect, pass: 0, fail: 0, review: 0, unobserved: 0, reasons: [], failing: [] } as AspectRow,
        failing: new Map<string, number>(),
        /** Message → first reason and pages. */
        reasons: new Map<string, { title: string; why: string; n: number }>(),
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
      if (worst === 'unobserved') {
        const { title } = message;
        const known = found.reasons.get(id) ?? { title, why: whyUnobserved(outcomes, id), n: 0 };
        found.reasons.set(id, { ...known, n: known.n + 1 });
      }
      if (worst === 'fail') found.failing.set(message.title, (found.failing.get(message.title) ?? 0) + 1);
    }
  }
  for (const { row, failing, reasons } of rows.values()) {
    row.reasons = [...reasons.values()]
      .sort((a, b) => b.n - a.n)
      .map(({ title, why, n }) => `“${title}”${n}页：${why}`);
    row.failing = [...failing].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([title]) => title);
  }
  return {
    visited: seen.length,
    missed: visits.length - seen.length,
    guides: seen.filter(({ family }) => family === 'guide').length,
    missedReasons: missedReasons(visits.flatMap(({ visit, problem }) => (visit === null ? [problem] : []))),
    rows: [...rows.values()].map(({ row }) => row),
  };
}

/** All aspects together, as the points of the portal's operator. */
export const pointsOfPages = ({ rows }: PhonePages): Points => ({
  pass: rows.reduce((n, row) => n + row.pass, 0),
  fail: rows.reduce((n, row) => n + row.fail, 0),
  review: rows.reduce((n, row) => n + row.review, 0),
});
