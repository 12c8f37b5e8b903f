// Shapes (形态) of a run's guides by unit, and what looked suspicious in them. Written and read by the drift guard.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { Suspicion, type SuspicionKind, UnitShape } from './schemas/drift.ts';
import { localTime } from './time.ts';

/** A unit's accepted shape and the run it comes from. */
export type Baseline = UnitShape & { run: string };

export interface Shapes {
  /** Replaces the shapes of the run. */
  save(run: string, shapes: readonly UnitShape[]): void;
  of(run: string): UnitShape[];
  /** For each unit and channel its shape in the last run before this one that is done, whole and not suspect, or accepted. */
  baselines(run: string): Baseline[];
  /** Replaces what is suspicious in the run; what was accepted stays accepted. */
  suspect(run: string, suspicions: readonly Suspicion[]): void;
  /** What is suspicious in the run, accepted or not. */
  suspicions(run: string): (Suspicion & { accepted: boolean })[];
  /** Accepts what is suspicious in the run, of these units where given. Returns how much that was. */
  accept(run: string, which?: { units?: readonly string[] }): number;
}

type Row = Omit<Suspicion, 'before' | 'now'> & {
  beforeN: number;
  beforeOf: number;
  nowN: number;
  nowOf: number;
  accepted: number;
};

const ACCEPTED = `EXISTS (SELECT 1 FROM acceptances a
  WHERE a.run = s.run AND a.kind = s.kind AND a.channel = s.channel AND a.unit = s.unit)`;

export function shapes(db: Database.Database, now: () => Date): Shapes {
  const store = documents(db);
  const put = db.prepare('INSERT INTO shapes (run, channel, unit, document) VALUES (?, ?, ?, ?)');
  const putSuspicion = db.prepare(
    `INSERT INTO suspicions (run, kind, channel, unit, field, baseline, before_n, before_of, now_n, now_of)
     VALUES (@run, @kind, @channel, @unit, @field, @baseline, @beforeN, @beforeOf, @nowN, @nowOf)`,
  );
  const suspicions = (run: string) =>
    db
      .prepare<[string], Row>(
        `SELECT kind, channel, unit, field, baseline, before_n AS beforeN, before_of AS beforeOf, now_n AS nowN,
           now_of AS nowOf, ${ACCEPTED} AS accepted FROM suspicions s WHERE run = ? ORDER BY kind, channel, unit, field`,
      )
      .all(run)
      .map(({ beforeN, beforeOf, nowN, nowOf, accepted, ...row }) => ({
        ...Suspicion.parse({ ...row, before: { n: beforeN, of: beforeOf }, now: { n: nowN, of: nowOf } }),
        accepted: accepted === 1,
      }));
  return {
    save(run, all) {
      db.transaction(() => {
        db.prepare('DELETE FROM shapes WHERE run = ?').run(run);
        for (const shape of all) put.run(run, shape.channel, shape.unit, store.put(UnitShape.parse(shape)));
      })();
    },
    of: (run) =>
      db
        .prepare<[string], Buffer>(
          'SELECT body FROM shapes JOIN documents ON documents.id = document WHERE run = ? ORDER BY channel, unit',
        )
        .pluck()
        .all(run)
        .map((body) => unpack<UnitShape>(body)),
    baselines: (run) =>
      db
        .prepare<{ run: string }, { run: string; body: Buffer }>(
          `WITH last AS (
             SELECT shapes.channel, shapes.unit, max(runs.rowid) AS ord FROM shapes
             JOIN runs ON runs.id = shapes.run
             JOIN unit_lists ON unit_lists.run = shapes.run AND unit_lists.unit = shapes.unit
             WHERE site = (SELECT site FROM runs WHERE id = @run) AND status = 'done'
               AND runs.rowid < (SELECT rowid FROM runs WHERE id = @run)
               AND NOT EXISTS (SELECT 1 FROM suspicions s WHERE s.run = shapes.run AND s.kind = 'layout'
                 AND s.channel = shapes.channel AND s.unit = shapes.unit AND NOT ${ACCEPTED})
             GROUP BY shapes.channel, shapes.unit)
           SELECT runs.id AS run, body FROM last JOIN runs ON runs.rowid = last.ord
           JOIN shapes ON shapes.run = runs.id AND shapes.channel = last.channel AND shapes.unit = last.unit
           JOIN documents ON documents.id = document ORDER BY last.channel, last.unit`,
        )
        .all({ run })
        .map(({ run: from, body }) => ({ ...unpack<UnitShape>(body), run: from })),
    suspect(run, all) {
      db.transaction(() => {
        db.prepare('DELETE FROM suspicions WHERE run = ?').run(run);
        for (const { before, now: today, ...rest } of all)
          putSuspicion.run({
            ...rest,
            run,
            beforeN: before.n,
            beforeOf: before.of,
            nowN: today.n,
            nowOf: today.of,
          });
      })();
    },
    suspicions,
    accept: (run, { units } = {}) =>
      db.transaction(() => {
        const chosen = suspicions(run).filter((s) => !s.accepted && (!units || units.includes(s.unit)));
        const insert = db.prepare(
          'INSERT OR IGNORE INTO acceptances (run, kind, channel, unit, accepted_at) VALUES (?, ?, ?, ?, ?)',
        );
        for (const { kind, channel, unit } of chosen)
          insert.run(run, kind satisfies SuspicionKind, channel, unit, localTime(now()));
        return chosen.length;
      })(),
  };
}
