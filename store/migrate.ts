// Brings a database to the version of this program, after a backup of what was there. Called by the store's opening.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from './errors.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import { localStamp } from './time.ts';

/** `guid`: tells our files from any other SQLite database. */
const APPLICATION_ID = 0x67756964;

export const latestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** Version of the open file; 0 for a new one. Throws StoreError `damaged` for one not ours, `newer` for a later one. */
export function versionOf(db: Database.Database, latest: number): number {
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  const application = db.pragma('application_id', { simple: true });
  if (tables !== 0 && application !== APPLICATION_ID) throw new StoreError('damaged', db.name);
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version <= latest) return version;
  throw new StoreError('newer', db.name, { detail: `数据版本 ${version}，程序版本 ${latest}` });
}

/** A whole copy beside the database, named with the version it holds; it is never deleted. */
function backUp(db: Database.Database, version: number, now: Date): void {
  const plain = join(dirname(db.name), `guide-audit.v${version}.sqlite`);
  const target = existsSync(plain) ? plain.replace('.sqlite', `.${localStamp(now)}.sqlite`) : plain;
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  db.prepare('VACUUM INTO ?').run(partial);
  renameSync(partial, target);
}

/**
 * Migrates the open database in one transaction a version. Throws what versionOf throws.
 * `migrations` is the program's own list, except in tests.
 */
export function migrate(
  db: Database.Database,
  now: Date,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const latest = latestOf(migrations);
  const version = versionOf(db, latest);
  if (version > 0 && version < latest) backUp(db, version, now);
  for (const step of migrations.filter((migration) => migration.version > version)) {
    db.transaction(() => {
      db.exec(step.sql);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${step.version}`);
    }).immediate();
  }
}
