// Session vault (登录状态库): a file for each site and account, encrypted with AES-256-GCM, read and written by its owner alone.
// Called by `guide-audit login` and `login-matrix`. The head (site, label, times) is readable without the key, but sealed with it.
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { translated } from '../../store/errors.ts';
import { AccountKind } from '../../store/schemas/door-visit.ts';
import { bytesOf, isLoose, type Key } from './key.ts';
import { SessionError } from './session-error.ts';
import { SessionState } from './session-state.ts';

const FORMAT = 'guide-audit-session';

const Head = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  site: z.string(),
  account: z.string(),
  kind: AccountKind,
  /** ISO times; `expiresAt` null: the cookies do not tell. */
  savedAt: z.string(),
  expiresAt: z.string().nullable(),
});
const Sealed = z.strictObject({
  head: Head,
  key: z.enum(['raw', 'passphrase']),
  salt: z.string(),
  /** Tells a wrong key from a damaged file. */
  check: z.string(),
  iv: z.string(),
  tag: z.string(),
  data: z.string(),
});
export type SessionHead = z.infer<typeof Head>;

const LABEL = /^[\p{L}\p{N}_-]{1,40}$/u;
const ENDING = '.session';

const checkOf = (bytes: Buffer): Buffer => createHmac('sha256', bytes).update(FORMAT).digest().subarray(0, 8);

const folderOf = (dir: string): string => join(dir, 'sessions');

/** @throws SessionError `bad-label` */
export function sessionFile(dir: string, site: string, account: string): string {
  if (!LABEL.test(account)) throw new SessionError('bad-label', `“${account}”`);
  return join(folderOf(dir), `${site}.${account}${ENDING}`);
}

/** Replaces what was kept of the account. @throws StoreError of the disk */
export function saveSession(
  dir: string,
  about: Omit<SessionHead, 'format' | 'version'>,
  state: SessionState,
  key: Key,
): string {
  const path = sessionFile(dir, about.site, about.account);
  const head: SessionHead = { format: FORMAT, version: 1, ...about };
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const bytes = bytesOf(key, salt);
  const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(Buffer.from(JSON.stringify(head)));
  const data = Buffer.concat([
    cipher.update(JSON.stringify(SessionState.parse(state)), 'utf8'),
    cipher.final(),
  ]);
  const base64 = (buffer: Buffer) => buffer.toString('base64');
  const sealed: z.infer<typeof Sealed> = {
    ...{ head, key: key.kind, salt: base64(salt), check: base64(checkOf(bytes)) },
    ...{ iv: base64(iv), tag: base64(cipher.getAuthTag()), data: base64(data) },
  };
  translated(path, () => {
    mkdirSync(folderOf(dir), { recursive: true, mode: 0o700 });
    chmodSync(folderOf(dir), 0o700);
    const partial = `${path}.${process.pid}.partial`;
    try {
      const file = openSync(partial, 'w', 0o600);
      try {
        writeSync(file, `${JSON.stringify(sealed)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(partial, path);
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  });
  return path;
}

function sealedAt(path: string): z.infer<typeof Sealed> {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new SessionError('damaged', path);
  }
  const parsed = Sealed.safeParse(value);
  if (parsed.success) return parsed.data;
  const format = (value as { head?: { format?: unknown } } | null)?.head?.format;
  throw new SessionError(format === FORMAT ? 'damaged' : 'foreign', path);
}

export interface SavedSession {
  head: SessionHead;
  state: SessionState;
}

/** @throws SessionError: `missing`, `loose-file`, `foreign`, `damaged`, `wrong-key`, `expired` */
export function loadSession(
  dir: string,
  { site, account }: Pick<SessionHead, 'site' | 'account'>,
  key: Key,
  now: Date,
): SavedSession {
  const path = sessionFile(dir, site, account);
  if (!existsSync(path)) throw new SessionError('missing', `站点 ${site}，账号“${account}”`);
  if (isLoose(path)) throw new SessionError('loose-file', path);
  const { head, salt, check, iv, tag, data } = sealedAt(path);
  if (head.site !== site || head.account !== account) throw new SessionError('foreign', path);
  const from = (text: string) => Buffer.from(text, 'base64');
  const bytes = bytesOf(key, from(salt));
  const [own, theirs] = [checkOf(bytes), from(check)];
  if (own.length !== theirs.length || !timingSafeEqual(own, theirs))
    throw new SessionError('wrong-key', path);
  let state: SessionState;
  try {
    const decipher = createDecipheriv('aes-256-gcm', bytes, from(iv))
      .setAAD(Buffer.from(JSON.stringify(head)))
      .setAuthTag(from(tag));
    const text = Buffer.concat([decipher.update(from(data)), decipher.final()]).toString('utf8');
    state = SessionState.parse(JSON.parse(text));
  } catch {
    throw new SessionError('damaged', path);
  }
  if (head.expiresAt && head.expiresAt <= now.toISOString())
    throw new SessionError('expired', `账号“${account}”`);
  return { head, state };
}

/** Heads of all saved sessions, without the key; what cannot be read is named by its file. */
export function listSessions(dir: string): { path: string; head: SessionHead | null }[] {
  const folder = folderOf(dir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      try {
        return { path, head: sealedAt(path).head };
      } catch {
        return { path, head: null };
      }
    });
}

/** @throws SessionError `missing` */
export function forgetSession(dir: string, site: string, account: string): void {
  const path = sessionFile(dir, site, account);
  if (!existsSync(path)) throw new SessionError('missing', `站点 ${site}，账号“${account}”`);
  translated(path, () => rmSync(path));
}
