// Do pages answer on which no guide is recognised any more? Pure; called by the drift guard, since such pages have no shape.
import type { Suspicion } from '../../store/schemas/drift.ts';
import { fellSharply } from './suspicions.ts';
import { UNREAD } from './thresholds.ts';

/** Pages of one unit and channel. */
export interface UnitPages {
  channel: string;
  unit: string;
  /** The run with the last accepted shape. */
  baseline: string;
  /** Pages that answer today: with a guide, and without one though that run read one there. */
  read: number;
  unread: number;
}

/** Field of a suspicion about whole guides: no element can be named. */
export const WHOLE_GUIDE = '';

/** True for what is said of whole guides. */
export const isUnread = ({ kind, field }: Pick<Suspicion, 'kind' | 'field'>): boolean =>
  kind === 'layout' && field === WHOLE_GUIDE;

/** Units about which the operator is asked: none of their guides is recognised, or far fewer than chance would have it. */
export function unreadUnits(units: readonly UnitPages[]): Suspicion[] {
  const silent = (one: UnitPages) => one.read === 0 && one.unread > 0;
  const lost = new Map<string, number>();
  for (const one of units.filter(silent)) lost.set(one.channel, (lost.get(one.channel) ?? 0) + one.unread);
  return units
    .filter((one) => {
      const of = one.read + one.unread;
      return (
        (silent(one) && lost.get(one.channel)! >= UNREAD.pages) ||
        fellSharply({ n: of, of }, { n: one.read, of })
      );
    })
    .map(({ channel, unit, baseline, read, unread }) => ({
      kind: 'layout',
      channel,
      unit,
      field: WHOLE_GUIDE,
      baseline,
      before: { n: read + unread, of: read + unread },
      now: { n: read, of: read + unread },
    }));
}
