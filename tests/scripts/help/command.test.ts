// `online-help`: off unless the letter says so, once a night at the most; office hours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { helpRules, isInOffice, requireHelp } from '../../../crawler/help/help-rules.ts';
import { loadProfile, type SiteProfile } from '../../../crawler/profile.ts';
import { lastAsked, noteAsked } from '../../../scripts/help/last-asked.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'help-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const NOW = new Date('2026-11-30T10:00:00+08:00');
const help = {
  ...loadProfile('fixture').help!,
  homes: [{ name: '网站', channel: 'pc' as const, url: 'https://zwdt.sh.gov.cn/' }],
};
const letter = {
  ...{
    letter: '示例函〔2026〕1号',
    issuer: '示例单位',
    from: '2020-01-01',
    to: '2099-12-31',
    contact: '示例',
  },
  ...{ hosts: ['zwdt.sh.gov.cn'], hours: [{ from: '00:00', to: '24:00' }] },
};
const site = (changes: Partial<SiteProfile>): SiteProfile => ({
  ...{ ...loadProfile('shanghai-pc'), help, permission: { ...letter, help: '可以向在线客服提问' } },
  ...changes,
});

test.each<[string, SiteProfile, string | null, RegExp]>([
  ['without a profile of it', site({ help: undefined }), null, /没有 help 一节/],
  ['without permission', site({ permission: null }), null, /尚未取得采集许可/],
  ['with a letter that does not name it', site({ permission: letter }), null, /没有写明可以向在线客服提问/],
  [
    'on a host that the letter does not name',
    site({ help: { ...help, hosts: ['chat.example'] } }),
    null,
    /不包括在线客服所用的主机 chat\.example/,
  ],
  ['twice a night', site({}), '2026-11-30T02:00:00+08:00', /每天最多一次/],
])('is refused %s', (_, profile, last, said) => {
  expect(() => requireHelp(profile, NOW, last)).toThrow(said);
});

it('is allowed by a letter that names it, the next night again; the sandbox always', () => {
  expect(requireHelp(site({}), NOW, null)).toBe(help);
  expect(requireHelp(site({}), NOW, '2026-11-29T10:00:00+08:00')).toBe(help);
  expect(requireHelp(loadProfile('fixture'), NOW, NOW.toISOString()).homes.length).toBeGreaterThan(5);
});

it('remembers when a site was asked; what cannot be read counts as just now', async () => {
  expect(lastAsked(dir, 'site', NOW)).toBeNull();
  await noteAsked(dir, 'site', '2026-11-30T02:00:00+08:00');
  expect(lastAsked(dir, 'site', NOW)).toBe('2026-11-30T02:00:00+08:00');
  writeFileSync(join(dir, 'online-help', 'site.last'), '??');
  expect(lastAsked(dir, 'site', NOW)).toBe(NOW.toISOString());
});

it('lets no address out that changes something by being asked for', () => {
  const { effect } = helpRules(site({}), help);
  expect(effect?.(new URL('https://zwdt.sh.gov.cn/help/submitQuestion?id=1'))).toMatch(/可能改变数据/);
  expect(effect?.(new URL('https://zwdt.sh.gov.cn/help/index.html'))).toBeNull();
});

test.each([
  ['2026-11-30T10:00:00+08:00', true],
  ['2026-11-30T08:59:00+08:00', false],
  ['2026-11-30T17:00:00+08:00', false],
  ['2026-11-29T10:00:00+08:00', false],
  // Monday in Shanghai, Sunday elsewhere.
  ['2026-11-29T16:30:00-10:00', true],
])('%s is in office hours: %s', (time, expected) => {
  const office = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
  expect(isInOffice({ ...help, office }, new Date(time))).toBe(expected);
});
