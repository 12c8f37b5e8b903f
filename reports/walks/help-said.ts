// What the visits of online help say, entrance by entrance, for their history. Pure; called by scripts/help/keep-help.ts.
import type { JudgedHelpVisit } from '../help/help-row.ts';
import { PORTAL_OPERATOR } from '../visits/operator.ts';
import type { Said } from './walk-history.ts';

export const helpSaid = (judged: readonly JudgedHelpVisit[]): Said[] =>
  judged.flatMap(({ visit, outcomes }) =>
    outcomes.map(
      (outcome): Said => ({
        outcome: { ...outcome, key: visit.name },
        ...{ item: `${visit.site}/@help`, itemName: `在线客服：${visit.name}`, channel: visit.channel },
        ...{ unit: PORTAL_OPERATOR, url: visit.home, evidence: [] },
      }),
    ),
  );
