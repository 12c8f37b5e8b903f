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
  /** Met before, at a step that was not seen to its end, or by what was not tried, this time. */
  unseen: Mend[];
}

/** By what and where, never by the words of a verdict or the place of a step in the row. */
const keyOf = ({ kind, step, spot }: Mend): string => `${kind} ${step} ${spot}`;

/** Seen only where a page was pressed on while empty. */
const BY_EMPTY = new Set<Mend['obstacle']>(['mute-error', 'unmarked-required']);

/** Whether it could have been met: at a step that was left, or of a journey that was finished at any, and by what was tried there. */
function seenIn({ journey }: JudgedJourney): (mend: Mend) => boolean {
  const tried = ({ obstacle }: Mend) => !(journey.drafts && BY_EMPTY.has(obstacle));
  if (!isUnfinished(journey)) return tried;
  const left = new Set(journey.steps.slice(0, -1).map(({ name }) => name));
  return (mend) => left.has(mend.step) && tried(mend);
}

export function changesOf(now: JudgedJourney, before: JudgedJourney, index: ObstacleIndex): Changes {
  const [mends, old] = [mendsOf(now, index), mendsOf(before, index)];
  const [today, earlier] = [new Set(mends.map(keyOf)), new Set(old.map(keyOf))];
  const [isSeen, wasSeen] = [seenIn(now), seenIn(before)];
  const gone = old.filter((mend) => !today.has(keyOf(mend)));
  return {
    before,
    mended: gone.filter(isSeen),
    unseen: gone.filter((mend) => !isSeen(mend)),
    // What was not looked at before may well be old.
    fresh: mends.filter((mend) => !earlier.has(keyOf(mend)) && wasSeen(mend)),
    kept: mends.filter((mend) => earlier.has(keyOf(mend))),
  };
}
