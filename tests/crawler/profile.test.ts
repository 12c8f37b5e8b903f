// Site profiles: the shipped ones are right, mistakes are named in Chinese, a real site needs its letter.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { permissionProblem, requirePermission, withinHours } from '../../crawler/permission.ts';
import { loadChannels, loadProfile, parseProfile, profileNames, userAgentOf } from '../../crawler/profile.ts';

/** A profile as JSON, to be spoiled. */
// biome-ignore lint/suspicious/noExplicitAny: the mistakes are of any shape
type Raw = Record<string, any>;

const raw = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../crawler/profiles/${name}.json`, import.meta.url), 'utf8'));
const mistake = (change: (p: Raw) => void): string => {
  const data = raw('fixture');
  change(data);
  try {
    parseProfile(data, '试验.json');
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).exitCode).toBe(2);
    return (error as Error).message;
  }
  return '';
};

describe('site profile', () => {
  it('ships right ones', () => {
    expect(profileNames()).toEqual(expect.arrayContaining(['fixture', 'shanghai-pc']));
    for (const name of profileNames()) expect(loadProfile(name).id).toBe(name);
  });
  it('has an agent that a header can carry', () =>
    expect(userAgentOf(loadProfile('shanghai-pc'))).toMatch(/^[\x20-\x7e]+$/));

  it.each<[string, (p: Raw) => void, RegExp]>([
    [
      'a typing error',
      (p) => Object.assign(p.pace, { perSeconds: 1 }),
      /pace：不认识的键“perSeconds”，是否应为“perSecond”？/,
    ],
    ['a wrong type', (p) => Object.assign(p.pace, { concurrency: '2' }), /pace\.concurrency：应为/],
    ['a missing part', (p) => delete p.guide, /guide：/],
    ['a guide path without id', (p) => Object.assign(p, { guide: '/a' }), /guide：应含 \{id\}/],
    [
      'an unlisted read',
      (p) => Object.assign(p, { reads: [] }),
      /reads：应列出 list 所用的 POST \/govPortals\/person\.do/,
    ],
    ['a public loopback', (p) => Object.assign(p, { id: 'other' }), /loopback：只有示例站点/],
    [
      'an origin beyond the hosts',
      (p) => Object.assign(p, { publicOrigin: 'http://b.example' }),
      /hosts：应包含/,
    ],
    ['an unknown channel', (p) => Object.assign(p, { channel: 'web' }), /channel：只能是：pc、/],
    [
      'a bad pattern',
      (p) => Object.assign(p.units, { onclick: '(' }),
      /units\.onclick：不是有效的正则表达式/,
    ],
  ])('names %s', (_, change, message) => expect(mistake(change)).toMatch(message));

  it('names the shipped ones when asked for another', () =>
    expect(() => loadProfile('nix')).toThrow(/可用的有：.*fixture/));
  it('says that a file cannot be read', () =>
    expect(() => loadProfile('./没有.json')).toThrow(/读不到站点档案/));
});

describe('channels of a site', () => {
  it('are the site with their own keys in place of its keys', () => {
    const [pc, h5] = loadChannels('fixture');
    expect([pc!.channel, h5!.channel]).toEqual(['pc', 'h5']);
    expect([h5!.id, h5!.region, h5!.units.references]).toEqual([pc!.id, pc!.region, pc!.units.references]);
    expect([pc!.list.method, h5!.list.method]).toEqual(['POST', 'GET']);
    expect([pc!.device, h5!.device?.viewport]).toEqual([undefined, { width: 390, height: 844 }]);
    expect(loadChannels('fixture', ['h5'])).toEqual([h5]);
  });
  it('take a key away by null', () => {
    const data = raw('fixture');
    data.channels.h5.region = null;
    expect(parseProfile(data, 'x', 'h5').region).toBeUndefined();
    expect(parseProfile(data, 'x').region).toBe('021');
  });
  it('are checked like a profile, and named when unknown', () => {
    const data = raw('fixture');
    data.channels.h5.device.scale = 'x';
    expect(() => parseProfile(data, 'x', 'h5')).toThrow(/device\.scale：应为/);
    expect(() => loadProfile('fixture', 'app')).toThrow(/没有渠道“app”/);
  });
});

describe('permission', () => {
  const letter = {
    letter: '沪数管〔2026〕1号',
    issuer: '示例单位',
    from: '2026-11-01',
    to: '2026-11-30',
    hosts: ['zwdt.sh.gov.cn'],
    hours: [{ from: '22:00', to: '06:00' }],
    contact: '张某',
  };
  const site = (permission: unknown) => parseProfile({ ...raw('shanghai-pc'), permission }, 'x');
  const at = (time: string) => new Date(`${time}+08:00`);

  it.each([
    ['none', null, '2026-11-23T23:00:00', /尚未取得采集许可/],
    ['too early', letter, '2026-10-31T23:00:00', /有效期为/],
    ['too late', letter, '2026-12-01T00:30:00', /有效期为/],
    ['at daytime', letter, '2026-11-23T12:00:00', /只允许在 22:00–06:00/],
    [
      'for another host',
      { ...letter, hosts: ['other.example'] },
      '2026-11-23T23:00:00',
      /不包括主机 zwdt\.sh\.gov\.cn/,
    ],
  ] as const)('%s: refused', (_, permission, time, message) => {
    expect(() => requirePermission(site(permission), at(time))).toThrow(message);
    expect(() => requirePermission(site(permission), at(time))).toThrow(ConfigError);
  });
  it('holds at night', () => expect(permissionProblem(site(letter), at('2026-11-24T05:59:00'))).toBeNull());
  it('is not needed for the fixture', () =>
    expect(permissionProblem(loadProfile('fixture'), new Date(0))).toBeNull());
  it('knows hours by day', () => expect(withinHours('12:00', [{ from: '09:00', to: '17:00' }])).toBe(true));
});
