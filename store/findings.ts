// Findings (问题) of every run and the life of each over all runs. Written by the history, read by lists and reports.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import { Finding, type FindingState } from './schemas/finding.ts';

/** A finding with the rest of its life row: when it was last observed and when it was closed. */
export type FindingWithLife = Finding & { lastObserved: string; closedAt: string | null };

export interface Findings {
  /** Stores the run's rows and each finding's life. Checks the records (ZodError). */
  save(run: string, findings: readonly Finding[]): void;
  /** Streams the rows of a run by id, of one unit where given. Sees committed rows only. */
  iterate(run: string, which?: { unit?: string }): Iterable<Finding>;
  /** Streams the last known row of each finding of a site that is not closed, by id. */
  current(site: string): Iterable<Finding>;
  /** The last known row of a finding with its life. */
  get(id: string): FindingWithLife | undefined;
  /** Streams the row that each finding of the run's site had before this run, by id; of those open then only. */
  before(run: string): Iterable<Finding>;
  /** The last row of one finding in the runs up to this one, itself included where asked. */
  lastRow(id: string, run: string, which: 'before' | 'up-to'): Finding | undefined;
  /** Removes these rows of the run, and gives each finding the life that it had before. */
  forget(run: string, ids: readonly string[]): void;
  /** Rows of a run by state; `unseen`: open, but not seen by the run itself. */
  counts(run: string): FindingCount[];
}

export interface FindingCount {
  state: FindingState;
  unseen: boolean;
  n: number;
}

/** What changes from run to run; the rest is kept once, as a document. */
type Moving = Pick<Finding, 'run' | 'id' | 'unit' | 'state' | 'firstSeen' | 'lastSeen'>;
type Row = Moving & { body: Buffer };

const CLOSED: readonly FindingState[] = ['fixed', 'withdrawn', 'item-withdrawn'];
const ORDER = Object.keys(Finding.shape) as (keyof Finding)[];

const SELECT = `SELECT rows.run, rows.id, rows.unit, rows.state, rows.first_seen AS firstSeen,
  rows.last_seen AS lastSeen, body FROM finding_rows AS rows JOIN documents ON documents.id = rows.document`;
const LAST = `${SELECT} JOIN findings AS life ON life.id = rows.id AND life.last_run = rows.run`;

function record({ body, ...moving }: Row): Finding {
  const whole = { ...unpack<Omit<Finding, keyof Moving>>(body), ...moving };
  return Object.fromEntries(ORDER.map((name) => [name, whole[name]])) as Finding;
}

const movingOf = ({ run, id, state, firstSeen, lastSeen }: Finding) => ({
  run,
  id,
  state,
  firstSeen,
  lastSeen,
});

