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
  for (const check of checks) {
    const own: Outcome[] = [];
    try {
      if (check.applies(guide)) check.judge(guide, options[check.meta.id], (outcome) => own.push(outcome));
      else
        for (const { id } of check.meta.messages)
          own.push({ message: id, verdict: 'inapplicable', field: '' });
      judged.outcomes.push(...own);
    } catch (error) {
      judged.errors.push({ check: check.meta.id, error });
      for (const { id } of check.meta.messages)
        judged.outcomes.push({ message: id, verdict: 'unobserved', field: '', reason: 'check-error' });
    }
  }
  return judged;
}
