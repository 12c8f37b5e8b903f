// Crawls one site: lists, situations, guide pages, each through the frontier on disk. Called by the pipeline.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lane, ReadingAges, RunRecord, Store } from '../store/index.ts';
import type { UnobservedReason } from '../store/schemas/outcome.ts';
import type { Item } from '../store/schemas/unit.ts';
import { openPool } from './browser-pool.ts';
import { ConfigError } from './config-error.ts';
import type { CrawlContext } from './crawl-context.ts';
import { channelListsOf, type ListGap, listItems, unitsTonight } from './crawl-lists.ts';
import { type Dictionary, defaultDictionary } from './dictionary.ts';
import { collectForms } from './forms/collect.ts';
import { ApiBook } from './lanes/api/api-book.ts';
import { LaneBook } from './lanes/lane-book.ts';
import { learnNotFound } from './learn-not-found.ts';
import { leaveOf } from './leave.ts';
import { clickLinks } from './links/click.ts';
import { collectLinks } from './links/collect.ts';
import { missingItems } from './missing-items.ts';
import { guardRules } from './network-guard.ts';
import { NightBudget } from './night-budget.ts';
import { requirePermission } from './permission.ts';
import { politeClient } from './polite-client.ts';
import type { SiteProfile } from './profile.ts';
import type { RobotsFiles } from './robots-gate.ts';
import { itemParts, selectItems, selectUnits } from './select-items.ts';
import { inTaskOrder } from './task-order.ts';
import { itemTask, missingTask, taskKinds } from './tasks/task.ts';
import { AnswerBook } from './unchanged/answers.ts';
import { doubtedPages } from './unchanged/carry.ts';
import { FULL_EVERY } from './unchanged/due.ts';
import { type Progress, seenSoFar, workFrontier } from './work-frontier.ts';

