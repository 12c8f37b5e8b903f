// Says of a list of things which are wrong; of none, that all is well or that there is nothing to judge. Used by all visit checks.
import type { VisitOutcome } from '../../../store/schemas/page-visit.ts';
import type { ReportOnVisit } from '../../frame/check.ts';

export type Wrong = Omit<VisitOutcome, 'message' | 'field' | 'verdict'> & {
  verdict: 'fail' | 'review' | 'unobserved';
};

/** `field`: the part of the record; each thing wrong is an outcome of its own. */
export function tell<T>(
  report: ReportOnVisit,
  message: string,
  field: string,
  things: readonly T[],
  judge: (thing: T) => Wrong | null,
): void {
  const wrong = things.flatMap((thing) => judge(thing) ?? []);
  for (const one of wrong) report({ message, field, ...one });
  if (wrong.length > 0) return;
  report({ message, field, verdict: things.length > 0 ? 'pass' : 'inapplicable' });
}

/** A statement on the page as a whole; null: all is well. */
export const tellPage = (report: ReportOnVisit, message: string, wrong: Wrong | null): void =>
  tell(report, message, 'page', [null], () => wrong);
