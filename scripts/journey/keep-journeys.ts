// Stores journeys with what is counted of them, and finds what was met the last time. Called by the journey command.
import { judgeAll } from '../../checks/journey/judge-all.ts';
import type { Store, WalkRecord } from '../../store/index.ts';
import { Journey } from '../../store/schemas/journey.ts';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { earlierRecord } from './earlier.ts';
import { journeyName } from './journey-name.ts';

/** For each journey the last one of the same service, judged by the checks of today; nothing where there was none. */
export type Before = Map<JudgedJourney, JudgedJourney>;

/** What a reader of the database counts without judging anew. */
export const countedOf = ({ journey, met, depth, measures, score }: JudgedJourney) => ({
  end: journey.end.reached,
  ...{ steps: measures.steps, presses: measures.presses, logins: measures.logins },
  ...{ work: measures.work, waited: measures.waited, depth: [depth.low, depth.high], score: score.total },
  obstacles: met.map(({ obstacle, verdict }) => ({ obstacle, verdict })),
});

/** A record of another version, of another place or of another way of walking is none. */
function sameAs(now: Journey): (one: WalkRecord) => Journey[] {
  return ({ record }) => {
    const journey = Journey.safeParse(record).data;
    return journey && journey.source === now.source && journey.way === now.way ? [journey] : [];
  };
}

export interface JourneysKept {
  site: string;
  /** When the first one began, ISO with +08:00. */
  at: string;
  judged: readonly JudgedJourney[];
}

export function keepJourneys(
  store: Pick<Store, 'walks' | 'transaction'>,
  { site, at, judged }: JourneysKept,
): Before {
  return store.transaction(() => {
    const { id } = store.walks.start({ site, kind: 'journey', at });
    const before: Before = new Map();
    for (const one of judged) {
      const subject = journeyName(one.journey);
      store.walks.saveRecord(id, { subject, record: one.journey, measures: countedOf(one) });
      const last = store.walks.earlier(id, subject).flatMap(sameAs(one.journey)).at(0);
      if (last) before.set(one, judgeAll(last));
    }
    store.walks.finish(id, { status: 'done' });
    return before;
  });
}

/** Journeys of before they were stored stand in files alone. `dir`: folder of this run. */
export function withFiles(before: Before, judged: readonly JudgedJourney[], dir: string): Before {
  const all: Before = new Map(before);
  for (const one of judged) {
    const record = all.has(one) ? null : earlierRecord(dir, one.journey);
    if (record) all.set(one, judgeAll(record));
  }
  return all;
}
