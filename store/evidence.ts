// Evidence (证据文件): screenshots, downloaded forms, raw pages, kept under the hash of their bytes. A file is written,
// synced and renamed before its row, so a row never names a file that is not whole. Called by the crawler.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from './errors.ts';
import type { EvidenceRef } from './schemas/finding.ts';
import { localTime } from './time.ts';

export interface Evidence {
  /**
   * Stores the bytes once. `kind` says what they are (`screenshot`, `form`), `ext` is the file's ending without a dot.
   * The path is relative to the data folder, with forward slashes.
   */
  write(kind: string, bytes: Buffer, ext: string): EvidenceRef;
}

const EXTENSION = /^[a-z0-9]{1,8}$/;

function syncFolder(dir: string): void {
  // Windows cannot open a folder; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function writeWhole(target: string, bytes: Buffer): void {
  mkdirSync(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.partial`;
  try {
    const file = openSync(partial, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}

export function evidence(db: Database.Database, dir: string, now: () => Date): Evidence {
  const find = db.prepare<[string], string>('SELECT path FROM evidence WHERE sha256 = ?').pluck();
  const insert = db.prepare(
    'INSERT OR REPLACE INTO evidence (sha256, kind, path, bytes, saved_at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    write(kind, bytes, ext) {
      if (db.readonly) throw new StoreError('read-only', dir);
      if (!EXTENSION.test(ext)) throw new TypeError(`not a file ending: ${ext}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const known = find.get(sha256);
      if (known && existsSync(join(dir, known))) return { sha256, kind, path: known };
      const path = `evidence/${sha256.slice(0, 2)}/${sha256}.${ext}`;
      writeWhole(join(dir, path), bytes);
      insert.run(sha256, kind, path, bytes.length, localTime(now()));
      return { sha256, kind, path };
    },
  };
}
