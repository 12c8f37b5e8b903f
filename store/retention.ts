// Retention (证据保留): lets go of the contents of old snapshots and evidence files; all rows stay. Called by `nightly`.
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { captureNumber } from './captures.ts';
import { documents, unpack } from './documents.ts';
import { StoreError } from './errors.ts';
import type { Finding } from './schemas/finding.ts';

export interface KeptSnapshot {
  capture: string;
  item: string;
  channel: string;
}

export interface Retention {
  /** Captures of a run whose snapshot still has its content. */
  snapshots(run: string): KeptSnapshot[];
  /** Paths of the evidence that the findings of these runs cite. */
  cited(runs: readonly string[]): Set<string>;
  /** Paths of the evidence that the last rows of all findings that are not closed cite, of every site. */
  citedNow(): Set<string>;
  /** Empties these snapshots: that a page came back is still known. Gives the bytes that later nights use again. */
  dropSnapshots(captures: readonly string[]): number;
  /** Removes these files. Those that are gone already do not count. */
  dropFiles(paths: readonly string[]): { files: number; bytes: number };
}

const EVIDENCE = /^evidence\/[0-9a-f]{2}\/[0-9a-f]{64}\.[a-z0-9]{1,8}$/;

/** Tables that point to documents. */
const REFERRING: readonly [table: string, column: string][] = [
  ['snapshots', 'document'],
  ['guides', 'document'],
  ['judged', 'passes'],
  ['finding_rows', 'document'],
  ['shapes', 'document'],
  ['forms', 'document'],
  ['visits', 'document'],
  ['visits', 'outcomes'],
  ['service_maps', 'document'],
  ['channel_lists', 'document'],
  ['walk_records', 'document'],
  ['walk_findings', 'document'],
];

export function retention(db: Database.Database, dir: string): Retention {
  const store = documents(db);
  const pathsOf = (rows: Iterable<Buffer>): Set<string> => {
    const paths = new Set<string>();
    for (const body of rows)
      for (const { path } of unpack<Pick<Finding, 'evidence'>>(body).evidence) paths.add(path);
    return paths;
  };
  const writable = () => {
    if (db.readonly) throw new StoreError('read-only', dir);
  };
  /** Documents in the temporary table `loose` that nothing points to any more go. Gives their bytes. */
  const sweep = (): number => {
    const free = `id IN (SELECT id FROM loose) ${REFERRING.map(([table, column]) => `AND id NOT IN (SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL)`).join(' ')}`;
    const bytes = db
      .prepare<[], number>(`SELECT coalesce(sum(length(body)), 0) FROM documents WHERE ${free}`)
      .pluck()
      .get()!;
    db.prepare(`DELETE FROM documents WHERE ${free}`).run();
    return bytes;
  };
  return {
    snapshots: (run) =>
      db
        .prepare<[string, number], { n: number; item: string; channel: string }>(
          'SELECT n, item, channel FROM captures JOIN snapshots ON capture = n WHERE run = ? AND document <> ? ORDER BY n',
        )
        .all(run, store.find(null) ?? -1)
        .map(({ n, ...rest }) => ({ capture: `c${n}`, ...rest })),
    cited(runs) {
      const rows = db
        .prepare<[string], Buffer>(
          `SELECT body FROM documents WHERE id IN (SELECT document FROM finding_rows
             WHERE run IN (SELECT value FROM json_each(?)))`,
        )
        .pluck();
      return pathsOf(rows.iterate(JSON.stringify(runs)));
    },
    citedNow() {
      const rows = db
        .prepare<[], Buffer>(
          `SELECT body FROM findings AS life JOIN finding_rows AS rows ON rows.id = life.id AND rows.run = life.last_run
           JOIN documents ON documents.id = rows.document WHERE life.closed_at IS NULL`,
        )
        .pluck();
      return pathsOf(rows.iterate());
    },
    dropSnapshots(captures) {
      writable();
      const list = JSON.stringify(captures.map(captureNumber));
      // No index leads from a document to its rows: the database would look through all tables for every single one.
      db.pragma('foreign_keys = OFF');
      try {
        return db.transaction(() => {
          db.exec('CREATE TEMP TABLE IF NOT EXISTS loose (id INTEGER PRIMARY KEY); DELETE FROM loose');
          db.prepare(
            `INSERT OR IGNORE INTO loose SELECT document FROM snapshots WHERE capture IN (SELECT value FROM json_each(?))`,
          ).run(list);
          db.prepare(
            'UPDATE snapshots SET document = ? WHERE capture IN (SELECT value FROM json_each(?))',
          ).run(store.put(null), list);
          return sweep();
        })();
      } finally {
        db.pragma('foreign_keys = ON');
      }
    },
    dropFiles(paths) {
      writable();
      const gone = { files: 0, bytes: 0 };
      for (const path of paths) {
        if (!EVIDENCE.test(path)) continue;
        const file = join(dir, path);
        const known = statSync(file, { throwIfNoEntry: false });
        if (!known) continue;
        rmSync(file, { force: true });
        gone.files += 1;
        gone.bytes += known.size;
      }
      return gone;
    },
  };
}
