// What several journeys have in common: what is to be mended in how many of them, their scores, and the best of those that can be
// compared. Pure; called by the pages beside this file and the workbook.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Mend, mendsOf, type ObstacleIndex } from './first.ts';
import { isUnfinished } from './names.ts';

const WEIGHT = { critical: 9, major: 3, minor: 1 } as const;

/** One kind of what is to be mended, and the journeys that met it. */
export interface Spread {
  mend: Mend;
  journeys: JudgedJourney[];
  /** The step at which each of them met it first. */
  steps: Map<JudgedJourney, string>;
}

/** Kinds of what is to be mended, what weighs most over all journeys first. */
export function spreadOf(all: readonly JudgedJourney[], index: ObstacleIndex): Spread[] {
  const spread = new Map<string, Spread>();
  for (const judged of all)
    for (const mend of mendsOf(judged, index)) {
      const found: Spread = spread.get(mend.kind) ?? { mend, journeys: [], steps: new Map() };
      spread.set(mend.kind, found);
      if (found.steps.has(judged)) continue;
      found.journeys.push(judged);
      found.steps.set(judged, mend.step);
    }
  const weight = ({ mend, journeys }: Spread) => WEIGHT[mend.severity] * journeys.length;
  return [...spread.values()].sort((a, b) => weight(b) - weight(a));
}

export interface Work {
  judged: JudgedJourney;
  mend: Mend;
}

/** Everything that is to be mended in some journeys, the gravest first. */
export const worksOf = (all: readonly JudgedJourney[], index: ObstacleIndex): Work[] =>
  all
    .flatMap((judged) => mendsOf(judged, index).map((mend) => ({ judged, mend })))
    .sort((a, b) => WEIGHT[b.mend.severity] - WEIGHT[a.mend.severity]);

/** Scores of journeys that were finished: of others only a part was seen. */
export const totalsOf = (all: readonly JudgedJourney[]): number[] =>
  all.flatMap(({ journey, score }) => (isUnfinished(journey) ? [] : (score.total ?? [])));

export const bestOf = (all: readonly JudgedJourney[]): number | null => {
  const totals = totalsOf(all);
  // One alone is neither best nor worst.
  return totals.length > 1 ? Math.max(...totals) : null;
};

export const meanOf = (all: readonly JudgedJourney[]): number | null => {
  const totals = totalsOf(all);
  return totals.length > 0 ? Math.round(totals.reduce((a, b) => a + b, 0) / totals.length) : null;
};

export const grouped = (
  all: readonly JudgedJourney[],
  key: (judged: JudgedJourney) => string,
): [string, JudgedJourney[]][] => {
  const groups = new Map<string, JudgedJourney[]>();
  for (const judged of all) groups.set(key(judged), [...(groups.get(key(judged)) ?? []), judged]);
  return [...groups];
};

export interface Peer {
  best: JudgedJourney;
  /** The same service at another unit, or only one of the same kind. */
  same: boolean;
}

/**
 * The best that a journey can be measured by: the same service elsewhere, else one of its kind, on the same channel first.
 * `best`: none is better than itself; null: there is none to compare with.
 */
export function peerOf(own: JudgedJourney, all: readonly JudgedJourney[]): Peer | 'best' | null {
  const { item, channel } = own.journey;
  const others = all.filter((one) => one !== own && totalsOf([one]).length > 0);
  const twins = others.filter(
    ({ journey }) => journey.item.name === item.name && journey.item.unit !== item.unit,
  );
  const kin = others.filter(({ journey }) => journey.item.kind === item.kind && journey.item.id !== item.id);
  const rank = (list: JudgedJourney[]): JudgedJourney | undefined => {
    const here = list.filter(({ journey }) => journey.channel === channel);
    return [...(here.length > 0 ? here : list)].sort((a, b) => b.score.total! - a.score.total!)[0];
  };
  const twin = rank(twins);
  const best = twin ?? rank(kin);
  if (!best) return null;
  const beaten = isUnfinished(own.journey) || (own.score.total ?? 0) < best.score.total!;
  return beaten ? { best, same: twin !== undefined } : 'best';
}
