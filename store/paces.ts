// Paces: what is kept of each host's pace from one process to the next. Called by the crawler's pacer.
import type Database from 'better-sqlite3';

export interface HostPace {
  /** Requests a second. */
  current: number;
  /** Times: milliseconds since 1970. */
  pausedUntil: number;
  failures: number;
  openUntil: number;
  savedAt: number;
}

export interface Paces {
  load(host: string): HostPace | null;
  save(host: string, state: HostPace): void;
}

export const paces = (db: Database.Database): Paces => ({
  load(host) {
    const state = db.prepare<[string], string>('SELECT state FROM paces WHERE host = ?').pluck().get(host);
    return state === undefined ? null : JSON.parse(state);
  },
  save: (host, state) =>
    void db
      .prepare('INSERT OR REPLACE INTO paces (host, state) VALUES (?, ?)')
      .run(host, JSON.stringify(state)),
});
