// The key of the session vault: 32 random bytes, or a passphrase stretched by scrypt; from a file or the environment. Used by vault.ts and the CLI.
import { randomBytes, scryptSync } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { SessionError } from './session-error.ts';

/** What a person gave; never printed. */
export type Key = { kind: 'raw'; bytes: Buffer } | { kind: 'passphrase'; text: string };

const KEY_BYTES = 32;
const SHORTEST = 12;
/** A guess costs a tenth of a second and 32 MB. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** 64 hexadecimal digits or base64 of 32 bytes are a key, all else is a passphrase. @throws SessionError `weak-key` */
export function keyOf(given: string): Key {
  const text = given.trim();
  if (/^[0-9a-f]{64}$/i.test(text)) return { kind: 'raw', bytes: Buffer.from(text, 'hex') };
  if (/^[\w+/-]{43}=?$/.test(text)) return { kind: 'raw', bytes: Buffer.from(text, 'base64') };
  if ([...text].length < SHORTEST) throw new SessionError('weak-key');
  return { kind: 'passphrase', text };
}

/** True where others than the owner may read the file; Windows keeps rights elsewhere. */
export const isLoose = (path: string): boolean =>
  process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;

/** @throws SessionError `no-key`, `key-unread`, `loose-key`, `weak-key` */
export function readKey(file: string | undefined, env: NodeJS.ProcessEnv = process.env): Key {
  if (!file) {
    if (!env.GUIDE_AUDIT_KEY) throw new SessionError('no-key');
    return keyOf(env.GUIDE_AUDIT_KEY);
  }
  let text: string;
  try {
    if (isLoose(file)) throw new SessionError('loose-key', file);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof SessionError) throw error;
    throw new SessionError('key-unread', `${file}（${(error as NodeJS.ErrnoException).code}）`);
  }
  return keyOf(text);
}

/** A key for one run alone. */
export const randomKey = (): Key => ({ kind: 'raw', bytes: randomBytes(KEY_BYTES) });

/** Writes a new key, which only the owner may read. @throws SessionError `key-exists`, or the disk's error */
export function writeNewKey(path: string): void {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new SessionError('key-exists', path);
    throw error;
  }
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
  } finally {
    closeSync(file);
  }
}

/** The bytes to encrypt with; `salt` counts for passphrases alone. */
export const bytesOf = (key: Key, salt: Buffer): Buffer =>
  key.kind === 'raw' ? key.bytes : scryptSync(key.text.normalize('NFC'), salt, KEY_BYTES, SCRYPT);