export function findings(db: Database.Database, reader: Database.Database): Findings {
  const store = documents(db);
  const runOf = db.prepare<[string], { site: string; at: string }>(
    'SELECT site, started_at AS at FROM runs WHERE id = ?',
  );
  const putLife = db.prepare(
    `INSERT INTO findings (id, site, state, first_seen, last_seen, last_observed, closed_at, last_run)
     VALUES (@id, @site, @state, @firstSeen, @lastSeen, coalesce(@closedAt, @lastSeen), @closedAt, @run)
     ON CONFLICT DO UPDATE SET state = excluded.state, last_seen = excluded.last_seen,
       last_observed = excluded.last_observed, last_run = excluded.last_run,
       closed_at = CASE WHEN excluded.closed_at IS NULL THEN NULL ELSE coalesce(closed_at, excluded.closed_at) END
     WHERE (SELECT rowid FROM runs WHERE id = excluded.last_run) >= (SELECT rowid FROM runs WHERE id = last_run)`,
  );
  const putRow = db.prepare(
    `INSERT OR REPLACE INTO finding_rows (run, id, unit, state, first_seen, last_seen, document)
     VALUES (@run, @id, @unit, @state, @firstSeen, @lastSeen, @document)`,
  );
  const lastRow = db.prepare<{ id: string; run: string; same: number }, Row>(
    `${SELECT} JOIN runs ON runs.id = rows.run
     WHERE rows.id = @id AND runs.rowid < (SELECT rowid FROM runs WHERE id = @run) + @same
     ORDER BY runs.rowid DESC LIMIT 1`,
  );
  const last = (id: string, run: string, which: 'before' | 'up-to') => {
    const row = lastRow.get({ id, run, same: which === 'before' ? 0 : 1 });
    return row && record(row);
  };
  const closedAt = ({ state, run }: Finding): string | null =>
    CLOSED.includes(state) ? runOf.get(run)!.at : null;
  const lifeRun = db.prepare<[string], string>('SELECT last_run FROM findings WHERE id = ?').pluck();
  const dropRow = db.prepare('DELETE FROM finding_rows WHERE run = ? AND id = ?');
  const dropLife = db.prepare('DELETE FROM findings WHERE id = ?');
  const resetLife = db.prepare(
    `UPDATE findings SET state = @state, first_seen = @firstSeen, last_seen = @lastSeen,
       last_observed = coalesce(@closedAt, @lastSeen), closed_at = @closedAt, last_run = @run WHERE id = @id`,
  );
  return {
    save(run, all) {
      const { site, at } = runOf.get(run)!;
      db.transaction(() => {
        for (const given of all) {
          const { id, unit, state, firstSeen, lastSeen, run: _, ...stable } = Finding.parse(given);
          const moving: Moving = { run, id, unit, state, firstSeen, lastSeen };
          putLife.run({ ...moving, site, closedAt: CLOSED.includes(state) ? at : null });
          putRow.run({ ...moving, document: store.put(stable) });
        }
      })();
    },
    *iterate(run, { unit } = {}) {
      const rows = reader
        .prepare<{ run: string; unit: string | null }, Row>(
          `${SELECT} WHERE rows.run = @run AND (@unit IS NULL OR rows.unit = @unit) ORDER BY rows.id`,
        )
        .iterate({ run, unit: unit ?? null });
      for (const row of rows) yield record(row);
    },
    *current(site) {
      const sql = `${LAST} WHERE life.site = ? AND life.closed_at IS NULL ORDER BY life.id`;
      for (const row of reader.prepare<[string], Row>(sql).iterate(site)) yield record(row);
    },
    get(id) {
      const row = db.prepare<[string], Row>(`${LAST} WHERE life.id = ?`).get(id);
      const life = db
        .prepare<[string], { lastObserved: string; closedAt: string | null }>(
          'SELECT last_observed AS lastObserved, closed_at AS closedAt FROM findings WHERE id = ?',
        )
        .get(id);
      return row && life && { ...record(row), ...life };
    },
    *before(run) {
      const sql = `${SELECT} JOIN findings AS life ON life.id = rows.id AND rows.run = CASE
          WHEN (SELECT rowid FROM runs WHERE id = life.last_run) < (SELECT rowid FROM runs WHERE id = @run)
          THEN life.last_run
          ELSE (SELECT older.run FROM finding_rows AS older JOIN runs ON runs.id = older.run
            WHERE older.id = life.id AND runs.rowid < (SELECT rowid FROM runs WHERE id = @run)
            ORDER BY runs.rowid DESC LIMIT 1) END
        WHERE life.site = (SELECT site FROM runs WHERE id = @run)
          AND rows.state NOT IN ('fixed', 'withdrawn', 'item-withdrawn') ORDER BY life.id`;
      for (const row of reader.prepare<{ run: string }, Row>(sql).iterate({ run })) yield record(row);
    },
    lastRow: last,
    forget(run, ids) {
      db.transaction(() => {
        for (const id of ids) {
          dropRow.run(run, id);
          if (lifeRun.get(id) !== run) continue;
          const former = last(id, run, 'before');
          if (former)
            resetLife.run({
              ...movingOf(former),
              closedAt: closedAt(former),
            });
          else dropLife.run(id);
        }
      })();
    },
    counts: (run) =>
      db
        .prepare<[string], { state: FindingState; unseen: number; n: number }>(
          `SELECT state, (state IN ('new', 'open', 'reopened') AND last_seen < started_at) AS unseen, count(*) AS n
           FROM finding_rows JOIN runs ON runs.id = run WHERE run = ? GROUP BY 1, 2`,
        )
        .all(run)
        .map((row) => ({ ...row, unseen: row.unseen === 1 })),
  };
}
