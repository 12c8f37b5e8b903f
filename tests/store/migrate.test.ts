// A migration changes the database in one piece and leaves a whole copy of the former version beside it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { latestOf, migrate, versionOf } from '../../store/migrate.ts';
import { MIGRATIONS } from '../../store/migrations/index.ts';
import { folder, NOW, open } from './folder.ts';

const latest = latestOf(MIGRATIONS);
const next = { version: latest + 1, sql: 'ALTER TABLE runs ADD COLUMN note TEXT' };
const backups = (dir: string): string[] =>
  readdirSync(dir).filter((name) => name.startsWith('guide-audit.v'));

function withOneRun(): { dir: string; path: string } {
  const dir = folder();
  const store = open(dir);
  store.runs.start({ site: 'fixture', kind: 'crawl' });
  store.close();
  return { dir, path: join(dir, 'guide-audit.sqlite') };
}

describe('migrate', () => {
  it('numbers the migrations upwards, each with its own number', () => {
    const versions = MIGRATIONS.map((migration) => migration.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  it('backs up before it migrates and keeps every backup', () => {
    const { dir, path } = withOneRun();
    const db = new Database(path);
    migrate(db, NOW, [...MIGRATIONS, next]);
    expect(versionOf(db, next.version)).toBe(next.version);
    expect(db.prepare('SELECT note FROM runs').all()).toEqual([{ note: null }]);
    const plain = `guide-audit.v${latest}.sqlite`;
    expect(backups(dir)).toEqual([plain]);
    const copy = new Database(join(dir, plain), { readonly: true });
    expect(versionOf(copy, latest)).toBe(latest);
    expect(copy.prepare('SELECT count(*) AS n FROM runs').get()).toEqual({ n: 1 });
    copy.close();

    db.pragma(`user_version = ${latest}`);
    db.exec('ALTER TABLE runs DROP COLUMN note');
    migrate(db, NOW, [...MIGRATIONS, next]);
    db.close();
    expect(backups(dir)).toEqual([`guide-audit.v${latest}.20261123-211505.sqlite`, plain]);
  });

  it('leaves the version before when a migration fails', () => {
    const { path } = withOneRun();
    const db = new Database(path);
    const broken = { version: latest + 1, sql: `${next.sql}; SELECT * FROM nowhere` };
    expect(() => migrate(db, NOW, [...MIGRATIONS, broken])).toThrow('nowhere');
    expect(versionOf(db, latest)).toBe(latest);
    expect(
      db.prepare("SELECT count(*) AS n FROM pragma_table_info('runs') WHERE name = 'note'").get(),
    ).toEqual({ n: 0 });
    db.close();
  });

  it('makes no backup of a new or a current database', () => {
    const { dir } = withOneRun();
    open(dir).close();
    expect(backups(dir)).toEqual([]);
  });

  it('migrates an older database also for a reader', () => {
    const { dir, path } = withOneRun();
    const db = new Database(path);
    for (const { name } of db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()) {
      if (!name.startsWith('sqlite_')) db.exec(`PRAGMA foreign_keys = OFF; DROP TABLE "${name}"`);
    }
    db.pragma('user_version = 0');
    db.close();
    expect(open(dir, { mode: 'read' }).runs.list()).toEqual([]);
  });
});
