// The tasks of a crawl: the situations of an item, the page of a guide, the page of an item that left its list. Each stores its result in one transaction. Called by crawl.ts.
import { type Lane, localTime, type Task } from '../store/index.ts';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import { type Item, itemId } from '../store/schemas/unit.ts';
import { emptyCapture, type PageCapture } from './capture.ts';
import type { CrawlContext } from './crawl-context.ts';
import { EXTRACTOR_VERSION } from './extract.ts';
import { addressOf, fetchGuide, mayAskNoMore } from './fetch-guide.ts';
import { RobotsForbidden } from './http.ts';
import type { Mistaken } from './identity-guard.ts';
import { askApi } from './lanes/api/ask-api.ts';
import { API_LAYOUT } from './lanes/lane-choice.ts';
import { askPlain, isOfItem, isWhole, type PlainReading } from './lanes/plain-page.ts';
import { type ListedItem, readSituations } from './listing.ts';
import { pageOf, pageSays } from './missing-items.ts';
import { NotNow } from './not-now.ts';
import { nextPass } from './passes.ts';
import type { SiteProfile } from './profile.ts';
import { carryUnchanged, isDoubted, rememberReading } from './unchanged/carry.ts';

export type Finished =
  | { kind: 'situations'; guides: number }
  /** `asked`: false where robots.txt kept us from asking at all. */
  | { kind: 'guide'; problem: Mistaken | null; again: boolean; asked: boolean };

export interface GuideTask {
  item: Item;
  page: string;
}

/** Kinds of tasks of one channel: a run holds those of all its channels. */
export const taskKinds = ({ channel }: Pick<SiteProfile, 'channel'>) => ({
  item: `${channel}:item`,
  guide: `${channel}:guide`,
  missing: `${channel}:missing`,
});

export function itemTask(profile: SiteProfile, row: ListedItem) {
  const kind = taskKinds(profile).item;
  return { id: `${kind}:${row.portalId}`, kind, payload: row };
}

function guideTask(profile: SiteProfile, item: Item, page: string) {
  const kind = taskKinds(profile).guide;
  return { id: `${kind}:${item.id}`, kind, payload: { item, page } satisfies GuideTask };
}

/** Asks once for the page of an item that the list no longer holds. */
export function missingTask(profile: SiteProfile, item: Item) {
  const kind = taskKinds(profile).missing;
  return { id: `${kind}:${item.id}`, kind, payload: { item, page: pageOf(item) } satisfies GuideTask };
}

/** Stores what came back, and what was read from it; `end` closes the task in the same transaction. */
function save(
  context: CrawlContext,
  item: Item,
  captured: PageCapture,
  guide: ServiceGuide | null,
  end: (problem: Mistaken | null) => void,
  lane: Lane = 'browser',
  layout: string | null = null,
): void {
  const { store, run, profile, now } = context;
  const { snapshot, problem, answers: _, ...rest } = captured;
  store.transaction(() => {
    const capture = store.captures.save({
      ...rest,
      run: run.id,
      item: item.id,
      channel: profile.channel,
      fetchedAt: localTime(now()),
      lane,
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
    rememberReading(context, { item, capture: capture.id, captured, guide, lane, layout });
    end(problem);
  });
}

/** Puts a failed task back into the queue, at its end or for the last pass; false where it was tried often enough. */
function putBack(
  { store, run, now, until, profile }: CrawlContext,
  task: Task,
  { reason }: Mistaken,
): boolean {
  const pass = nextPass(task.attempts, now(), until, profile.loopback ? 0 : undefined);
  if (pass === null) return false;
  if (pass === 'end') store.frontier.retry(run.id, task.id, { reason });
  else store.frontier.postpone(run.id, task.id, { until: pass, reason });
  return true;
}

const closing =
  ({ store, run }: CrawlContext, task: Task) =>
  (problem: Mistaken | null): void => {
    if (problem) store.frontier.giveUp(run.id, task.id, { reason: problem.reason });
    else store.frontier.done(run.id, task.id);
  };

/** An item whose situations are not known. */
export const baseItem = (profile: SiteProfile, row: ListedItem): Item => ({
  id: itemId(profile.id, row.portalId),
  site: profile.id,
  portalId: row.portalId,
  situationId: null,
  unit: row.unit,
  name: row.name,
  situation: null,
});

/** Asks for the situations of an item and puts their pages on the frontier. */
async function runItem(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run, profile, http, wantedSituations } = context;
  const row = task.payload as ListedItem;
  const base = baseItem(profile, row);
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
      const found = new Set(guides.map(({ item }) => item.id));
      const left = (context.expected.get(row.portalId) ?? []).filter(({ id }) => !found.has(id));
      store.frontier.add(
        run.id,
        left.map((item) => missingTask(profile, item)),
      );
      store.frontier.done(run.id, task.id);
    });
    return { kind: 'situations', guides: guides.length };
  } catch (error) {
    if (isStoreError(error)) throw error;
    if (error instanceof NotNow || mayAskNoMore(context)) return LEFT;
    const asked = !(error instanceof RobotsForbidden);
    const problem: Mistaken = {
      reason: asked ? 'timeout' : 'blocked',
      detail: `办理情形无法读取：${(error as Error).message}`,
    };
    if (context.abandoned()) return { kind: 'situations', guides: 0 };
    const again = asked && putBack(context, task, problem);
    if (!again) {
      store.items.upsert(run.id, [base]);
      const nothing = { ...emptyCapture(addressOf(context, row.portalId)), problem };
      save(context, base, nothing, null, closing(context, task));
    }
    return { kind: 'guide', problem, again, asked };
  }
}

