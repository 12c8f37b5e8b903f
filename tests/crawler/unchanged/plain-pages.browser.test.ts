// Nights after a first one whose pages plain HTTP reads: kept on the server's word alone, given back to the browser with their layout, read again in doubt.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type CrawlOptions, crawl } from '../../../crawler/crawl.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { type Portal, startPortal } from '../../../fixtures/portal.ts';
import { openStore, type RunRecord, type Store } from '../../../store/index.ts';
import { finding } from '../../store/folder.ts';

vi.setConfig({ testTimeout: 280_000, hookTimeout: 280_000 });
const profile = { ...loadProfile('fixture'), fullEvery: 100_000 };
const NOW = Date.parse('2026-11-02T14:00:00Z');
let dir: string;
let store: Store;
let portal: Portal;
let units: string[];
let clock = NOW;
let learned: RunRecord;
const asked: string[] = [];

async function crawled(run: RunRecord, options: Partial<CrawlOptions> = {}) {
  asked.length = 0;
  return crawl({
    ...{ profile, origin: portal.origin, store, run, units, incremental: true, concurrency: 1 },
    ...{ now: () => new Date(clock), signal: new AbortController().signal },
    ...options,
  });
}
function begin(): RunRecord {
  clock += 86_400_000;
  return store.runs.start({ site: 'fixture', kind: 'crawl' });
}
const lanesOf = ({ id }: RunRecord) =>
  new Map(store.captures.ofRun(id).map(({ item, lane }) => [item, lane] as const));

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), '普 通-'));
  store = openStore({ dir, mode: 'write', now: () => new Date(clock) });
  portal = await startPortal({ whole: ['b'], onRequest: (path) => asked.push(path) });
  units = [...new Set(portal.guides.filter(({ layout }) => layout === 'b').map(({ unit }) => unit.id))].slice(
    0,
    4,
  );
  learned = begin();
  await crawled(learned);
});
afterAll(async () => {
  await portal?.close();
  store?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('keeps them on a 304 alone, and knows on which layout they rest', async () => {
  const plain = [...lanesOf(learned)].filter(([, lane]) => lane === 'http').map(([item]) => item);
  expect(plain.length).toBeGreaterThan(2);
  const run = begin();
  const { lanes, listed } = await crawled(run);
  expect(lanes).toEqual({ unchanged: listed });
  for (const item of plain) {
    const { layout, lane, answers } = store.readings.get(item, 'pc')!;
    expect({ lane, answers: answers.length, hash: answers[0]!.hash }).toEqual({
      lane: 'http',
      answers: 1,
      hash: null,
    });
    expect(store.lanes.reads(run.id, 'pc', layout!).map((read) => read.item)).toContain(item);
  }
  expect(asked.filter((path) => path.startsWith('/govPortals/bsfw/item/'))).toHaveLength(listed);

  // What the browser gets back tonight is not kept a second time.
  const [item] = plain as [string];
  store.guides.remove(run.id, item, 'pc');
  store.frontier.reopen(run.id, [`pc:guide:${item}`], { reason: 'lane' });
  await crawled(run);
  const again = store.captures.ofRun(run.id).filter((one) => one.item === item);
  expect(again.map(({ lane }) => lane === 'unchanged')).toEqual([true, false]);
  expect(store.guides.get(run.id, item, 'pc')?.capture).toBe(again[1]!.id);
});

it('reads in full where only the browser counts', async () => {
  const plain = [...lanesOf(learned)].filter(([, lane]) => lane === 'http').length;
  const { lanes, listed } = await crawled(begin(), { browserOnly: true });
  expect(lanes.unchanged).toBeGreaterThan(0);
  expect(lanes.browser).toBeGreaterThanOrEqual(plain - 1);
  expect((lanes.unchanged ?? 0) + (lanes.browser ?? 0)).toBe(listed);
});

it.each([
  ['refuted', 'fail', true],
  ['pending', 'fail', true],
  ['confirmed', 'fail', false],
  ['pending', 'review', false],
] as const)(
  'a finding that is %s (%s) makes its page read in full: %s',
  async (confirmation, outcome, full) => {
    const item = store.items.ofRun(learned.id)[0]!.id;
    const before = begin();
    const id = `f-${confirmation}-${outcome}`;
    store.findings.save(before.id, [finding(id, { run: before.id, item, confirmation, outcome })]);
    const run = begin();
    await crawled(run);
    expect(lanesOf(run).get(item) !== 'unchanged').toBe(full);
    store.findings.save(run.id, [finding(id, { run: run.id, item, confirmation, outcome, state: 'fixed' })]);
  },
);
