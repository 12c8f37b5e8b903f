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
       closed_at = CASE WHEN excluded.closed_at IS NULL THEN NULL ELSE coalesce(closed_at, excluded.closed_at) END`,
  );
  const putRow = db.prepare(
    `INSERT OR REPLACE INTO finding_rows (run, id, unit, state, first_seen, last_seen, document)
     VALUES (@run, @id, @unit, @state, @firstSeen, @lastSeen, @document)`,
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
  };
}
