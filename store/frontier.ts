// Frontier (待抓取队列): what a run still has to fetch, on disk, so that a killed run goes on where it was.
// Called by the crawler. A lease keeps a task from being given twice; one that runs out gives the task back.
import type Database from 'better-sqlite3';
import type { Task } from './schemas/run.ts';

export interface FrontierCounts {
  waiting: number;
  leased: number;
  done: number;
  givenUp: number;
}

export interface Frontier {
  /** Adds tasks at the end; one whose id the run knows already is ignored. */
  add(run: string, tasks: readonly { id: string; kind: string; payload: unknown }[]): void;
  /**
   * Takes up to `limit` tasks (of these kinds) that wait, or whose lease ended before `now`, until `until`. Those of the kind `ahead`
   * that nobody tried yet go before all others.
   */
  lease(
    run: string,
    lease: { now: Date; until: Date; limit: number; kinds?: readonly string[]; ahead?: string },
  ): Task[];
  /** Gives back all leased tasks: for a resumed run, whose former process is known to be dead. */
  release(run: string): number;
  done(run: string, id: string): void;
  /** Puts a task back at the end of the queue. */
  retry(run: string, id: string, why: { reason: string }): void;
  /** Keeps a task back until a later time; `release` gives it back at once. */
  postpone(run: string, id: string, why: { until: Date; reason: string }): void;
  /** When the first of the tasks is due that wait for a time, leased ones too; null where none is. */
  nextDue(run: string, kinds?: readonly string[]): Date | null;
  /** Puts tasks that are done back at the end of the queue, as if they were new. */
  reopen(run: string, ids: readonly string[], why: { reason: string }): void;
  giveUp(run: string, id: string, why: { reason: string }): void;
  counts(run: string, kinds?: readonly string[]): FrontierCounts;
  givenUp(run: string, kinds?: readonly string[]): { id: string; payload: unknown; reason: string }[];
}

type Row = { n: number; id: string; kind: string; payload: string; attempts: number };

/** A list of kinds as one value of SQL; null means any. */
const kindsValue = (kinds: readonly string[] | undefined) => (kinds ? JSON.stringify(kinds) : null);
const OF_KINDS = '(@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))';

export function frontier(db: Database.Database): Frontier {
  const insert = db.prepare('INSERT OR IGNORE INTO tasks (run, id, kind, payload) VALUES (?, ?, ?, ?)');
  const due = db.prepare<{ run: string; now: number; limit: number; kinds: string | null }, Row>(
    `SELECT n, id, kind, payload, attempts FROM tasks
     WHERE run = @run AND ${OF_KINDS} AND (state = 'waiting' OR (state = 'leased' AND leased_until <= @now)) ORDER BY n LIMIT @limit`,
  );
  const fresh = db.prepare<[string, string, number], Row>(
    `SELECT n, id, kind, payload, attempts FROM tasks
     WHERE run = ? AND kind = ? AND state = 'waiting' AND attempts = 0 ORDER BY n LIMIT ?`,
  );
  const take = db.prepare(
    `UPDATE tasks SET state = 'leased', leased_until = @until, attempts = attempts + 1 WHERE n = @n`,
  );
  const last = db.prepare<[], number>('SELECT coalesce(max(n), 0) FROM tasks').pluck();
  const close = db.prepare(
    'UPDATE tasks SET state = @state, leased_until = NULL, reason = @reason WHERE run = @run AND id = @id',
  );
  return {
    add(run, tasks) {
      db.transaction(() => {
        for (const { id, kind, payload } of tasks) insert.run(run, id, kind, JSON.stringify(payload ?? null));
      })();
    },
    lease: (run, { now, until, limit, kinds, ahead }) =>
      db.transaction(() => {
        const taken = ({ n, id, kind, payload, attempts }: Row): Task => {
          take.run({ n, until: until.getTime() });
          return { id, kind, payload: JSON.parse(payload), attempts: attempts + 1 };
        };
        const first = ahead ? fresh.all(run, ahead, limit).map(taken) : [];
        const left = limit - first.length;
        const rest =
          left > 0 ? due.all({ run, now: now.getTime(), limit: left, kinds: kindsValue(kinds) }) : [];
        return [...first, ...rest.map(taken)];
      })(),
    release: (run) =>
      db
        .prepare(`UPDATE tasks SET state = 'waiting', leased_until = NULL WHERE run = ? AND state = 'leased'`)
        .run(run).changes,
    done: (run, id) => void close.run({ run, id, state: 'done', reason: null }),
    retry(run, id, { reason }) {
      db.prepare(
        `UPDATE tasks SET n = @n, state = 'waiting', leased_until = NULL, reason = @reason WHERE run = @run AND id = @id`,
      ).run({ run, id, reason, n: last.get()! + 1 });
    },
    postpone: (run, id, { until, reason }) =>
      void db
        .prepare(
          `UPDATE tasks SET state = 'leased', leased_until = @until, reason = @reason WHERE run = @run AND id = @id`,
        )
        .run({ run, id, reason, until: until.getTime() }),
    nextDue(run, kinds) {
      const at = db
        .prepare<{ run: string; kinds: string | null }, number | null>(
          `SELECT min(leased_until) FROM tasks WHERE run = @run AND ${OF_KINDS} AND state = 'leased'`,
        )
        .pluck()
        .get({ run, kinds: kindsValue(kinds) });
      return at === null || at === undefined ? null : new Date(at);
    },
    reopen(run, ids, { reason }) {
      const put = db.prepare(
        `UPDATE tasks SET n = @n, state = 'waiting', attempts = 0, reason = @reason WHERE run = @run AND id = @id AND state = 'done'`,
      );
      db.transaction(() => {
        for (const id of ids) put.run({ run, id, reason, n: last.get()! + 1 });
      })();
    },
    giveUp: (run, id, { reason }) => void close.run({ run, id, state: 'given-up', reason }),
    counts(run, kinds) {
      const rows = db
        .prepare<{ run: string; kinds: string | null }, { state: string; n: number }>(
          `SELECT state, count(*) AS n FROM tasks WHERE run = @run AND ${OF_KINDS} GROUP BY state`,
        )
        .all({ run, kinds: kindsValue(kinds) });
      const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
      return { waiting: of('waiting'), leased: of('leased'), done: of('done'), givenUp: of('given-up') };
    },
    givenUp: (run, kinds) =>
      db
        .prepare<{ run: string; kinds: string | null }, { id: string; payload: string; reason: string }>(
          `SELECT id, payload, reason FROM tasks
           WHERE run = @run AND ${OF_KINDS} AND state = 'given-up' ORDER BY id`,
        )
        .all({ run, kinds: kindsValue(kinds) })
        .map((row) => ({ ...row, payload: JSON.parse(row.payload) })),
  };
}
