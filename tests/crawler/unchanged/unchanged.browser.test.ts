// Nights after a first one on a portal that changes or not: what is asked, what is carried over, what is read again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CrawlOptions, type CrawlSummary, crawl } from '../../../crawler/crawl.ts';
import { loadChannels } from '../../../crawler/profile.ts';
import type { Change } from '../../../fixtures/changes.ts';
import { type Fault, type FixtureGuide, type Portal, startPortal } from '../../../fixtures/portal.ts';
import { openStore, type RunRecord, type Store } from '../../../store/index.ts';

const [pc, h5] = loadChannels('fixture').map((profile) => ({
  ...profile,
  // Nobody's turn comes by chance.
  fullEvery: 100_000,
}));
// A busy machine takes its time, and no page may be missed for that.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
const PAGE = '/govPortals/bsfw/item/';
const PANEL = '/govPortals/bsfw/panel/';
const DAY = 86_400_000;

let dir: string;
let store: Store;
let portal: Portal;
let clock = Date.parse('2026-11-02T14:00:00Z');
let units: string[];
let own: FixtureGuide[];
let first: { run: RunRecord; summary: CrawlSummary; asked: string[]; bytes: number };
const changes: Record<string, Change> = {};
const faults: Record<string, Fault> = {};
const asked: string[] = [];

async function night(options: Partial<CrawlOptions> = {}) {
  clock += DAY;
  asked.length = 0;
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const before = portal.traffic().bytes;
  const summary = await crawl({
    ...{
      profile: pc!,
      origin: portal.origin,
      store,
      run,
      units,
      incremental: true,
      now: () => new Date(clock),
    },
    signal: new AbortController().signal,
    ...options,
  });
  store.runs.finish(run.id, { status: 'done', summary });
  return { run, summary, asked: [...asked], bytes: portal.traffic().bytes - before };
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), '增 量-'));
  store = openStore({ dir, mode: 'write', now: () => new Date(clock) });
  portal = await startPortal({ items: 2, changes, faults, onRequest: (path) => asked.push(path) });
  units = [...new Set(portal.guides.map(({ unit }) => unit.id))].slice(0, 3);
  own = portal.guides.filter(({ unit }) => units.includes(unit.id));
  first = await night();
});
afterAll(async () => {
  await portal?.close();
  store?.close();
  rmSync(dir, { recursive: true, force: true });
});

const guidesOf = ({ id }: RunRecord) =>
  new Map([...store.guides.iterate(id)].map(({ item, guide }) => [item, guide]));
const captureOf = ({ id }: RunRecord, item: string) =>
  store.captures
    .ofRun(id)
    .filter((one) => one.item === item)
    .at(-1)!;
const plant = (item: string, kind: Change['kind']): void => {
  changes[item] = { kind, edit: (guide) => Object.assign(guide, { complaint: '021-55550000' }) };
};

describe('a night after', () => {
  it('carries over what is unchanged: asked for, proven, and dated by its true reading', async () => {
    const second = await night();
    expect(second.summary).toMatchObject({ listed: own.length, captured: own.length, unobserved: {} });
    expect(second.summary.lanes).toEqual({ unchanged: own.length });
    expect(guidesOf(second.run)).toEqual(guidesOf(first.run));
    // Every page and every panel was asked for once, by conditional requests alone.
    const pages = (path: string[]) => path.filter((one) => one.startsWith(PAGE) && !one.includes('no-such'));
    expect(pages(second.asked).sort()).toEqual([...new Set(pages(first.asked))].sort());
    const panels = (path: string[]) => path.filter((one) => one.startsWith(PANEL)).sort();
    expect(panels(second.asked)).toEqual(panels(first.asked));
    for (const { item } of own) {
      const before = captureOf(first.run, item.id);
      const { id, ...kept } = captureOf(second.run, item.id);
      expect(kept).toMatchObject({ lane: 'unchanged', readAt: before.fetchedAt, sha256: before.sha256 });
      expect(kept.fetchedAt > before.fetchedAt).toBe(true);
      expect(store.snapshots.get(id)).toEqual(store.snapshots.get(before.id));
    }
    expect(second.summary.ages).toEqual({
      ...{ anew: 0, unchanged: own.length },
      oldest: captureOf(first.run, own[0]!.item.id).fetchedAt,
    });
    // A third night rests on the first one still.
    const third = await night();
    expect(third.summary.lanes).toEqual({ unchanged: own.length });
    expect(third.summary.ages.oldest).toBe(second.summary.ages.oldest);
    expect(guidesOf(third.run)).toEqual(guidesOf(first.run));
  });

  it('reads in full what changed, whether the list says so or not', async () => {
    const [dated, silent] = own.map(({ item }) => item.id) as [string, string];
    plant(dated, 'dated');
    plant(silent, 'silent');
    const { run, summary } = await night();
    expect(summary.lanes).toEqual({ browser: 2, unchanged: own.length - 2 });
    for (const item of [dated, silent]) {
      expect(captureOf(run, item)).toMatchObject({ lane: 'browser' });
      expect(guidesOf(run).get(item)?.complaint).toContain('55550000');
    }
    // From now on this is what has to be unchanged.
    expect((await night()).summary.lanes).toEqual({ unchanged: own.length });
  });

  it('is deceived by an ETag that lies, until the turn of a full reading comes', async () => {
    const item = own[2]!.item.id;
    plant(item, 'lying');
    const deceived = await night();
    expect(captureOf(deceived.run, item).lane).toBe('unchanged');
    expect(guidesOf(deceived.run).get(item)?.complaint).not.toContain('55550000');
    const nights = [];
    for (let n = 0; n < 3; n++) nights.push(await night({ profile: { ...pc!, fullEvery: 3 } }));
    expect(guidesOf(nights.at(-1)!.run).get(item)?.complaint).toContain('55550000');
    // Every page had its turn in the three nights, late where nights went by before.
    const read = nights.flatMap(({ run }) =>
      store.captures
        .ofRun(run.id)
        .filter(({ lane }) => lane === 'browser')
        .map((one) => one.item),
    );
    expect(new Set(read)).toEqual(new Set(own.map((one) => one.item.id)));
  });

  it('never carries over a page that did not answer well: it is unobserved, and read in full the next night', async () => {
    const item = own[3]!.item.id;
    faults[item] = '500';
    const ill = await night();
    expect(ill.summary.unobserved).toEqual({ timeout: 1 });
    expect(guidesOf(ill.run).has(item)).toBe(false);
    delete faults[item];
    const well = await night();
    expect(captureOf(well.run, item)).toMatchObject({ lane: 'browser', problem: null });
    expect(well.summary.lanes).toEqual({ browser: 1, unchanged: own.length - 1 });
  });

  it('reads everything in full where that is asked for, and after a change of the profile', async () => {
    expect((await night({ incremental: false })).summary.lanes).toEqual({ browser: own.length });
    const other = await night({ profile: { ...pc!, version: 'other' } });
    expect(other.summary.lanes).toEqual({ browser: own.length });
  });

  it('asks the app for its data instead of opening it', async () => {
    const before = await night({ profile: h5! });
    const after = await night({ profile: h5! });
    expect(before.summary.lanes).toEqual({ browser: own.length });
    expect(after.summary.lanes).toEqual({ unchanged: own.length });
    const data = (paths: string[]) => paths.filter((path) => path.startsWith('/suishenban/api/guide')).length;
    expect(data(after.asked)).toBe(own.length);
    expect(after.bytes).toBeLessThan(before.bytes / 2);
  });
});
