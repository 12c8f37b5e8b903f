// Judges one guide by all guide checks. An error inside a check makes it unobserved, never a crash or a fail.
// Called by the pipeline and by the tests.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import type { GuideCheck } from './check.ts';

export type OptionsByCheck = Readonly<Record<string, unknown>>;

export interface JudgedGuide {
  outcomes: Outcome[];
  /** Checks that failed to run, for the log: their messages are `unobserved: check-error`. */
  errors: { check: string; error: unknown }[];
}

/** Options of each check, by id, after the check's own schema; throws a ZodError for a wrong option. */
export function resolveOptions(
  checks: readonly Pick<GuideCheck, 'meta' | 'options'>[],
  given: OptionsByCheck,
): OptionsByCheck {
  return Object.fromEntries(
    checks.map(({ meta, options }) => [meta.id, options.parse(given[meta.id] ?? {})]),
  );
}

export function judgeGuide(
  guide: ServiceGuide,
  checks: readonly GuideCheck[],
  options: OptionsByCheck,
): JudgedGuide {
  const judged: JudgedGuide = { outcomes: [], errors: [] };
  const { outcomes } = judged;
  const report = (outcome: Outcome): void => {
    outcomes.push(outcome);
  };
  for (const check of checks) {
    const before = outcomes.length;
    try {
      if (check.applies(guide)) check.judge(guide, options[check.meta.id], report);
      else
        for (const { id } of check.meta.messages) report({ message: id, verdict: 'inapplicable', field: '' });
    } catch (error) {
      // What it said before it failed may be half of a thought.
      outcomes.length = before;
      judged.errors.push({ check: check.meta.id, error });
      for (const { id } of check.meta.messages)
        report({ message: id, verdict: 'unobserved', field: '', reason: 'check-error' });
    }
  }
  return judged;
}
