// Items that leave the list of a real crawl: their own page is asked once a night, and only both together close a finding.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { crawl } from '../../crawler/crawl.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { buildFixture } from '../../fixtures/build.ts';
import type { FixtureGuide } from '../../fixtures/fixture-guide.ts';
import { startPortal } from '../../fixtures/portal.ts';
import { auditRun } from '../../scripts/pipeline.ts';
import { openStore } from '../../store/index.ts';

const profile = loadProfile('fixture');
const dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
let clock = new Date('2026-11-01T13:00:00Z');
const store = openStore({ dir, mode: 'write', now: () => clock });
afterAll(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

async function night(guides: readonly FixtureGuide[], part: { sample?: number } = {}) {
  clock = new Date(clock.getTime() + 86_400_000);
  const { signal } = new AbortController();
  const portal = await startPortal({ guides });
  const run = store.runs.start({ site: profile.id, kind: 'crawl' });
  try {
    const summary = await crawl({
      profile,
      origin: portal.origin,
      store,
      run,
      signal,
      now: () => clock,
      ...part,
    });
    auditRun({ store, now: () => clock, say: () => undefined, signal }, { run });
    store.runs.finish(run.id, { status: 'done', summary });
    const states = new Map([...store.findings.iterate(run.id)].map((f) => [f.item, f.state]));
    return { run: run.id, summary, states };
  } finally {
    await portal.close();
  }
}

it('asks once for the page of an item that left its list, and closes its findings the second time', async () => {
  const all = buildFixture({ items: 6 }).guides;
  const unit = all.find(({ operators, item }) => operators.length > 0 && item.situationId === null)!.unit.id;
  const own = all.filter((one) => one.unit.id === unit && one.item.situationId === null);
  const leaving = own.find(({ operators }) => operators.length > 0)!;
  const rest = own.filter((one) => one !== leaving);

  const first = await night(own);
  expect(first.states.get(leaving.item.id)).toBe('new');
  const second = await night(rest);
  expect(second.summary).toMatchObject({ listed: rest.length, captured: rest.length, unobserved: {} });
  expect(store.captures.ofRun(second.run).filter(({ item }) => item === leaving.item.id)).toMatchObject([
    { status: 404, problem: 'no-guide' },
  ]);
  expect(store.lists.absences(second.run)).toEqual([{ item: leaving.item.id, page: 'gone', times: 1 }]);
  expect(second.states.get(leaving.item.id)).toBe('open');

  // A sample reads no whole list: it asks for nothing and says nothing of what it did not visit.
  const part = await night(rest, { sample: 1 });
  expect(store.lists.absences(part.run)).toEqual([]);
  expect(part.states.get(leaving.item.id)).toBe('open');

  const third = await night(rest);
  expect(store.lists.absences(third.run)).toEqual([{ item: leaving.item.id, page: 'gone', times: 2 }]);
  expect(third.states.get(leaving.item.id)).toBe('item-withdrawn');

  const fourth = await night(own);
  expect(store.lists.absences(fourth.run)).toEqual([]);
  expect(fourth.states.get(leaving.item.id)).toBe('reopened');
}, 180_000);
