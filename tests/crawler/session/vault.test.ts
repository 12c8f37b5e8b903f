// The session vault: what is saved can be read back by its owner with the key, and by nobody else; every refusal says what to do.
import { chmodSync, copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyOf, randomKey, readKey, writeNewKey } from '../../../crawler/session/key.ts';
import { expiryOf, SessionState } from '../../../crawler/session/session-state.ts';
import {
  forgetSession,
  listSessions,
  loadSession,
  saveSession,
  sessionFile,
} from '../../../crawler/session/vault.ts';
import { folder } from '../../store/folder.ts';

const NOW = new Date('2026-11-23T13:15:05Z');
const LATER = '2026-11-23T21:00:00.000Z';
const COOKIE = 'a-very-secret-cookie-value';

const state = SessionState.parse({
  cookies: [
    {
      ...{
        name: '_session',
        value: COOKIE,
        domain: 'id.example',
        path: '/',
        expires: Date.parse(LATER) / 1000,
      },
      ...{ httpOnly: true, secure: false, sameSite: 'Lax' },
    },
    {
      ...{ name: 'statistics', value: 'x', domain: 'other.example', path: '/', expires: 4e9 },
      ...{ httpOnly: false, secure: false, sameSite: 'Lax' },
    },
  ],
  origins: [{ origin: 'http://a.example', localStorage: [{ name: 'token', value: 'local-secret' }] }],
  sessionStorage: [{ origin: 'http://a.example', entries: [{ name: 't', value: 'session-secret' }] }],
  name: '示例甲',
});
const about = {
  ...{
    site: 'fixture',
    account: '测试-1',
    kind: 'person' as const,
    savedAt: NOW.toISOString(),
    expiresAt: LATER,
  },
} as const;
const which = { site: 'fixture', account: '测试-1' };
const code = (f: () => unknown): unknown => {
  try {
    return f();
  } catch (error) {
    const { code, exitCode, remedy, message } = error as Record<string, string>;
    expect(`${message}${remedy}`).not.toContain(COOKIE);
    expect(remedy).toBeTruthy();
    return [code, exitCode];
  }
};

describe('the vault', () => {
  it.each([
    ['a random key', randomKey()],
    ['a passphrase', keyOf('一句足够长的口令，十二个字以上')],
  ])('gives back what was saved with %s, and shows nothing of it', (_, key) => {
    const dir = folder();
    const path = saveSession(dir, about, state, key);
    expect(loadSession(dir, which, key, NOW)).toEqual({
      head: { format: 'guide-audit-session', version: 1, ...about },
      state,
    });
    const text = readFileSync(path, 'utf8');
    for (const secret of [COOKIE, 'local-secret', 'session-secret', '示例甲', '_session'])
      expect(text).not.toContain(secret);
    expect(listSessions(dir)).toEqual([{ path, head: expect.objectContaining(about) }]);
  });

  it.skipIf(process.platform === 'win32')('is its owner’s alone', () => {
    const dir = folder();
    const path = saveSession(dir, about, state, randomKey());
    expect([statSync(path).mode & 0o777, statSync(join(dir, 'sessions')).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
  });

  const key = randomKey();
  const cases: [string, (path: string) => void, Date, unknown][] = [
    ['an expired one', () => {}, new Date('2026-11-24T00:00:00Z'), ['expired', 4]],
    ['loose rights', (path) => chmodSync(path, 0o644), NOW, ['loose-file', 2]],
    [
      'a cut file',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, 100)),
      NOW,
      ['damaged', 2],
    ],
    ['a foreign file', (path) => writeFileSync(path, '{"cookies": []}'), NOW, ['foreign', 2]],
    [
      'a head that was changed',
      (path) => writeFileSync(path, readFileSync(path, 'utf8').replace(LATER, '2036-11-23T21:00:00.000Z')),
      NOW,
      ['damaged', 2],
    ],
    [
      'data that was changed',
      (path) => {
        const sealed = JSON.parse(readFileSync(path, 'utf8'));
        const data = Buffer.from(sealed.data, 'base64');
        data[5]! ^= 1;
        writeFileSync(path, JSON.stringify({ ...sealed, data: data.toString('base64') }));
      },
      NOW,
      ['damaged', 2],
    ],
  ];
  it.each(cases)('refuses %s', (_, spoil, now, expected) => {
    const dir = folder();
    spoil(saveSession(dir, about, state, key));
    expect(code(() => loadSession(dir, which, key, now))).toEqual(expected);
  });

  it('refuses a wrong key, another account’s file, a missing one, a label with a path in it', () => {
    const dir = folder();
    const path = saveSession(dir, about, state, key);
    expect(code(() => loadSession(dir, which, randomKey(), NOW))).toEqual(['wrong-key', 2]);
    copyFileSync(path, sessionFile(dir, 'fixture', 'other'));
    expect(code(() => loadSession(dir, { site: 'fixture', account: 'other' }, key, NOW))).toEqual([
      'foreign',
      2,
    ]);
    expect(code(() => loadSession(dir, { site: 'fixture', account: 'none' }, key, NOW))).toEqual([
      'missing',
      4,
    ]);
    expect(code(() => sessionFile(dir, 'fixture', '../x'))).toEqual(['bad-label', 2]);
    forgetSession(dir, 'fixture', '测试-1');
    expect(listSessions(dir).map(({ head }) => head?.account)).toEqual(['测试-1']);
    expect(code(() => forgetSession(dir, 'fixture', '测试-1'))).toEqual(['missing', 4]);
  });
});

describe('the key', () => {
  it('is hexadecimal, base64 or a passphrase; a short one is refused', () => {
    expect(keyOf('ab'.repeat(32)).kind).toBe('raw');
    expect(keyOf(Buffer.alloc(32, 7).toString('base64')).kind).toBe('raw');
    expect(keyOf('correct horse battery').kind).toBe('passphrase');
    expect(code(() => keyOf('short'))).toEqual(['weak-key', 2]);
  });

  it('comes from a file that only its owner reads, or from the environment', () => {
    const path = join(folder(), '密钥');
    expect(code(() => readKey(path, {}))).toEqual(['key-unread', 2]);
    writeNewKey(path);
    const key = readKey(path, {});
    expect(key.kind).toBe('raw');
    expect(code(() => writeNewKey(path))).toEqual(['key-exists', 2]);
    expect(readKey(path, {})).toEqual(key);
    if (process.platform !== 'win32') {
      chmodSync(path, 0o640);
      expect(code(() => readKey(path, {}))).toEqual(['loose-key', 2]);
    }
    expect(code(() => readKey(undefined, {}))).toEqual(['no-key', 2]);
    expect(readKey(undefined, { GUIDE_AUDIT_KEY: 'ab'.repeat(32) }).kind).toBe('raw');
  });
});

describe('the expiry', () => {
  it('is told by the identity host’s own cookies alone', () => {
    expect(expiryOf(state, ['id.example'])).toBe(LATER);
    expect(expiryOf(state, ['nowhere.example'])).toBeNull();
  });
});
