// Rulings (裁定) on questions: kept for ever, the last one holds. Written by the command `rulings`, read by the pipeline.
import type Database from 'better-sqlite3';
import { Ruling } from './schemas/corpus.ts';
import { localTime } from './time.ts';

export interface Rulings {
  /** Stores a ruling with the time. Checks the record (ZodError). */
  set(ruling: Omit<Ruling, 'at'>): Ruling;
  /** All rulings, of one site where given, the newest first. */
  list(site?: string): Ruling[];
  /** The rulings that hold at a site: the last one of each message and channel. */
  holding(site: string): Ruling[];
}

export function rulings(db: Database.Database, now: () => Date): Rulings {
  const put = db.prepare(
    `INSERT INTO rulings (site, channel, message, decision, reason, ruled_by, ruled_at)
     VALUES (@site, @channel, @message, @decision, @reason, @by, @at)`,
  );
  const all = db.prepare<{ site: string | null }, Ruling>(
    `SELECT site, channel, message, decision, reason, ruled_by AS "by", ruled_at AS at FROM rulings
     WHERE @site IS NULL OR site = @site ORDER BY n DESC`,
  );
  const list = (site?: string) => all.all({ site: site ?? null });
  return {
    set(given) {
      const ruling = Ruling.parse({ ...given, at: localTime(now()) });
      put.run(ruling);
      return ruling;
    },
    list,
    holding(site) {
      const last = new Map<string, Ruling>();
      for (const ruling of list(site).reverse()) last.set(`${ruling.channel} ${ruling.message}`, ruling);
      return [...last.values()];
    },
  };
}
