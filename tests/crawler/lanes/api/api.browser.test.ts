// Crawls of the app with and without the api lane: learned, taken over, lost with the app's next release, learned again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crawl } from '../../../../crawler/crawl.ts';
import { lanesOf } from '../../../../crawler/lanes/lane-book.ts';
import { API_LAYOUT, stateOf } from '../../../../crawler/lanes/lane-choice.ts';
import { loadProfile } from '../../../../crawler/profile.ts';
import { type Portal, startPortal } from '../../../../fixtures/portal.ts';
import { auditRun } from '../../../../scripts/pipeline.ts';
import { openStore, type Store } from '../../../../store/index.ts';
import type { Finding } from '../../../../store/schemas/finding.ts';

const profile = loadProfile('fixture', 'h5');
const MINUTES = 60_000;
const folders: string[] = [];
const stores: Store[] = [];
let portal: Portal;
let units: string[];
let redrawn = false;
const asked: string[] = [];

function open(): Store {
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
  folders.push(dir);
  const store = openStore({ dir, mode: 'write', now: () => new Date() });
  stores.push(store);
  return store;
}

beforeAll(async () => {
  portal = await startPortal({ items: 14, isRedrawn: () => redrawn, onRequest: (path) => asked.push(path) });
  units = [portal.phoneGuides[0]!.unit.id];
});
afterAll(async () => {
  await portal?.close();
  for (const store of stores) store.close();
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

async function night(store: Store, browserOnly = false) {
  const run = store.runs.start({ site: profile.id, kind: 'crawl' });
  const signal = new AbortController().signal;
  asked.length = 0;
  const summary = await crawl({
    ...{ profile, origin: portal.origin, store, run, units, browserOnly, api: true, concurrency: 2, signal },
  });
  const layout = store.lanes.get(lanesOf(profile))?.layouts[API_LAYOUT];
  auditRun({ store, now: () => new Date(), say: () => undefined, signal }, { run });
  const guides = new Map(
    [...store.guides.iterate(run.id)].map(({ item, guide }) => [
      item,
      // Where a value stands is the browser's to know; in which order fields are listed says nothing.
      {
        ...guide,
        elements: guide.elements
          .map(({ dom: _, box: __, ...said }) => said)
          .sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0)),
      },
    ]),
  );
  const findings = [...store.findings.iterate(run.id)].map(
    ({ run: _, state: __, firstSeen: ___, lastSeen: ____, evidence: _____, dom: ______, ...said }: Finding) =>
      said,
  );
  return { summary, guides, findings, state: layout && stateOf(layout) };
}

it('the api lane takes over after equal pages, goes back with another release of the app, and learns that one', {
  timeout: 8 * MINUTES,
}, async () => {
  const store = open();
  const first = await night(store);
  expect(first.summary.unobserved).toEqual({});
  const second = await night(store);
  expect(second.state).toBe('http');
  expect(second.summary.lanes.api).toBeGreaterThan(2);
  expect(second.summary.lanes.browser! + second.summary.lanes.api!).toBe(second.summary.listed);
  // A page that its JSON gave was not opened; one more was, that does not exist.
  const shells = asked.filter((path) => path.startsWith('/suishenban/index.html?')).length;
  expect(shells).toBeLessThanOrEqual(second.summary.lanes.browser! + 1);
  const third = await night(store);
  expect(third.summary.lanes.api).toBeGreaterThan(third.summary.listed / 2);
  // The same guides and the same findings as the browser alone gives.
  const alone = await night(open(), true);
  expect(alone.summary.lanes).toEqual({ browser: alone.summary.listed });
  for (const one of [second, third]) {
    expect(one.guides).toEqual(alone.guides);
    expect(one.findings).toEqual(alone.findings);
  }
  expect(alone.findings.length).toBeGreaterThan(10);

  redrawn = true;
  const changed = await night(store);
  expect(changed.summary.lanes).toEqual({ browser: changed.summary.listed });
  expect([...changed.guides.values()].every(({ visits = '共' }) => visits.startsWith('共'))).toBe(true);
  await night(store);
  const again = await night(store);
  expect(again.summary.lanes.api).toBeGreaterThan(2);
  expect(again.guides).toEqual(changed.guides);
});
