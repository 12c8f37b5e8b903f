// Did an element vanish from a page family over night? Pure; called by the drift guard before findings are made.
import type { Suspicion, UnitShape } from '../../store/schemas/drift.ts';
import { layoutsOf } from './layouts.ts';
import { PATHS } from './shape.ts';
import { DRIFT } from './thresholds.ts';

export interface Share {
  n: number;
  of: number;
}

/** True where the share fell too sharply to be the work of single editors: a large part, and not by chance. */
export function fellSharply(before: Share, now: Share): boolean {
  if (before.of < DRIFT.guides || now.of < DRIFT.guides) return false;
  const [then, today] = [before.n / before.of, now.n / now.of];
  if (then === 0 || (then - today) / then < DRIFT.fall) return false;
  const pooled = (before.n + now.n) / (before.of + now.of);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / before.of + 1 / now.of));
  return deviation > 0 && (then - today) / deviation >= DRIFT.deviations;
}

export type Accepted = UnitShape & { run: string };

interface Pair {
  before: Accepted;
  now: UnitShape;
}

const shareOf = (shapes: readonly UnitShape[], path: string, what: 'shown' | 'valued'): Share =>
  shapes.reduce(
    (sum, { paths }) => ({ n: sum.n + (paths[path]?.[what] ?? 0), of: sum.of + (paths[path]?.seen ?? 0) }),
    { n: 0, of: 0 },
  );

const enough = (pairs: readonly Pair[], path: string): boolean =>
  (['before', 'now'] as const).every(
    (side) =>
      shareOf(
        pairs.map((pair) => pair[side]),
        path,
        'shown',
      ).of >= DRIFT.guides,
  );

/** Captions that stand there without their value are as suspicious as captions that are gone. */
const fell = (pairs: readonly Pair[], path: string): boolean =>
  (['shown', 'valued'] as const).some((what) =>
    fellSharply(
      shareOf(
        pairs.map((pair) => pair.before),
        path,
        what,
      ),
      shareOf(
        pairs.map((pair) => pair.now),
        path,
        what,
      ),
    ),
  );

/**
 * Elements that vanished, by unit. A unit is compared as the smallest family that has enough guides on both sides:
 * itself, else the units of its layout, else all units of the channel. Only units on both sides are compared, so that
 * a run over other units is no fall.
 */
export function vanished(accepted: readonly Accepted[], today: readonly UnitShape[]): Suspicion[] {
  const found: Suspicion[] = [];
  for (const channel of new Set(today.map((shape) => shape.channel))) {
    const now = new Map(today.filter((s) => s.channel === channel).map((s) => [s.unit, s]));
    const before = accepted.filter((s) => s.channel === channel && now.has(s.unit));
    const pair = (shape: UnitShape): Pair => ({ before: shape as Accepted, now: now.get(shape.unit)! });
    const all = before.map(pair);
    for (const layout of layoutsOf(before).map((group) => group.map(pair)))
      for (const own of layout)
        for (const path of PATHS) {
          const family = [[own], layout, all].find((pairs) => enough(pairs, path));
          if (!family || !fell(family, path)) continue;
          found.push({
            kind: 'layout',
            channel,
            unit: own.now.unit,
            field: path,
            baseline: own.before.run,
            before: shareOf([own.before], path, 'valued'),
            now: shareOf([own.now], path, 'valued'),
          });
        }
  }
  return found;
}
