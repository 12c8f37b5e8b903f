// Keeps pictures of pages in a folder. Called by the walks through entrances and online help.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HASH_LENGTH = 16;

/** Stores pictures by what they show, so that equal ones are one file. */
export function keeper(dir: string): (bytes: Buffer | null) => string | null {
  mkdirSync(join(dir, 'pictures'), { recursive: true });
  return (bytes) => {
    if (!bytes) return null;
    const path = `pictures/${createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LENGTH)}.jpg`;
    writeFileSync(join(dir, path), bytes);
    return path;
  };
}
