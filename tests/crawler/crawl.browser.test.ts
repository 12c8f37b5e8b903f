// A crawl of the fixture portal into a store: coverage, faults of single pages, stopping and going on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { type CrawlOptions, type CrawlSummary, crawl } from '../../crawler/crawl.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { type Fault, type Portal, startPortal } from '../../fixtures/portal.ts';
import { openStore, type RunRecord, type Store } from '../../store/index.ts';

const profile = loadProfile('fixture');
profile.deadlines = { ...profile.deadlines, open: 1500, page: 5000 };
const FAULTS: Fault[] = ['500', '404', 'login', 'maintenance', 'home', 'empty', 'hang'];
let dir: string;
let store: Store;
let portal: Portal;
let units: string[];
const faults: Record<string, Fault> = {};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
  store = openStore({ dir, mode: 'write', now: () => new Date() });
  portal = await startPortal({ items: 2, faults });
  units = [...new Set(portal.guides.map(({ unit }) => unit.id))];
});
afterAll(async () => {
  await portal?.close();
  store?.close();
  rmSync(dir, { recursive: true, force: true });
});

const begin = (): RunRecord => store.runs.start({ site: profile.id, kind: 'crawl' });
const run = (options: Partial<CrawlOptions> & { run: RunRecord }): Promise<CrawlSummary> =>
  crawl({ profile, origin: portal.origin, store, signal: new AbortController().signal, ...options });
const guidesOf = (wanted: string[]) => portal.guides.filter(({ unit }) => wanted.includes(unit.id));
/** Addresses of the forms of these units. */
const addressesOf = (wanted: string[]) =>
  new Set(
    guidesOf(wanted).flatMap(({ guide }) =>
      guide.materials.flatMap(({ blankForm, sampleForm }) =>
        [blankForm, sampleForm].flatMap((form) => (form ? [form.url] : [])),
      ),
    ),
  );

describe('crawl', () => {
  it('reads every guide of the units asked for, once, under the public origin', async () => {
    const record = begin();
    const wanted = units.slice(0, 3);
    const progress: number[] = [];
    const summary = await run({ run: record, units: wanted, onProgress: ({ done }) => progress.push(done) });
    const expected = guidesOf(wanted).map(({ item }) => item.id);
    expect(summary).toMatchObject({
      units: 3,
      listed: expected.length,
      captured: expected.length,
      unobserved: {},
      forms: addressesOf(wanted).size,
      gaps: [],
      stopped: false,
      stopReason: null,
    });
    const guides = [...store.guides.iterate(record.id)];
    expect(guides.map(({ item }) => item).sort()).toEqual(expected.sort());
    expect(store.items.ofRun(record.id).map(({ id }) => id)).toEqual(expected.sort());
    expect(store.units.list(profile.id)).toHaveLength(units.length);
    for (const { capture, url } of guides) {
      expect(url).toMatch(/^http:\/\/portal\.fixture\.example\//);
      expect(store.snapshots.get(capture!)).toMatchObject({ complete: true, panels: { failed: [] } });
      expect(JSON.stringify(store.snapshots.get(capture!))).not.toContain('127.0.0.1');
    }
    expect(progress.at(-1)).toBe(expected.length);
  });

  it('gives each fault its reason, after one more try, and reads the others', async () => {
    const record = begin();
    const wanted = units.slice(3, 9);
    const own = guidesOf(wanted);
    for (const [i, fault] of FAULTS.entries()) faults[own[i]!.item.id] = fault;
    const summary = await run({ run: record, units: wanted });
    expect(summary).toMatchObject({ listed: own.length, captured: own.length - FAULTS.length });
    expect(summary.unobserved).toEqual({ timeout: 4, 'no-guide': 2, 'logged-out': 1 });
    const problems = store.captures.ofRun(record.id).filter(({ problem }) => problem);
    expect(problems).toHaveLength(FAULTS.length);
    for (const { problemDetail } of problems) expect(problemDetail).toMatch(/\p{Script=Han}/u);
  });

  it('stops when told to, keeps what it has and goes on from there', async () => {
    const record = begin();
    const wanted = units.slice(10, 15);
    const stop = new AbortController();
    const first = await run({
      run: record,
      units: wanted,
      signal: stop.signal,
      onProgress: ({ done }) => done >= 2 && stop.abort(),
    });
    expect(first.stopped).toBe(true);
    expect(first.captured).toBeGreaterThanOrEqual(2);
    const before = store.captures.ofRun(record.id).length;
    const all = guidesOf(wanted).length;
    expect(before).toBeLessThan(all);
    const second = await run({ run: record, units: wanted });
    expect(second).toMatchObject({ stopped: false, captured: all, listed: all });
    expect(store.captures.ofRun(record.id)).toHaveLength(all);
  });

  it('takes items by id and samples', async () => {
    const { item } = portal.guides.at(-1)!;
    const one = begin();
    expect(await run({ run: one, items: [item.id], units: [portal.guides.at(-1)!.unit.id] })).toMatchObject({
      listed: 1,
      captured: 1,
    });
    expect(store.guides.get(one.id, item.id, 'pc')).toBeDefined();
    const some = begin();
    const summary = await run({ run: some, sample: 3, units: units.slice(20, 24) });
    expect(summary.captured).toBeGreaterThanOrEqual(3);
    expect(new Set(store.items.ofRun(some.id).map(({ unit }) => unit)).size).toBe(3);
  });

  it.each<[string, Partial<CrawlOptions>, RegExp]>([
    [
      'a real site without permission',
      { profile: loadProfile('shanghai-pc'), origin: undefined },
      /尚未取得采集许可/,
    ],
    ['an unknown unit', { units: ['市不存在局'] }, /没有单位：市不存在局/],
    ['an unknown item', { items: ['fixture/nix'] }, /没有事项：nix/],
    ['the fixture without a portal', { origin: undefined }, /正在运行的示例门户/],
    ['the fixture elsewhere', { origin: 'http://192.168.1.1' }, /只能位于本机/],
  ])('refuses %s', async (_, options, message) => {
    const refusal = run({ run: begin(), ...options });
    await expect(refusal).rejects.toThrow(ConfigError);
    await expect(refusal).rejects.toThrow(message);
  });
});
