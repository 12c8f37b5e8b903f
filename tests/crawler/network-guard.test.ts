// Which requests may leave: reading only, known hosts only, no side channels.
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { AddressRefused, destination } from '../../crawler/connect.ts';
import {
  decide,
  type GuardedRequest,
  guardRules,
  isIgnored,
  type RefusalCode,
} from '../../crawler/network-guard.ts';
import { loadProfile } from '../../crawler/profile.ts';

const profile = loadProfile('fixture');
const rules = guardRules(
  { ...profile, ignored: [{ host: 'stat.example' }, { path: '/track/' }] },
  'http://127.0.0.1:8123',
);
const home = 'http://portal.fixture.example';
const form = 'application/x-www-form-urlencoded; charset=UTF-8';

const CASES: [string, Partial<GuardedRequest>, RefusalCode | 'allow'][] = [
  ['a page', { url: `${home}/a` }, 'allow'],
  ['its head', { url: `${home}/a`, method: 'HEAD' }, 'allow'],
  ['the portal where it really listens', { url: 'http://127.0.0.1:8123/a' }, 'allow'],
  ['another port of this machine', { url: 'http://127.0.0.1:8124/a' }, 'address'],
  ['another name of this machine', { url: 'http://localhost:8123/a' }, 'address'],
  ['metadata', { url: 'http://169.254.169.254/' }, 'address'],
  ['a disguised loopback address', { url: 'http://0x7f.1/' }, 'address'],
  ['a mapped loopback address', { url: 'http://[::ffff:127.0.0.1]/' }, 'address'],
  ['another host', { url: 'https://elsewhere.example/' }, 'host'],
  ['a script of another host', { url: 'https://elsewhere.example/a.js', type: 'script' }, 'host'],
  ['another port of the host', { url: 'http://portal.fixture.example:81/' }, 'host'],
  ['a file', { url: 'file:///etc/passwd' }, 'scheme'],
  ['ftp', { url: 'ftp://portal.fixture.example/' }, 'scheme'],
  ['javascript', { url: 'javascript:alert(1)' }, 'scheme'],
  ['nonsense', { url: 'no url' }, 'scheme'],
  ['credentials', { url: 'http://user:word@portal.fixture.example/' }, 'credentials'],
  ['a beacon', { url: `${home}/a`, type: 'ping' }, 'channel'],
  ['a WebSocket', { url: `${home}/a`, type: 'websocket' }, 'channel'],
  ['an event stream', { url: `${home}/a`, type: 'eventsource' }, 'channel'],
  [
    'the list',
    {
      url: `${home}/govPortals/person.do`,
      method: 'POST',
      body: 'orgCode=A&pageNumber=1',
      contentType: form,
    },
    'allow',
  ],
  [
    'the list without a body',
    { url: `${home}/govPortals/person.do`, method: 'POST', body: null, contentType: null },
    'allow',
  ],
  [
    'the list as JSON',
    {
      url: `${home}/govPortals/person.do`,
      method: 'POST',
      body: '{"orgCode":"A"}',
      contentType: 'application/json',
    },
    'allow',
  ],
  [
    'the list with an unknown key',
    { url: `${home}/govPortals/person.do`, method: 'POST', body: 'orgCode=A&delete=1', contentType: form },
    'body',
  ],
  [
    'the list with a strange body',
    {
      url: `${home}/govPortals/person.do`,
      method: 'POST',
      body: 'x',
      contentType: 'multipart/form-data; boundary=x',
    },
    'body',
  ],
  ['the list by another method', { url: `${home}/govPortals/person.do`, method: 'DELETE' }, 'read-only'],
  ['another POST', { url: `${home}/submit`, method: 'POST', body: 'a=1', contentType: form }, 'read-only'],
  ['a longer path', { url: `${home}/govPortals/person.do/x`, method: 'POST', body: '' }, 'read-only'],
  ['PUT', { url: `${home}/a`, method: 'PUT' }, 'read-only'],
];

describe('network guard', () => {
  it.each(CASES)('%s', (_, request, expected) => {
    const decision = decide(
      { method: 'GET', type: 'document', body: null, contentType: null, url: '', ...request },
      rules,
    );
    expect(decision.allow ? 'allow' : decision.code).toBe(expected);
    if (!decision.allow) expect(decision.detail).toMatch(/\p{Script=Han}/u);
  });

  it('takes scripts, not pages, of asset hosts', () => {
    const own = guardRules({ ...profile, assetHosts: ['cdn.example'] });
    const from = (type: string) => decide({ url: 'https://cdn.example/a', method: 'GET', type }, own).allow;
    expect([from('script'), from('stylesheet'), from('document'), from('fetch')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('knows what carries no content', () => {
    expect(isIgnored({ url: 'https://stat.example/h.js', type: 'script' }, rules)).toBe(true);
    expect(isIgnored({ url: `${home}/track/x`, type: 'fetch' }, rules)).toBe(true);
    expect(isIgnored({ url: `${home}/data`, type: 'fetch' }, rules)).toBe(false);
  });

  it('lets the fixture live on this machine only', () => {
    expect(() => guardRules(profile, 'http://192.168.0.1:80')).toThrow(ConfigError);
  });
});

describe('resolved address', () => {
  const to = (...addresses: string[]) =>
    destination('name.example', 443, rules, async () => addresses.map((address) => ({ address, family: 4 })));

  it('is the one connected to', async () =>
    expect(await to('8.8.8.8')).toEqual({ address: '8.8.8.8', port: 443 }));
  it.each([['127.0.0.1'], ['10.0.0.1'], ['169.254.169.254'], ['::1'], ['::ffff:10.0.0.1']])(
    'refuses a name that leads to %s',
    async (address) => {
      await expect(to(address)).rejects.toThrow(AddressRefused);
      await expect(to('8.8.8.8', address)).rejects.toThrow(AddressRefused);
    },
  );
  it('leads the fixture to where it listens', async () =>
    expect(await destination('portal.fixture.example', 80, rules)).toEqual({
      address: '127.0.0.1',
      port: 8123,
      tls: false,
    }));
});

it('takes `*` in the path of a read as it is written', () => {
  const own = guardRules({ ...profile, reads: [{ method: 'POST', path: '/api/*', keys: ['a'] }] });
  const allowed = (path: string) =>
    decide({ url: home + path, method: 'POST', type: 'fetch', body: 'a=1', contentType: form }, own).allow;
  expect(allowed('/api/*')).toBe(true);
  expect(allowed('/api/delete')).toBe(false);
});
