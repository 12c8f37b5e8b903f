// Guides (办事指南) as each run saw them. Written by the crawler and the import of records, streamed by the checks.
import type Database from 'better-sqlite3';
import { documents, unpack } from './documents.ts';
import type { ServiceGuide } from './schemas/guide.ts';
import { StoredGuide } from './schemas/run.ts';

export interface Guides {
  /** Checks the record against its schema (ZodError) and stores it; a second save of the same guide replaces it. */
  save(guide: StoredGuide): void;
  /** Gives a run the guide of an earlier one, under a capture of its own. */
  carry(
    from: { run: string; item: string; channel: string },
    to: { run: string; capture: string; unit: string },
  ): void;
  /** Takes a guide back whose page has to be read again. */
  remove(run: string, item: string, channel: string): void;
  get(run: string, item: string, channel: string): StoredGuide | undefined;
  /** Streams a run's guides by item and channel. Sees committed rows only; writing meanwhile is allowed. */
  iterate(run: string): Iterable<StoredGuide>;
  /** The same order without the guides themselves, which take the time. */
  rows(run: string): Iterable<Omit<StoredGuide, 'guide'>>;
  count(run: string): number;
}

type Row = Omit<StoredGuide, 'guide'> & { body: Buffer };

const SELECT = `SELECT run, item, channel, capture, url, unit, body FROM guides
  JOIN documents ON documents.id = guides.document WHERE run = ?`;

// Checked when written, so not again when read: a parse would double the time of a night's reading.
const record = ({ body, ...row }: Row): StoredGuide => ({ ...row, guide: unpack<ServiceGuide>(body) });

export function guides(db: Database.Database, reader: Database.Database): Guides {
  const store = documents(db);
  const put = db.prepare(
    `INSERT OR REPLACE INTO guides (run, item, channel, capture, url, unit, document)
     VALUES (@run, @item, @channel, @capture, @url, @unit, @document)`,
  );
  const one = db.prepare<[string, string, string], Row>(`${SELECT} AND item = ? AND channel = ?`);
  return {
    save(given) {
      const { guide, ...row } = StoredGuide.parse(given);
      db.transaction(() => void put.run({ ...row, document: store.put(guide) }))();
    },
    carry: (from, to) =>
      void db
        .prepare(
          `INSERT OR REPLACE INTO guides (run, item, channel, capture, url, unit, document)
           SELECT @to, item, channel, @capture, url, @unit, document FROM guides
           WHERE run = @run AND item = @item AND channel = @channel`,
        )
        .run({ ...from, to: to.run, capture: to.capture, unit: to.unit }),
    remove: (run, item, channel) =>
      void db
        .prepare('DELETE FROM guides WHERE run = ? AND item = ? AND channel = ?')
        .run(run, item, channel),
    get(run, item, channel) {
      const row = one.get(run, item, channel);
      return row && record(row);
    },
    *iterate(run) {
      const rows = reader.prepare<[string], Row>(`${SELECT} ORDER BY item, channel`).iterate(run);
      for (const row of rows) yield record(row);
    },
    *rows(run) {
      yield* reader
        .prepare<[string], Omit<StoredGuide, 'guide'>>(
          'SELECT run, item, channel, capture, url, unit FROM guides WHERE run = ? ORDER BY item, channel',
        )
        .iterate(run);
    },
    count: (run) =>
      db.prepare<[string], number>('SELECT count(*) FROM guides WHERE run = ?').pluck().get(run)!,
  };
}
