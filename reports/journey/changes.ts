// What has changed since the same service was walked before: mended, new, as it was. Both records are judged by the checks of today.
// Pure; called by report.ts.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Mend, mendsOf, type ObstacleIndex } from './first.ts';
import { isUnfinished } from './names.ts';

export interface Changes {
  before: JudgedJourney;
  mended: Mend[];
  fresh: Mend[];
  kept: Mend[];
  /** Met before, at a step that was not seen to its end this time. */
  unseen: Mend[];
}

/** By what and where, never by the words of a verdict or the place of a step in the row. */
const keyOf = ({ kind, step, spot }: Mend): string => `${kind} ${step} ${spot}`;

/** Steps that were left, or of a journey that was finished all. */
function seenSteps({ journey }: JudgedJourney): (step: string) => boolean {
  if (!isUnfinished(journey)) return () => true;
  const left = new Set(journey.steps.slice(0, -1).map(({ name }) => name));
  return (step) => left.has(step);
}

export function changesOf(now: JudgedJourney, before: JudgedJourney, index: ObstacleIndex): Changes {
  const [mends, old] = [mendsOf(now, index), mendsOf(before, index)];
  const [today, earlier] = [new Set(mends.map(keyOf)), new Set(old.map(keyOf))];
  const wasSeen = seenSteps(before);
  const isSeen = seenSteps(now);
  const gone = old.filter((mend) => !today.has(keyOf(mend)));
  return {
    before,
    mended: gone.filter(({ step }) => isSeen(step)),
    unseen: gone.filter(({ step }) => !isSeen(step)),
    // What was not looked at before may well be old.
    fresh: mends.filter((mend) => !earlier.has(keyOf(mend)) && wasSeen(mend.step)),
    kept: mends.filter((mend) => earlier.has(keyOf(mend))),
  };
}
