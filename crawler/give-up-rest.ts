// What is left when the night's budget is spent: unobserved with that reason, so that the next night begins with it. Called by work-frontier.ts.
import { localTime, type Task } from '../store/index.ts';
import type { Item } from '../store/schemas/unit.ts';
import { emptyCapture } from './capture.ts';
import type { CrawlContext } from './crawl-context.ts';
import { EXTRACTOR_VERSION } from './extract.ts';
import { addressOf } from './fetch-guide.ts';
import type { ListedItem } from './listing.ts';
import { pageOf } from './missing-items.ts';
import { baseItem, type GuideTask, taskKinds } from './tasks/task.ts';

const AT_ONCE = 200;
const LEASE_MS = 60_000;

/** The page was not asked for: what was read of it before still holds for the nights to come. */
function saveUnasked(context: CrawlContext, item: Item, page: string, detail: string): void {
  const { store, run, profile, now } = context;
  const { snapshot: _, problem: __, ...empty } = emptyCapture(addressOf(context, page));
  store.captures.save({
    ...empty,
    ...{ run: run.id, item: item.id, channel: profile.channel, fetchedAt: localTime(now()), lane: 'browser' },
    ...{ profileVersion: profile.version, extractorVersion: EXTRACTOR_VERSION },
    ...{ problem: 'budget', problemDetail: detail },
  });
}

/** Gives up one task. `detail`: Chinese. */
export function giveUpTask(context: CrawlContext, { id, kind, payload }: Task, detail: string): void {
  const { store, run, profile, expected } = context;
  const { item: ofItem, guide } = taskKinds(profile);
  store.transaction(() => {
    if (kind === ofItem) {
      const row = payload as ListedItem;
      // Its situations of former nights, so that none of them seems to have left the list.
      const items = expected.get(row.portalId) ?? [baseItem(profile, row)];
      store.items.upsert(run.id, items);
      for (const item of items) saveUnasked(context, item, pageOf(item), detail);
    } else if (kind === guide) {
      const { item, page } = payload as GuideTask;
      saveUnasked(context, item, page, detail);
    } else store.lists.absent(run.id, (payload as GuideTask).item.id, 'unknown');
    store.frontier.giveUp(run.id, id, { reason: 'budget' });
  });
}

/** Gives up every task that is left. `detail`: Chinese. Returns how many. */
export function giveUpRest(context: CrawlContext, detail: string): number {
  const { store, run, profile, now } = context;
  let n = 0;
  store.frontier.release(run.id);
  for (;;) {
    const at = now();
    const tasks = store.frontier.lease(run.id, {
      ...{ now: at, until: new Date(at.getTime() + LEASE_MS), limit: AT_ONCE },
      kinds: Object.values(taskKinds(profile)),
    });
    if (tasks.length === 0) return n;
    n += tasks.length;
    store.transaction(() => {
      for (const task of tasks) giveUpTask(context, task, detail);
    });
  }
}