export interface CrawlOptions {
  profile: SiteProfile;
  /** Where a loopback profile's portal listens. */
  origin?: string | undefined;
  store: Store;
  run: RunRecord;
  /** Codes or names. */
  units?: readonly string[] | undefined;
  /** Item ids or portal ids. */
  items?: readonly string[] | undefined;
  /** So many items, spread over the units, the same every time. */
  sample?: number | undefined;
  /** Browser lanes; default: the profile's. */
  concurrency?: number | undefined;
  /** Reads every page in the browser, whatever was learned of its layout. Default false. */
  browserOnly?: boolean | undefined;
  /** Lets JSON take over pages that scripts draw, at the price of where their values stand. Default false. */
  api?: boolean | undefined;
  /** Keeps the last full reading of pages that the site proves to be unchanged. Default: every page is read in full. */
  incremental?: boolean | undefined;
  /** What hosts said of robots before, by another channel of the run. */
  robots?: RobotsFiles | undefined;
  /** A site has one list of items: only one channel of a run says what left it. Default true. */
  judgesLists?: boolean | undefined;
  /** End of the night's hours: what failed twice is tried once more before it. */
  until?: Date | undefined;
  signal: AbortSignal;
  now?: (() => Date) | undefined;
  dictionary?: Dictionary | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

export interface CrawlSummary {
  units: number;
  /** Guides that the lists name, each situation of its own. */
  listed: number;
  captured: number;
  /** Pages that were read, by the lane that read them. */
  lanes: Partial<Record<Lane, number>>;
  /** Pages that were read anew and that were found unchanged, and when the oldest of them was truly read. */
  ages: ReadingAges;
  unobserved: Partial<Record<UnobservedReason, number>>;
  /** Forms (空表, 样表) that were asked for; one that another channel shows too was asked by the first. */
  forms: number;
  /** Addresses of links that were asked for, each once a run. */
  links: number;
  /** Lists of which the portal counts more than it gave. */
  gaps: ListGap[];
  stopped: boolean;
  /** Why it stopped by itself, Chinese. */
  stopReason: string | null;
}

function checkOrigin({ profile, origin }: CrawlOptions): void {
  if (profile.loopback && !origin) throw new ConfigError(`站点“${profile.name}”需要正在运行的示例门户。`);
  if (!profile.loopback && origin)
    throw new ConfigError(`站点“${profile.name}”不能改用其他地址（${origin}）。`);
}

function wantedSituations(
  items: readonly string[] | undefined,
  site: string,
): Map<string, Set<string>> | null {
  if (!items || items.length === 0) return null;
  const wanted = new Map<string, Set<string>>();
  for (const { portalId, situationId } of items.map((item) => itemParts(item, site))) {
    const own = wanted.get(portalId) ?? new Set();
    if (situationId) own.add(situationId);
    wanted.set(portalId, own);
  }
  return wanted;
}

/**
 * Crawls the site into the run. An item that fails is `unobserved` with its reason and never stops the others; an aborted
 * crawl keeps everything stored and can be called again with the same run. @throws ConfigError (no permission, unknown
 * unit or item), ListingError (no entry page), StoreError
 */
export async function crawl(options: CrawlOptions): Promise<CrawlSummary> {
  const { profile, origin, store, run, signal } = options;
  const now = options.now ?? (() => new Date());
  requirePermission(profile, now());
  checkOrigin(options);
  const budget = new NightBudget(profile.pace.perNight, store, now);
  const { http, pacers, robots } = politeClient(profile, {
    ...{ origin, files: options.robots, paces: store.paces, signal },
    leave: leaveOf(profile, now, budget),
  });
  const lanes = options.concurrency ?? profile.pace.concurrency;
  let abandoned = false;
  const pool = await openPool({
    ...{ profile, origin, size: lanes },
    robots: (url) => robots.refusal(url),
    onSent: (url) => pacers.sent(url),
    onReceived: (url, bytes) => pacers.of(url).received(bytes),
  });
  const expected = new Map<string, Item[]>();
  const updated = new Map<string, string | null>();
  let learning: Promise<void> | null = null;
  const ready = () => {
    learning ??= learnNotFound(context).then((seen) => {
      pool.site.notFound = seen;
    });
    return learning;
  };
  const dictionary = options.dictionary ?? defaultDictionary();
  const browserOnly = options.browserOnly ?? false;
  const context: CrawlContext = {
    ...{ profile, store, run, http, pool, pacers, robots, budget, now, signal, dictionary, ready },
    until: options.until,
    lanes: new LaneBook(store, run, profile, browserOnly),
    api: new ApiBook(store, profile, dictionary, browserOnly || !options.api),
    abandoned: () => abandoned,
    wantedSituations: wantedSituations(options.items, profile.id),
    expected,
    updated,
    incremental: options.incremental
      ? {
          every: profile.fullEvery ?? FULL_EVERY,
          browserOnly: options.browserOnly ?? false,
          doubted: doubtedPages(options),
          shared: new Map(),
        }
      : null,
  };
  pool.site.answers = new AnswerBook(guardRules(profile, origin));
  try {
    store.frontier.release(run.id);
    const all = await unitsTonight(context);
    const units = selectUnits(all, options.units);
    store.units.upsert(profile.id, all);
    const { items, gaps } = await listItems(context, units);
    const rows = signal.aborted ? [] : selectItems(items, profile.id, options);
    for (const row of rows) updated.set(row.portalId, row.updated ?? null);
    store.frontier.add(
      run.id,
      inTaskOrder(rows, profile.id, store.captures.last(profile.id, profile.channel)).map((row) =>
        itemTask(profile, row),
      ),
    );
    const unread = new Set(gaps.map(({ unit }) => unit));
    if (!signal.aborted) store.channelLists.save(run.id, channelListsOf(profile, units, items, unread));
    const whole =
      options.judgesLists !== false &&
      !options.items?.length &&
      options.sample === undefined &&
      !signal.aborted;
    const former = units
      .filter(({ id }) => whole && !unread.has(id))
      .flatMap(({ id }) => store.lists.expected(run.id, id));
    for (const item of former) expected.set(item.portalId, [...(expected.get(item.portalId) ?? []), item]);
    const named = new Set(rows.map(({ portalId }) => portalId));
    store.frontier.add(
      run.id,
      missingItems(former, named).map((item) => missingTask(profile, item)),
    );
    const work = () => {
      const { listed, unlisted } = seenSoFar(context);
      return workFrontier(context, lanes, options.onProgress, listed + unlisted);
    };
    let [forms, links] = [0, 0];
    let stopReason = await work();
    // What the last pass waits for is no reason to let forms and links wait.
    for (let due: Date | null = now(); due && !signal.aborted && stopReason === null; ) {
      forms += await collectForms(context, lanes);
      links += await collectLinks(context, { rules: guardRules(profile, options.origin), lanes });
      due = store.frontier.nextDue(run.id, Object.values(taskKinds(profile)));
      if (!due) break;
      await sleep(Math.max(0, due.getTime() - now().getTime()), undefined, { signal }).catch(() => undefined);
      stopReason = signal.aborted ? null : await work();
    }
    abandoned = true;
    if (!signal.aborted && stopReason === null) await clickLinks(context, lanes);
    const stopped = signal.aborted || stopReason !== null;
    if (whole && !stopped)
      store.lists.save(
        run.id,
        units.map(({ id }) => ({ unit: id, complete: !unread.has(id) })),
      );
    const unobserved: CrawlSummary['unobserved'] = {};
    const { givenUp, listed, captured } = seenSoFar(context);
    for (const { reason } of givenUp)
      unobserved[reason as UnobservedReason] = (unobserved[reason as UnobservedReason] ?? 0) + 1;
    return {
      units: units.length,
      listed,
      captured,
      lanes: store.captures.lanes(run.id, profile.channel),
      ages: store.captures.ages(run.id, profile.channel),
      unobserved,
      forms,
      links,
      gaps,
      stopped,
      stopReason,
    };
  } finally {
    abandoned = true;
    budget.save();
    await pool.close();
    await http.close();
  }
}
