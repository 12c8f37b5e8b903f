// Requests (访问次数) that each night sent to each host. Written and read by crawler/night-budget.ts.
import type Database from 'better-sqlite3';

export interface Requests {
  count(night: string, host: string): number;
  save(night: string, host: string, n: number): void;
}

export function requests(db: Database.Database): Requests {
  const one = db
    .prepare<[string, string], number>('SELECT n FROM requests WHERE night = ? AND host = ?')
    .pluck();
  const put = db.prepare('INSERT OR REPLACE INTO requests (night, host, n) VALUES (?, ?, ?)');
  return {
    count: (night, host) => one.get(night, host) ?? 0,
    save: (night, host, n) => void put.run(night, host, n),
  };
}
