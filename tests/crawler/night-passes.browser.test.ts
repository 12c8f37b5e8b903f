// What a night does with pages that fail, and with those that its budget leaves out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CrawlOptions, crawl } from '../../crawler/crawl.ts';
import { nightAt } from '../../crawler/night-budget.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { type Fault, type FixtureGuide, type Portal, startPortal } from '../../fixtures/portal.ts';
import { openStore, type Store } from '../../store/index.ts';

vi.setConfig({ testTimeout: 240_000 });
const profile = loadProfile('fixture');
const PAGE = '/govPortals/bsfw/item/';
let dir: string;
let store: Store;
let portal: Portal;
let units: string[];
let own: FixtureGuide[];
let clock = Date.parse('2026-11-02T14:00:00Z');
const faults: Record<string, Fault> = {};
/** Told of every request. */
let heard: (path: string) => void = () => undefined;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), '轮 次-'));
  store = openStore({ dir, mode: 'write', now: () => new Date(clock) });
  portal = await startPortal({ items: 2, faults, onRequest: (path) => heard(path) });
  units = [...new Set(portal.guides.map(({ unit }) => unit.id))].slice(0, 3);
  own = portal.guides.filter(({ unit }) => units.includes(unit.id));
});
afterAll(async () => {
  await portal?.close();
  store?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function night(options: Partial<CrawlOptions> = {}) {
  clock += 86_400_000;
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const summary = await crawl({
    ...{
      profile,
      origin: portal.origin,
      store,
      run,
      units,
      incremental: true,
      browserOnly: true,
      now: () => new Date(clock),
    },
    signal: new AbortController().signal,
    ...options,
  });
  store.runs.finish(run.id, { status: 'done', summary });
  return { run, summary };
}

/** The item's page breaks so many times, then it is in order. */
function breaks({ item }: FixtureGuide, times: number): () => number {
  const path = PAGE + encodeURIComponent(item.situationId ?? item.portalId);
  let asked = 0;
  faults[item.id] = '500';
  heard = (one) => {
    if (one === path && ++asked > times) delete faults[item.id];
  };
  return () => asked;
}

it('tries twice in the browser, and a third time before the hours of a night end', async () => {
  const first = breaks(own[0]!, 2);
  const twice = await night();
  expect([first(), twice.summary.unobserved]).toEqual([2, { timeout: 1 }]);
  const again = breaks(own[0]!, 2);
  const thrice = await night({ until: new Date(clock + 86_400_000 + 3_600_000) });
  expect([again(), thrice.summary.unobserved]).toEqual([3, {}]);
  expect(thrice.summary.captured).toBe(own.length);
  // Read well the night before: it is asked once whether it is unchanged.
  const never = breaks(own[0]!, 9);
  const lost = await night({ until: new Date(clock + 86_400_000 + 3_600_000) });
  expect([never(), lost.summary.unobserved]).toEqual([1 + 3, { timeout: 1 }]);
  delete faults[own[0]!.item.id];
});

it('ends with its budget, leaves the rest unobserved with that reason, and begins with it the next night', async () => {
  heard = () => undefined;
  const before = portal.traffic().requests;
  const poor = await night({ profile: { ...profile, pace: { ...profile.pace, perNight: 40 } } });
  // Pages that were open when it ended may end; scripts and styles are fetched once and do not count.
  expect(portal.traffic().requests - before).toBeLessThan(40 + 15);
  const left = poor.summary.unobserved.budget ?? 0;
  expect(left).toBeGreaterThan(0);
  expect(poor.summary).toMatchObject({ listed: own.length, captured: own.length - left, stopped: false });
  const unread = store.captures.ofRun(poor.run.id).filter(({ problem }) => problem === 'budget');
  expect(unread).toHaveLength(left);
  for (const { problemDetail } of unread) expect(problemDetail).toContain('下一夜最先读取');
  expect(store.lists.absences(poor.run.id)).toEqual([]);

  const rich = await night({ concurrency: 1 });
  expect(rich.summary).toMatchObject({ captured: own.length, unobserved: {} });
  const order = store.captures.ofRun(rich.run.id).map(({ item }) => item);
  expect(new Set(order.slice(0, left))).toEqual(new Set(unread.map(({ item }) => item)));
  expect(store.lists.absences(rich.run.id)).toEqual([]);
});

it('tells every unit as unread where the budget was spent before the lists, and asks nothing', async () => {
  heard = () => undefined;
  const profileOf = (perNight: number) => ({ ...profile, pace: { ...profile.pace, perNight } });
  const host = new URL(profile.publicOrigin).host;
  const night = nightAt(new Date(clock + 86_400_000));
  store.requests.save(night, host, 40);
  const before = portal.traffic().requests;
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  clock += 86_400_000;
  const summary = await crawl({
    ...{ profile: profileOf(40), origin: portal.origin, store, run, units, now: () => new Date(clock) },
    signal: new AbortController().signal,
  });
  expect(portal.traffic().requests).toBe(before);
  expect(summary).toMatchObject({ units: units.length, captured: 0, stopped: false });
  expect(new Set(summary.gaps.map(({ unit }) => unit))).toEqual(new Set(units));
  for (const { problem } of summary.gaps) expect(problem).toContain('已达上限 40 次');
  expect(store.lists.absences(run.id)).toEqual([]);
});
