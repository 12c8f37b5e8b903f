// Click facts (点击结果) of a run. Written by the crawler, joined to the guides when they are judged.
import type Database from 'better-sqlite3';
import { ClickFact } from './schemas/click-fact.ts';

type Key = Pick<ClickFact, 'channel' | 'unit' | 'text' | 'url'>;

export interface Clicks {
  /** Checks the fact against its schema (ZodError) and stores it; a second one of the same link replaces it. */
  save(run: string, fact: ClickFact): void;
  get(run: string, link: Key): ClickFact | undefined;
}

export function clicks(db: Database.Database): Clicks {
  const put = db.prepare(
    `INSERT OR REPLACE INTO clicks (run, channel, unit, text, url, page, effect, attempts)
     VALUES (@run, @channel, @unit, @text, @url, @page, @effect, @attempts)`,
  );
  const find = db.prepare<[string, string, string, string, string], ClickFact>(
    `SELECT channel, unit, text, url, page, effect, attempts FROM clicks
     WHERE run = ? AND channel = ? AND unit = ? AND text = ? AND url = ?`,
  );
  return {
    save: (run, given) => void put.run({ run, ...ClickFact.parse(given) }),
    get: (run, { channel, unit, text, url }) => find.get(run, channel, unit, text, url),
  };
}