/** The task is left as it is. */
const LEFT: Finished = { kind: 'guide', problem: null, again: true, asked: false };

/** Seen by the browser, whatever it was. */
const saw = (problem: Mistaken | null): boolean =>
  problem !== null && problem.reason !== 'timeout' && problem.reason !== 'blocked';

/** Whether a page that the browser did not see is believed. */
function mayTake({ lanes, pool }: CrawlContext, cheap: PlainReading, item: Item): boolean {
  const notFound = pool.site.notFound ?? null;
  const whole = cheap.page.layout === API_LAYOUT ? isOfItem(cheap.guide, notFound) : isWhole(cheap, notFound);
  return whole && lanes.believes(cheap, item);
}

async function runGuide(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run } = context;
  const { item, page } = task.payload as GuideTask;
  const { lanes, api } = context;
  const url = addressOf(context, page);
  const done = () => store.frontier.done(run.id, task.id);
  const kept = await carryUnchanged(context, { task, item, url, end: done });
  if (kept === 'stopped') return LEFT;
  if (kept === 'carried') return { kind: 'guide', problem: null, again: false, asked: true };
  await context.ready();
  // A page that failed is looked at by the browser alone.
  // So is one whose finding the second look did not see, or has yet to see.
  const first = task.attempts === 1 && !isDoubted(context, item);
  const json = first && api.requests.length > 0 ? await askApi(context, { url, id: page }) : null;
  const plain = first && !json?.guide && lanes.asks(item) ? await askPlain(context, url) : null;
  const cheap = json?.guide ? json : (plain ?? json);
  if (cheap && !context.abandoned() && mayTake(context, cheap, item)) {
    const read = { task: task.id, item: item.id };
    const close = closing(context, task);
    const end = (problem: Mistaken | null) => {
      lanes.took(cheap, read);
      close(problem);
    };
    const lane = cheap === json ? 'api' : 'http';
    save(context, item, cheap.captured, cheap.guide, end, lane, plain?.page.layout);
    return { kind: 'guide', problem: null, again: false, asked: true };
  }
  const { captured, guide, answers, asked, stopped } = await fetchGuide(context, page, task.attempts);
  if (stopped) return LEFT;
  const { problem } = captured;
  if (context.abandoned()) return { kind: 'guide', problem, again: true, asked };
  const again = asked && problem !== null && putBack(context, task, problem);
  if (!again)
    save(context, item, captured, guide, (said) => {
      // A page that the browser could not open says nothing; one that it saw and that is no guide is a difference.
      if (plain && (guide || (plain.guide && saw(said)))) lanes.compared(plain, item, guide);
      // JSON that is not read for certain claims nothing, so that nothing differs.
      if (json?.guide && (guide || saw(said))) lanes.compared(json, item, guide);
      closing(context, task)(said);
    });
  if (guide) api.teach(answers, guide, json?.guide ?? null);
  return { kind: 'guide', problem, again, asked };
}

/** An item that left its list: its page is asked once, and read like any other where it is still there. */
async function runMissing(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run } = context;
  const { item, page } = task.payload as GuideTask;
  await context.ready();
  const { captured, guide, asked, stopped } = await fetchGuide(context, page);
  if (stopped) return LEFT;
  if (context.abandoned()) return { kind: 'guide', problem: captured.problem, again: true, asked };
  const says = pageSays(captured, guide);
  save(context, item, captured, says === 'there' ? guide : null, () => {
    store.lists.absent(run.id, item.id, says);
    store.frontier.done(run.id, task.id);
  });
  return { kind: 'guide', problem: says === 'gone' ? null : captured.problem, again: false, asked };
}

/** An error of the store ends the crawl: nothing can be kept any more. */
export const isStoreError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'StoreError';

const RUN: Readonly<Record<string, typeof runItem>> = {
  item: runItem,
  guide: runGuide,
  missing: runMissing,
};

/** Runs one task of the frontier. @throws StoreError only */
export const runTask = (context: CrawlContext, task: Task): Promise<Finished> =>
  RUN[task.kind.slice(task.kind.indexOf(':') + 1)]!(context, task).catch((error: unknown) => {
    if (error instanceof NotNow) return LEFT;
    throw error;
  });
