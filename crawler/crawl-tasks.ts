// The two tasks of a crawl: the situations of an item, and the page of a guide. Each stores its result in one transaction. Called by crawl.ts.
import { createHash } from 'node:crypto';
import { localTime, type Task } from '../store/index.ts';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { UnobservedReason } from '../store/schemas/outcome.ts';
import { type Item, itemId } from '../store/schemas/unit.ts';
import { capturePage, type PageCapture } from './capture.ts';
import type { CrawlContext } from './crawl-context.ts';
import { DeadlineError } from './deadline.ts';
import { EXTRACTOR_VERSION, extract, NoGuideError } from './extract.ts';
import type { Mistaken } from './identity-guard.ts';
import { type ListedItem, readSituations } from './listing.ts';
import type { SiteProfile } from './profile.ts';

/** Attempts before something counts as unobserved; the second one comes after everything else. */
const ATTEMPTS = 2;

export type Finished =
  | { kind: 'situations'; guides: number }
  | { kind: 'guide'; problem: Mistaken | null; again: boolean };

interface GuideTask {
  item: Item;
  page: string;
}

/** Kinds of tasks of one channel: a run holds those of all its channels. */
export const taskKinds = ({ channel }: Pick<SiteProfile, 'channel'>) => ({
  item: `${channel}:item`,
  guide: `${channel}:guide`,
});

export function itemTask(profile: SiteProfile, row: ListedItem) {
  const kind = taskKinds(profile).item;
  return { id: `${kind}:${row.portalId}`, kind, payload: row };
}

function guideTask(profile: SiteProfile, item: Item, page: string) {
  const kind = taskKinds(profile).guide;
  return { id: `${kind}:${item.id}`, kind, payload: { item, page } satisfies GuideTask };
}

const addressOf = ({ profile }: CrawlContext, page: string): string =>
  profile.publicOrigin + profile.guide.replace('{id}', encodeURIComponent(page));

const emptyCapture = (url: string): PageCapture => ({
  url,
  finalUrl: url,
  status: null,
  headers: {},
  charset: null,
  sha256: createHash('sha256').digest('hex'),
  redirects: [],
  milliseconds: 0,
  snapshot: null,
  problem: null,
});

/** Stores what came back, and what was read from it. */
function save(
  context: CrawlContext,
  task: Task,
  item: Item,
  captured: PageCapture,
  guide: ServiceGuide | null,
): void {
  const { store, run, profile, now } = context;
  const { snapshot, problem, ...rest } = captured;
  store.transaction(() => {
    const capture = store.captures.save({
      ...rest,
      run: run.id,
      item: item.id,
      channel: profile.channel,
      fetchedAt: localTime(now()),
      lane: 'browser',
      profileVersion: profile.version,
      extractorVersion: EXTRACTOR_VERSION,
      problem: problem?.reason ?? null,
      problemDetail: problem?.detail ?? null,
    });
    if (snapshot) store.snapshots.save(capture.id, snapshot);
    if (guide)
      store.guides.save({
        run: run.id,
        item: item.id,
        channel: profile.channel,
        capture: capture.id,
        url: captured.url,
        unit: item.unit,
        guide,
      });
    if (problem) store.frontier.giveUp(run.id, task.id, { reason: problem.reason });
    else store.frontier.done(run.id, task.id);
  });
}

/** Asks for the situations of an item and puts their pages on the frontier. */
async function runItem(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run, profile, http, wantedSituations } = context;
  const row = task.payload as ListedItem;
  const base: Item = {
    id: itemId(profile.id, row.portalId),
    site: profile.id,
    portalId: row.portalId,
    situationId: null,
    unit: row.unit,
    name: row.name,
    situation: null,
  };
  try {
    const found = await readSituations(http, profile, row.portalId);
    const several = found.length > 1;
    const wanted = wantedSituations?.get(row.portalId);
    const guides = (several ? found : [found[0] ?? { id: row.portalId, name: row.name, situation: null }])
      .filter(({ id }) => !several || !wanted || wanted.size === 0 || wanted.has(id))
      .map(({ id, name, situation }) => ({
        page: id,
        item: {
          ...base,
          id: itemId(profile.id, row.portalId, several ? id : null),
          situationId: several ? id : null,
          name: name || row.name,
          situation,
        },
      }));
    if (context.abandoned()) return { kind: 'situations', guides: 0 };
    store.transaction(() => {
      store.items.upsert(
        run.id,
        guides.map(({ item }) => item),
      );
      store.frontier.add(
        run.id,
        guides.map(({ item, page }) => guideTask(profile, item, page)),
      );
      store.frontier.done(run.id, task.id);
    });
    return { kind: 'situations', guides: guides.length };
  } catch (error) {
    if (isStoreError(error)) throw error;
    const problem: Mistaken = { reason: 'timeout', detail: `办理情形无法读取：${(error as Error).message}` };
    if (context.abandoned()) return { kind: 'situations', guides: 0 };
    if (task.attempts < ATTEMPTS) store.frontier.retry(run.id, task.id, { reason: problem.reason });
    else {
      store.items.upsert(run.id, [base]);
      save(context, task, base, { ...emptyCapture(addressOf(context, row.portalId)), problem }, null);
    }
    return { kind: 'guide', problem, again: task.attempts < ATTEMPTS };
  }
}

/** Reads the guide of a captured page; a page that is none is a problem of the capture. */
function readGuide(context: CrawlContext, captured: PageCapture): ServiceGuide | null {
  if (captured.problem || !captured.snapshot) return null;
  try {
    return extract(captured.snapshot, context.dictionary);
  } catch (error) {
    const reason: UnobservedReason = error instanceof NoGuideError ? 'no-guide' : 'extractor-suspect';
    captured.problem = { reason, detail: (error as Error).message };
    return null;
  }
}

async function runGuide(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run, pool, pacer } = context;
  const { item, page } = task.payload as GuideTask;
  const url = addressOf(context, page);
  let captured: PageCapture;
  try {
    await pacer.turn(context.signal);
    captured = await pool.withTab((tab) => capturePage(tab, url, pool.site));
    pacer.answered(captured.status, captured.headers);
  } catch (error) {
    const detail =
      error instanceof DeadlineError
        ? error.message
        : `页面无法读取：${(error as Error).message.split('\n')[0]}`;
    captured = { ...emptyCapture(url), problem: { reason: 'timeout', detail } };
  }
  const guide = readGuide(context, captured);
  const { problem } = captured;
  const again = problem !== null && task.attempts < ATTEMPTS;
  if (context.abandoned()) return { kind: 'guide', problem, again: true };
  if (again) store.frontier.retry(run.id, task.id, { reason: problem.reason });
  else save(context, task, item, captured, guide);
  return { kind: 'guide', problem, again };
}

/** An error of the store ends the crawl: nothing can be kept any more. */
export const isStoreError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'StoreError';

/** Runs one task of the frontier. @throws StoreError only */
export const runTask = (context: CrawlContext, task: Task): Promise<Finished> =>
  task.kind === taskKinds(context.profile).item ? runItem(context, task) : runGuide(context, task);
