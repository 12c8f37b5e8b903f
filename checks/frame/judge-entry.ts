// Judges one entry walk by all checks of entrances. An error inside a check makes it unobserved. Called by the entry command and tests.
import type { EntryOutcome, EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from './check.ts';

export interface JudgedEntry {
  outcomes: EntryOutcome[];
  errors: { check: string; error: unknown }[];
}

const NOWHERE = { field: 'home', unit: null, picture: null } as const;

export function judgeEntry(walk: EntryWalk, checks: readonly EntryCheck[]): JudgedEntry {
  const judged: JudgedEntry = { outcomes: [], errors: [] };
  for (const { meta, judge } of checks) {
    const silent = (reason: NonNullable<EntryOutcome['reason']>, detail?: string) =>
      meta.messages.map(
        ({ id }): EntryOutcome => ({
          message: id,
          verdict: 'unobserved',
          subject: meta.title,
          reason,
          detail,
          ...NOWHERE,
        }),
      );
    const { unobserved } = walk.home;
    if (unobserved) {
      judged.outcomes.push(...silent(unobserved.reason, unobserved.detail));
      continue;
    }
    const own: EntryOutcome[] = [];
    try {
      judge(walk, (outcome) => own.push(outcome));
      judged.outcomes.push(...own);
    } catch (error) {
      judged.errors.push({ check: meta.id, error });
      judged.outcomes.push(...silent('check-error'));
    }
  }
  return judged;
}
