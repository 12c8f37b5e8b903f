// Walks through the doors (登录复用走查) and their visits. Written by `guide-audit login-matrix`, read by its report.
import type Database from 'better-sqlite3';
import { DoorVisit, LoginRun } from './schemas/door-visit.ts';
import { localStamp, localTime } from './time.ts';

export interface DoorVisits {
  start(run: Pick<LoginRun, 'site' | 'account' | 'kind'>): LoginRun;
  finish(id: string, end: Pick<LoginRun, 'status' | 'life'>): LoginRun;
  get(id: string): LoginRun | undefined;
  /** All walks, the newest first; of this site where given. */
  list(site?: string): LoginRun[];
  /** Checks the visit (ZodError) and takes the place of an earlier one of the same door. */
  save(run: string, visit: DoorVisit): void;
  /** In the order of unit, door and item. */
  of(run: string): DoorVisit[];
}

type Row = Omit<LoginRun, 'life'> & { life: string | null };

const SELECT =
  'SELECT id, site, account, kind, started_at AS startedAt, finished_at AS finishedAt, status, life FROM login_runs';

const record = (row: Row): LoginRun =>
  LoginRun.parse({ ...row, life: row.life === null ? null : JSON.parse(row.life) });

export function doorVisits(db: Database.Database, now: () => Date): DoorVisits {
  const byId = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const get = (id: string): LoginRun | undefined => {
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
    start({ site, account, kind }) {
      const at = now();
      const id = freeId(`${localStamp(at)}-login-${site.replace(/[^\w.-]+/g, '-')}`);
      db.prepare(
        `INSERT INTO login_runs (id, site, account, kind, started_at, status) VALUES (?, ?, ?, ?, ?, 'running')`,
      ).run(id, site, account, kind, localTime(at));
      return get(id)!;
    },
    finish(id, { status, life }) {
      db.prepare('UPDATE login_runs SET finished_at = ?, status = ?, life = ? WHERE id = ?').run(
        localTime(now()),
        status,
        JSON.stringify(life),
        id,
      );
      return get(id)!;
    },
    list: (site) =>
      db
        .prepare<{ site: string | null }, Row>(
          `${SELECT} WHERE (@site IS NULL OR site = @site) ORDER BY started_at DESC, rowid DESC`,
        )
        .all({ site: site ?? null })
        .map(record),
    save(run, given) {
      const visit = DoorVisit.parse(given);
      db.prepare(
        'INSERT OR REPLACE INTO door_visits (run, unit, door, item, visit) VALUES (?, ?, ?, ?, ?)',
      ).run(run, visit.unit, visit.door, visit.item, JSON.stringify(visit));
    },
    of: (run) =>
      db
        .prepare<[string], string>('SELECT visit FROM door_visits WHERE run = ? ORDER BY unit, door, item')
        .pluck()
        .all(run)
        .map((visit) => DoorVisit.parse(JSON.parse(visit))),
  };
}
