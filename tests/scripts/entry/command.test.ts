// `entry` in wrong use: the thing, the remedy, the exit code; and which items are looked for.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, test, vi } from 'vitest';
import { main } from '../../../scripts/cli.ts';
import { sampleEach } from '../../../scripts/entry/wanted.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entry-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function guideAudit(...argv: string[]) {
  let err = '';
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      if (name === 'stderr') err += String(text);
      return true;
    });
  onTestFinished(() => void vi.restoreAllMocks());
  const code = await main(['--data', dir, 'entry', ...argv]);
  vi.restoreAllMocks();
  return { code, err };
}

/** A real site's profile with a letter for its own host and with entrances. */
function profileFile(change: (profile: Record<string, unknown>) => void): string {
  const profile = JSON.parse(
    readFileSync(new URL('../../../crawler/profiles/shanghai-pc.json', import.meta.url), 'utf8'),
  );
  profile.permission = {
    ...{
      letter: '示例函〔2026〕1号',
      issuer: '示例单位',
      from: '2020-01-01',
      to: '2099-12-31',
      contact: '示例',
    },
    ...{ hosts: ['zwdt.sh.gov.cn'], hours: [{ from: '00:00', to: '24:00' }] },
  };
  profile.entrances = {
    unified: ['zwdt.sh.gov.cn'],
    homes: [{ channel: 'pc', url: 'https://zwdt.sh.gov.cn/' }],
    portals: [{ name: '某局网站', url: 'https://bureau.example/' }],
  };
  change(profile);
  const path = join(dir, 'profile.json');
  writeFileSync(path, JSON.stringify(profile));
  return path;
}

test.each<[string, (profile: Record<string, unknown>) => void, RegExp]>([
  ['without entrances', (profile) => delete profile.entrances, /没有 entrances 一节[\s\S]*homes/],
  ['without permission', (profile) => (profile.permission = null), /尚未取得采集许可/],
  [
    'to a host that the letter does not name',
    () => {},
    /许可（示例函〔2026〕1号）不包括入口走查所用的主机 bureau\.example/,
  ],
  ['with a wrong home', (profile) => (profile.entrances = { unified: [], homes: [] }), /entrances/],
])('refuses to walk %s', async (_, change, said) => {
  const { code, err } = await guideAudit('--site', profileFile(change));
  expect(code).toBe(2);
  expect(err).toMatch(said);
});

test('refuses an unknown channel and unknown units', async () => {
  expect(await guideAudit('--channel', 'pc,tv')).toMatchObject({
    code: 2,
    err: expect.stringContaining('“tv”不认识'),
  });
  expect(await guideAudit('--units', 'NOBODY')).toMatchObject({
    code: 2,
    err: expect.stringContaining('没有可以查找的事项'),
  });
});

it('chooses the same items whatever their order', () => {
  const items = ['甲', '乙', '丙', '丁', '戊'].flatMap((name) =>
    ['A', 'B'].map((unit) => ({ unit, unitName: unit, name: `${name}${unit}`, national: null })),
  );
  const chosen = sampleEach(items, 2);
  expect(chosen).toHaveLength(4);
  expect(sampleEach([...items].reverse(), 2)).toEqual(chosen);
  expect(sampleEach([...items, ...items], 2)).toEqual(chosen);
});
