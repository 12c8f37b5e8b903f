// Readings (完整读取): the last full reading of each page, by item and channel. Written and read by crawler/unchanged.
import type Database from 'better-sqlite3';
import { captureNumber } from './captures.ts';
import { documents, pack, unpack } from './documents.ts';
import { type Answer, Reading } from './schemas/reading.ts';

export interface Readings {
  /** Undefined also where the guide or the page's snapshot is no longer kept. */
  get(item: string, channel: string): Reading | undefined;
  /** Checks the record against its schema (ZodError); takes the place of the page's former one. */
  save(reading: Reading): void;
  forget(item: string, channel: string): void;
}

type Row = Omit<Reading, 'capture' | 'answers'> & { n: number; answers: Buffer };

export function readings(db: Database.Database): Readings {
  const store = documents(db);
  const one = db.prepare<{ item: string; channel: string; emptied: number }, Row>(
    `SELECT readings.item, readings.channel, readings.run, readings.capture AS n, read_at AS readAt, night, lane, layout, updated,
       extractor_version AS extractorVersion, profile_version AS profileVersion, answers
     FROM readings
     JOIN guides ON guides.run = readings.run AND guides.item = readings.item AND guides.channel = readings.channel
     JOIN snapshots ON snapshots.capture = readings.capture AND snapshots.document <> @emptied
     WHERE readings.item = @item AND readings.channel = @channel`,
  );
  const put = db.prepare(
    `INSERT OR REPLACE INTO readings (item, channel, run, capture, read_at, night, lane, layout, updated, extractor_version,
       profile_version, answers)
     VALUES (@item, @channel, @run, @n, @readAt, @night, @lane, @layout, @updated, @extractorVersion, @profileVersion, @answers)`,
  );
  return {
    get(item, channel) {
      const row = one.get({ item, channel, emptied: store.find(null) ?? -1 });
      if (!row) return undefined;
      const { n, answers, ...rest } = row;
      return { ...rest, capture: `c${n}`, answers: unpack<Answer[]>(answers) };
    },
    save(given) {
      const { answers, capture, ...row } = Reading.parse(given);
      put.run({ ...row, n: captureNumber(capture), answers: pack(answers) });
    },
    forget: (item, channel) =>
      void db.prepare('DELETE FROM readings WHERE item = ? AND channel = ?').run(item, channel),
  };
}
