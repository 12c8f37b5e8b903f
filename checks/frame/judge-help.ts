// Judges one visit of online help by all its checks. An error inside a check makes it unobserved. Called by the online-help command and tests.
import type { HelpOutcome, HelpVisit } from '../../store/schemas/help-visit.ts';
import type { HelpCheck } from './check.ts';

export interface JudgedHelp {
  outcomes: HelpOutcome[];
  errors: { check: string; error: unknown }[];
}

export function judgeHelp(visit: HelpVisit, checks: readonly HelpCheck[]): JudgedHelp {
  const judged: JudgedHelp = { outcomes: [], errors: [] };
  for (const { meta, judge } of checks) {
    const own: HelpOutcome[] = [];
    try {
      judge(visit, (outcome) => own.push(outcome));
      judged.outcomes.push(...own);
    } catch (error) {
      judged.errors.push({ check: meta.id, error });
      for (const { id } of meta.messages)
        judged.outcomes.push({ message: id, verdict: 'unobserved', field: 'entry', reason: 'check-error' });
    }
  }
  return judged;
}
