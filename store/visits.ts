// Page visits (页面走查) of a run and what the checks said of each. Written by the pipeline, read by the history and the reports.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { StoredVisit, type VisitOutcome } from './schemas/page-visit.ts';

export interface Visits {
  /** Checks the record against its schema (ZodError) and stores it; a second visit of the same page and device replaces it. */
  save(visit: StoredVisit): void;
  /** What the checks said of a visit of the run; emptied by a new visit of the page. */
  judge(
    visit: Pick<StoredVisit, 'run' | 'channel' | 'page' | 'device'>,
    outcomes: readonly VisitOutcome[],
  ): void;
  /** All at once, a run visits few pages; by channel, page and device. */
  ofRun(run: string): JudgedPage[];
}

/** `outcomes` is empty before the visit was judged. */
export type JudgedPage = StoredVisit & { outcomes: VisitOutcome[] };

const JOIN = `SELECT docs.body AS body, said.body AS outcomes FROM visits JOIN documents AS docs ON docs.id = document
  LEFT JOIN documents AS said ON said.id = outcomes WHERE run = ? ORDER BY channel, page, device`;

export function visits(db: Database.Database): Visits {
  const store = documents(db);
  const put = db.prepare(
    `INSERT OR REPLACE INTO visits (run, channel, page, device, family, document)
     VALUES (@run, @channel, @page, @device, @family, @document)`,
  );
  const say = db.prepare(
    `UPDATE visits SET outcomes = @outcomes
     WHERE run = @run AND channel = @channel AND page = @page AND device = @device`,
  );
  return {
    save(given) {
      const visit = StoredVisit.parse(given);
      const { run, channel, page, device, family } = visit;
      db.transaction(
        () => void put.run({ run, channel, page, device, family, document: store.put(visit) }),
      )();
    },
    judge: ({ run, channel, page, device }, outcomes) =>
      db.transaction(() => void say.run({ run, channel, page, device, outcomes: store.put(outcomes) }))(),
    ofRun: (run) =>
      db
        .prepare<[string], { body: Buffer; outcomes: Buffer | null }>(JOIN)
        .all(run)
        .map(({ body, outcomes }) => ({
          ...unpack<StoredVisit>(body),
          outcomes: outcomes ? unpack<VisitOutcome[]>(outcomes) : [],
        })),
  };
}
