// The whole way in a real browser: what is planted at the entrances of three channels is found, and nothing else; nothing but reading is asked for.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entryChecks } from '../../../checks/entry/index.ts';
import { judgeEntry } from '../../../checks/frame/judge-entry.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { type EntrySites, startEntrySites } from '../../../fixtures/entry/sites.ts';
import type { JudgedWalk } from '../../../reports/entry/entry-row.ts';
import { entryProof } from '../../../scripts/entry/lines.ts';
import { walkChannels } from '../../../scripts/entry/walk-channels.ts';
import { wantedChannels } from '../../../scripts/entry/wanted.ts';

let dir: string;
let sites: EntrySites;
let judged: JudgedWalk[];
const profile = loadProfile('fixture');
const entrances = profile.entrances!;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'entries-'));
  sites = await startEntrySites();
  const walks = await walkChannels({
    wanted: wantedChannels('fixture', profile, entrances, null, {
      sample: 9,
      channels: ['pc', 'h5', 'kiosk'],
    }),
    ...{ entrances, own: sites.hosts, dir, now: () => new Date() },
    signal: new AbortController().signal,
  });
  judged = walks.map((walk) => ({ walk, outcomes: judgeEntry(walk, entryChecks).outcomes }));
}, 300_000);
afterAll(async () => {
  await sites?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('finds what is planted and nothing else', () => {
  const messages = entryChecks.flatMap(({ meta }) => meta.messages);
  expect(entryProof(judged, messages, sites.truth)).toEqual({
    planted: sites.truth.length,
    missed: [],
    invented: [],
  });
  expect(judged.map(({ walk }) => [walk.channel, walk.items.length, walk.menu.whole])).toEqual([
    ['pc', 10, true],
    ['h5', 4, true],
    ['kiosk', 3, true],
  ]);
});

it('tells how one gets there, with a picture of each finding', () => {
  const food = judged.map(({ walk }) => walk.items.find(({ name }) => name === '食品经营许可')!.way!);
  expect(food.map(({ path }) => path)).toEqual([
    ['按部门办事', '市市场监管局', '食品经营许可'],
    ['餐饮住宿', '食品经营许可'],
    ['餐饮服务', '食品经营许可'],
  ]);
  const club = judged[0]!.walk.items.find(({ name }) => name === '社会团体成立登记')!.way!;
  expect(club).toMatchObject({ unfolds: true, clicks: 2 });
  const pictures = judged.flatMap(({ outcomes }) => outcomes.flatMap(({ picture }) => picture ?? []));
  expect(pictures.length).toBeGreaterThan(20);
  expect(pictures.filter((path) => !existsSync(join(dir, path)))).toEqual([]);
});

it('notes which entries opened and what stands there, so that a mended or missing one can be told later', () => {
  for (const { walk } of judged) {
    const { opened, dead } = walk.menu;
    const ways = new Set(opened.map(({ path }) => path.join(' → ')));
    const home = opened.find(({ path }) => path.length === 0)!;
    const firsts = [...opened, ...dead].flatMap(({ path }) => path.slice(0, 1));
    expect(firsts.filter((name) => !home.entries.includes(name))).toEqual([]);
    expect(ways.size).toBeGreaterThan(dead.length);
    for (const { way } of walk.items)
      if (way && !way.landing.problem) expect(ways).toContain(way.path.join(' → '));
  }
});

it('asks for pages alone and goes nowhere else', () => {
  expect(sites.requests.length).toBeGreaterThan(100);
  expect(sites.requests.filter((line) => !line.startsWith('GET '))).toEqual([]);
  expect(sites.requests.filter((line) => /\/login/.test(line))).toEqual([]);
});

it('stops looking at the bound, and then does not say that something is missing', async () => {
  const bounded = { ...entrances, pages: 3 };
  const [walk] = await walkChannels({
    wanted: wantedChannels('fixture', profile, bounded, null, { sample: 1, channels: ['kiosk'] }),
    ...{ entrances: bounded, own: sites.hosts, dir, now: () => new Date() },
    signal: new AbortController().signal,
  });
  expect(walk!.menu).toMatchObject({ pages: 3, whole: false });
  const lost = judgeEntry(walk!, entryChecks).outcomes.filter(
    ({ message, verdict }) => message === 'N01' && verdict !== 'pass',
  );
  expect(lost.length).toBeGreaterThan(0);
  expect(new Set(lost.map(({ verdict }) => verdict))).toEqual(new Set(['unobserved']));
}, 60_000);
