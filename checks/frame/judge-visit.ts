// Judges one page visit by all visit checks. An error inside a check makes it unobserved. Called by the visit command and the tests.
import type { PageVisit, VisitOutcome } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from './check.ts';

export interface JudgedVisit {
  outcomes: VisitOutcome[];
  errors: { check: string; error: unknown }[];
}

/** What lies beyond the measured part of a large page was not seen: no check may pass for it. */
const notWhole = (outcome: VisitOutcome): VisitOutcome =>
  outcome.verdict === 'pass' && /^(?:targets|texts)$/.test(outcome.field)
    ? { ...outcome, verdict: 'unobserved', reason: 'not-seen-completely' }
    : outcome;

export function judgeVisit(visit: PageVisit, checks: readonly VisitCheck[]): JudgedVisit {
  const judged: JudgedVisit = { outcomes: [], errors: [] };
  for (const check of checks) {
    const own: VisitOutcome[] = [];
    try {
      check.judge(visit, (outcome) => own.push(visit.truncated ? notWhole(outcome) : outcome));
      judged.outcomes.push(...own);
    } catch (error) {
      judged.errors.push({ check: check.meta.id, error });
      for (const { id } of check.meta.messages)
        judged.outcomes.push({ message: id, verdict: 'unobserved', field: 'page', reason: 'check-error' });
    }
  }
  return judged;
}
