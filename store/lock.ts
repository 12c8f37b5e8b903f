// The one writing process of a data folder: an exclusive transaction on lock.db, which the system frees when the
// process dies, even by kill -9. Called by openStore; a holder is named from the side file lock.json.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError, toStoreError } from './errors.ts';
import { localTime } from './time.ts';

export interface Lock {
  release(): void;
}

interface Holder {
  pid: number;
  host: string;
  startedAt: string;
}

function holderOf(sideFile: string): string {
  try {
    const holder = JSON.parse(readFileSync(sideFile, 'utf8')) as Holder;
    return `进程号 ${holder.pid}，主机 ${holder.host}，自 ${holder.startedAt} 起`;
  } catch {
    return '该进程未留下进程号';
  }
}

/** Takes the lock, waiting up to `wait` milliseconds. Throws StoreError `locked` naming the holder. */
export function lock(dir: string, now: Date, wait = 0): Lock {
  const path = join(dir, 'lock.db');
  const sideFile = join(dir, 'lock.json');
  let held: Database.Database | undefined;
  try {
    held = new Database(path, { timeout: wait });
    held.exec('BEGIN EXCLUSIVE');
    const holder: Holder = { pid: process.pid, host: hostname(), startedAt: localTime(now) };
    writeFileSync(sideFile, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    held?.close();
    const known = toStoreError(error, path);
    if (!(known instanceof StoreError) || known.code !== 'locked') throw known;
    throw new StoreError('locked', dir, { detail: holderOf(sideFile), cause: error });
  }
  const connection = held;
  return {
    release() {
      rmSync(sideFile, { force: true });
      connection.close();
    },
  };
}
