// The connections to a data folder's database: one that writes and one that streams, because SQLite's driver
// refuses to write on a connection while a result is being read row by row. Called by openStore.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError, translated } from './errors.ts';
import { lock } from './lock.ts';
import { latestOf, migrate, versionOf } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';

export interface Connections {
  path: string;
  writer: Database.Database;
  /** Sees what is committed; the same connection as `writer` in a store opened for reading. */
  reader: Database.Database;
  close(): void;
}

const BUSY_MILLISECONDS = 5_000;

const databasePath = (dir: string): string => join(dir, 'guide-audit.sqlite');

function openReader(path: string): Database.Database {
  return new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS });
}

/** The caller holds the lock. */
function openWriter(path: string, now: Date): Database.Database {
  const db = new Database(path, { timeout: BUSY_MILLISECONDS });
  try {
    // A file without write permission opens all the same; this is the first statement that notices it.
    db.exec('BEGIN IMMEDIATE; CREATE TABLE probe (x); ROLLBACK');
    migrate(db, now);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma('journal_size_limit = 67108864');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens for writing, making and migrating the database where needed. Throws StoreError. */
export function connectForWriting(dir: string, now: Date): Connections {
  const path = databasePath(dir);
  return translated(path, () => {
    const writer = openWriter(path, now);
    const reader = openReader(path);
    const close = () => {
      reader.close();
      writer.close();
    };
    return { path, writer, reader, close };
  });
}

/** Whether the file has this program's version; throws StoreError for a later version or a foreign file. */
function isCurrent(path: string): boolean {
  const db = openReader(path);
  try {
    const latest = latestOf(MIGRATIONS);
    return versionOf(db, latest) === latest;
  } finally {
    db.close();
  }
}

/** Opens for reading beside any writer. A file of an older version is migrated first, under the lock. */
export function connectForReading(dir: string, now: Date): Connections {
  const path = databasePath(dir);
  if (!existsSync(path)) throw new StoreError('missing', dir);
  return translated(path, () => {
    if (!isCurrent(path)) {
      const held = lock(dir, now);
      try {
        openWriter(path, now).close();
      } finally {
        held.release();
      }
    }
    const reader = openReader(path);
    return { path, writer: reader, reader, close: () => reader.close() };
  });
}
