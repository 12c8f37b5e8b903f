// A task that may not be asked any more: left for the same run, or given up where nothing would bring it to an end tonight.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CrawlContext } from '../../crawler/crawl-context.ts';
import { NightBudget } from '../../crawler/night-budget.ts';
import { NotNow } from '../../crawler/not-now.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { runTask } from '../../crawler/tasks/run-task.ts';
import { guideTask, taskKinds } from '../../crawler/tasks/task.ts';
import { openStore, type Store } from '../../store/index.ts';

const profile = loadProfile('fixture');
const now = () => new Date('2026-11-02T14:00:00Z');
const own = new URL(profile.publicOrigin).host;
const SPENT = '本夜对 other.example 的访问已达上限 5 次';
let dir: string;
let store: Store;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guide-audit-task-'));
  store = openStore({ dir, mode: 'write', now });
});
afterAll(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

/** One guide whose page leads to a host that may not be asked; `asked`: requests that its own host has got. */
async function runOne(asked: number) {
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const item = {
    ...{ id: 'fixture/1', site: 'fixture', portalId: '1', situationId: null },
    ...{ unit: 'u', name: '一件事', situation: null },
  };
  const budget = new NightBudget(5, store, now);
  for (let i = 0; i < asked; i++) budget.count(own);
  const context = {
    ...{ profile, store, run, budget, now, signal: new AbortController().signal },
    ...{ expected: new Map(), incremental: null, ready: () => Promise.reject(new NotNow(SPENT)) },
  } as unknown as CrawlContext;
  store.units.upsert('fixture', [{ id: 'u', name: '单位', league: 'evaluated' }]);
  store.items.upsert(run.id, [item]);
  store.frontier.add(run.id, [guideTask(profile, item, '1')]);
  const kinds = [taskKinds(profile).guide];
  const until = new Date(now().getTime() + 1000);
  const [task] = store.frontier.lease(run.id, { now: now(), until, limit: 1, kinds });
  const finished = await runTask(context, task!);
  store.runs.finish(run.id, { status: 'done', summary: null });
  return {
    again: finished.kind === 'guide' && finished.again,
    counts: store.frontier.counts(run.id),
    captures: store.captures.ofRun(run.id),
  };
}

it('gives the guide up as not asked where only another host is spent', async () => {
  const { again, counts, captures } = await runOne(0);
  expect([again, counts.givenUp, counts.leased]).toEqual([false, 1, 0]);
  expect(captures).toMatchObject([{ problem: 'budget', problemDetail: SPENT }]);
});

it('leaves the task where the own host is spent: the end of the night gives up all that is left', async () => {
  const { again, counts, captures } = await runOne(5);
  expect([again, counts.givenUp, counts.leased]).toEqual([true, 0, 1]);
  expect(captures).toEqual([]);
});
