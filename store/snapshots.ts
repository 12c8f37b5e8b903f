// Snapshots (页面快照): the neutral tree of a captured page, compressed, so that it can be read again after a change
// of the extractor. Called by the crawler and by `audit`.
import type Database from 'better-sqlite3';
import { captureNumber } from './captures.ts';
import { documents, unpack } from './documents.ts';
import type { Snapshot } from './schemas/snapshot.ts';

export interface Snapshots {
  save(capture: string, snapshot: Snapshot): void;
  /** Gives a capture the snapshot of an earlier one. */
  carry(from: string, to: string): void;
  /** Undefined also where retention let go of the content. */
  get(capture: string): Snapshot | undefined;
  /** Whether a page came back at all: cheaper than reading it. */
  has(capture: string): boolean;
}

export function snapshots(db: Database.Database): Snapshots {
  const store = documents(db);
  const put = db.prepare('INSERT OR REPLACE INTO snapshots (capture, document) VALUES (?, ?)');
  const find = db
    .prepare<[number], Buffer>(
      'SELECT body FROM snapshots JOIN documents ON documents.id = document WHERE capture = ?',
    )
    .pluck();
  const known = db.prepare<[number], number>('SELECT 1 FROM snapshots WHERE capture = ?').pluck();
  return {
    carry: (from, to) =>
      void db
        .prepare(
          'INSERT INTO snapshots (capture, document) SELECT ?, document FROM snapshots WHERE capture = ?',
        )
        .run(captureNumber(to), captureNumber(from)),
    has: (capture) => known.get(captureNumber(capture)) === 1,
    save: (capture, snapshot) =>
      db.transaction(() => void put.run(captureNumber(capture), store.put(snapshot)))(),
    get(capture) {
      const body = find.get(captureNumber(capture));
      return (body && unpack<Snapshot | null>(body)) ?? undefined;
    },
  };
}
