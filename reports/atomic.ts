// Writes report files so that a reader never meets half of one. Called by every report that writes to the disk.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { toStoreError } from '../store/errors.ts';

/**
 * Lets `write` fill a temporary file beside `path`, then renames it. On any error the temporary file is removed;
 * errors of the disk (full, read-only) leave as StoreError with a Chinese remedy.
 */
export async function writeAtomically(
  path: string,
  write: (partial: string) => void | Promise<void>,
): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    await write(partial);
    const file = openSync(partial, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
  } catch (error) {
    remove(partial);
    throw toStoreError(error, path);
  }
}

/** Where even that fails, the first error is the one to tell. */
function remove(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {}
}

/** Writes chunks of UTF-8 text one after the other, never the whole in memory. */
export function writeChunks(path: string, chunks: Iterable<string>): Promise<void> {
  return writeAtomically(path, (partial) => {
    const file = openSync(partial, 'w');
    try {
      for (const chunk of chunks) {
        const bytes = Buffer.from(chunk, 'utf8');
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      }
    } finally {
      closeSync(file);
    }
  });
}
