// Did a unit lose many items over night? Pure; called by the drift guard before anything is called withdrawn.
import type { Suspicion } from '../../store/schemas/drift.ts';
import { DELETION } from './thresholds.ts';

export interface UnitItems {
  unit: string;
  channel: string;
  /** The run with the last accepted list, and the numbers of its items: all, and those that today's list lacks. */
  baseline: string;
  listed: number;
  missing: number;
}

const sum = (units: readonly UnitItems[], what: 'listed' | 'missing'): number =>
  units.reduce((n, unit) => n + unit[what], 0);

/** Units about which the operator is asked: a large part of their own items is gone, or a part of everybody's. */
export function massDeletions(units: readonly UnitItems[]): Suspicion[] {
  const [listed, missing] = [sum(units, 'listed'), sum(units, 'missing')];
  const everywhere = missing >= DELETION.siteItems && missing / listed >= DELETION.siteShare;
  return units
    .filter(
      (unit) =>
        (everywhere && unit.missing > 0) ||
        (unit.missing >= DELETION.unitItems && unit.missing / unit.listed >= DELETION.unitShare),
    )
    .map(({ unit, channel, baseline, listed: of, missing: n }) => ({
      kind: 'items',
      channel,
      unit,
      field: '',
      baseline,
      before: { n: of, of },
      now: { n: of - n, of },
    }));
}
