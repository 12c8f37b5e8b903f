// Runs (检查批次): when which site was judged, and how it ended. Called by the pipeline and by every reading command.
import type Database from 'better-sqlite3';
import type { RunKind, RunRecord, RunSettings, RunStatus } from './schemas/run.ts';
import { localStamp, localTime } from './time.ts';

export interface Runs {
  start(run: { site: string; kind: RunKind; settings?: RunSettings }): RunRecord;
  finish(id: string, end: { status: RunStatus; summary: unknown }): void;
  get(id: string): RunRecord | undefined;
  /** The run started last, of this site and this status where given. */
  latest(which?: { site?: string; status?: RunStatus }): RunRecord | undefined;
  /** All runs, the newest first. */
  list(): RunRecord[];
}

type Row = Omit<RunRecord, 'summary' | 'settings'> & { summary: string | null; settings: string | null };

const SELECT = `SELECT id, site, kind, started_at AS startedAt, finished_at AS finishedAt, status, settings, summary FROM runs`;
const NEWEST_FIRST = 'ORDER BY started_at DESC, rowid DESC';

const record = (row: Row): RunRecord => ({
  ...row,
  settings: row.settings === null ? null : JSON.parse(row.settings),
  summary: row.summary === null ? null : JSON.parse(row.summary),
});

export function runs(db: Database.Database, now: () => Date): Runs {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const get = (id: string) => {
    const row = byId.get(id);
    return row && record(row);
  };
  const freeId = (base: string): string => {
    for (let n = 1; ; n++) {
      const id = n === 1 ? base : `${base}-${n}`;
      if (!byId.get(id)) return id;
    }
  };
  return {
    get,
    start({ site, kind, settings }) {
      const at = now();
      const id = freeId(`${localStamp(at)}-${site.replace(/[^\w.-]+/g, '-')}`);
      db.prepare(
        `INSERT INTO runs (id, site, kind, started_at, status, settings) VALUES (?, ?, ?, ?, 'running', ?)`,
      ).run(id, site, kind, localTime(at), settings ? JSON.stringify(settings) : null);
      return get(id)!;
    },
    finish(id, { status, summary }) {
      db.prepare('UPDATE runs SET finished_at = ?, status = ?, summary = ? WHERE id = ?').run(
        localTime(now()),
        status,
        JSON.stringify(summary ?? null),
        id,
      );
    },
    latest({ site, status } = {}) {
      const row = db
        .prepare<{ site: string | null; status: string | null }, Row>(
          `${SELECT} WHERE (@site IS NULL OR site = @site) AND (@status IS NULL OR status = @status) ${NEWEST_FIRST} LIMIT 1`,
        )
        .get({ site: site ?? null, status: status ?? null });
      return row && record(row);
    },
    list: () => db.prepare<[], Row>(`${SELECT} ${NEWEST_FIRST}`).all().map(record),
  };
}
