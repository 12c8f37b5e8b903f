// Judges one visit of a door by all checks of doors. An error inside a check makes it unobserved. Called by the login-matrix command and tests.
import type { DoorVisit } from '../../store/schemas/door-visit.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import type { DoorCheck } from './check.ts';

export interface JudgedDoor {
  outcomes: Outcome[];
  errors: { check: string; error: unknown }[];
}

export function judgeDoor(visit: DoorVisit, checks: readonly DoorCheck[]): JudgedDoor {
  const judged: JudgedDoor = { outcomes: [], errors: [] };
  for (const check of checks) {
    const own: Outcome[] = [];
    try {
      check.judge(visit, (outcome) => own.push(outcome));
      judged.outcomes.push(...own);
    } catch (error) {
      judged.errors.push({ check: check.meta.id, error });
      for (const { id } of check.meta.messages)
        judged.outcomes.push({ message: id, verdict: 'unobserved', field: 'landing', reason: 'check-error' });
    }
  }
  return judged;
}
