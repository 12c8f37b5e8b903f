// What a walk through the doors says, door by door, for its history. Pure; called by scripts/login/keep-doors.ts.
import type { DoorVisit } from '../../store/schemas/door-visit.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { DoorRow } from '../login-matrix/door-row.ts';
import type { Said } from './walk-history.ts';

const KIND_NAMES = { person: '个人', company: '法人' } as const;

/** What a stranger sees is the same for every account. */
const keyOf = ({ unit, item, account }: DoorVisit, field: string): string =>
  [unit, item, ...(field === 'publicLook' ? [] : [KIND_NAMES[account]])].join('：');

const doorItem = (site: string): string => `${site}/@doors`;

export const doorSaid = (site: string, rows: readonly DoorRow[]): Said[] =>
  rows.flatMap(({ visit, outcomes }) =>
    outcomes.map(
      (outcome): Said => ({
        outcome: { ...outcome, key: keyOf(visit, outcome.field) },
        ...{ item: doorItem(site), itemName: visit.item, channel: visit.door },
        unit: { id: visit.unit, name: visit.unitName },
        ...{ url: visit.page, evidence: visit.evidence },
      }),
    ),
  );

/** A door of a national system is excepted by the plan: nothing is asked of it any more. */
export function isDoorGone(rows: readonly DoorRow[]): (finding: Finding) => boolean {
  const excepted = rows.filter(({ state }) => state === 'excepted');
  return ({ channel, field, key }) =>
    excepted.some(({ visit }) => visit.door === channel && keyOf(visit, field) === key);
}
