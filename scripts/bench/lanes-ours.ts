// Our side of the lane benchmark: guides through the whole pipeline by one lane, and pages through the browser's tabs. Called by lanes.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright';
import { type BrowserPool, openPool } from '../../crawler/browser-pool.ts';
import type { CrawlContext } from '../../crawler/crawl-context.ts';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { inLanes } from '../../crawler/in-lanes.ts';
import type { PanelsResult } from '../../crawler/in-page/panels.ts';
import { ApiBook } from '../../crawler/lanes/api/api-book.ts';
import { LaneBook } from '../../crawler/lanes/lane-book.ts';
import { FIRST_PAGES, placeOf } from '../../crawler/lanes/lane-choice.ts';
import type { PlainReading } from '../../crawler/lanes/plain-page.ts';
import { NightBudget } from '../../crawler/night-budget.ts';
import { panelsOptions } from '../../crawler/open-panels.ts';
import { politeClient } from '../../crawler/polite-client.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import { taskKinds } from '../../crawler/tasks/task.ts';
import { workFrontier } from '../../crawler/work-frontier.ts';
import { openStore } from '../../store/index.ts';
import type { Item } from '../../store/schemas/unit.ts';
import { auditRun } from '../pipeline.ts';

export interface Lane {
  profile: SiteProfile;
  origin: string;
  concurrency: number;
  /** What the crawls before have learned, put into the books before the clock starts. */
  prepare(context: CrawlContext): Promise<void>;
}

const itemOf = (profile: SiteProfile, id: string): Item => ({
  ...{ id: `${profile.id}/${id}`, site: profile.id, portalId: id, situationId: null },
  ...{ unit: 'bench', name: id, situation: null },
});

/** Ids that are not among those which are compared for ever: a browser would be measured with them. */
export const usual = (profile: SiteProfile, ids: readonly string[]): string[] =>
  ids.filter((id) => placeOf(itemOf(profile, id).id) >= 0.05);

/** A reading of each kind of page, without its snapshot: no crawl holds those of its former nights. */
export class Kinds {
  private readonly known = new Map<string, PlainReading>();

  add({ captured, guide, page }: PlainReading): void {
    this.known.set(JSON.stringify(page), { captured: { ...captured, snapshot: null }, guide, page });
  }

  get empty(): boolean {
    return this.known.size === 0;
  }

  /** Layouts that were equal often enough. */
  believe({ lanes }: CrawlContext): void {
    const item = { unit: 'bench' } as Item;
    for (const reading of this.known.values())
      for (let i = 0; i < FIRST_PAGES; i++) lanes.compared(reading, item, reading.guide);
  }
}

/** Milliseconds from the first request to the last finding; throws where a page was not read by the lane. */
export async function crawlByLane(
  ids: readonly string[],
  lane: Lane,
  wanted: 'http' | 'api',
): Promise<number> {
  const { profile, origin } = lane;
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-lanes-'));
  const now = () => new Date();
  const store = openStore({ dir, mode: 'write', now });
  const { signal } = new AbortController();
  const run = store.runs.start({ site: profile.id, kind: 'crawl' });
  const { http, pacers, robots } = politeClient(profile, { origin, signal });
  const pool = await openPool({ profile, origin, size: 1 });
  const dictionary = defaultDictionary();
  const context: CrawlContext = {
    ...{ profile, store, run, http, pool, pacers, robots, now, signal, dictionary },
    lanes: new LaneBook(store, run, profile, false),
    api: new ApiBook(store, profile, dictionary, false),
    ...{ budget: new NightBudget(undefined, store, now), ready: async () => undefined },
    ...{ abandoned: () => false, wantedSituations: null, expected: new Map() },
    ...{ updated: new Map(), incremental: null },
  };
  try {
    await lane.prepare(context);
    const kind = taskKinds(profile).guide;
    const items = ids.map((id) => itemOf(profile, id));
    store.items.upsert(run.id, items);
    store.frontier.add(
      run.id,
      items.map((item) => ({ id: item.id, kind, payload: { item, page: item.portalId } })),
    );
    const begun = performance.now();
    await workFrontier(context, lane.concurrency, undefined, ids.length);
    auditRun({ store, now, say: () => undefined, signal }, { run });
    const took = performance.now() - begun;
    const read = store.captures.lanes(run.id, profile.channel);
    if (read[wanted] !== ids.length)
      throw new Error(`lane ${wanted}: ${JSON.stringify(read)} of ${ids.length}`);
    return took;
  } finally {
    await pool.close();
    await http.close();
    store.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The visit function of both sides: waits for quiet, opens every tab and fold, brings back text and boxes. @throws where there are none */
export async function visit(page: Page, profile: SiteProfile): Promise<void> {
  const script = `__guideWatch.settle(50, ${profile.deadlines.quiet}).then(() => __guidePanels.open(${JSON.stringify(panelsOptions(profile))})).then(JSON.stringify)`;
  const { root, opened } = JSON.parse((await page.evaluate(script)) as string) as PanelsResult;
  if (!root?.children.length || opened.length === 0) throw new Error(`nothing to be seen: ${page.url()}`);
}

/** Milliseconds for all pages in the lanes of an open pool. */
export async function browse(
  pool: BrowserPool,
  urls: readonly string[],
  o: { concurrency: number; visit: boolean },
): Promise<number> {
  const begun = performance.now();
  await inLanes(urls, o.concurrency, (url) =>
    pool.withTab(async ({ page }) => {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      if (o.visit) await visit(page, pool.profile);
    }),
  );
  return performance.now() - begun;
}
