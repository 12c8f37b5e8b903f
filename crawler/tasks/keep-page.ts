// Keeps what a task brought, in one transaction with the end of the task; puts a failed one back. Called by the tasks beside this file.
import { type Lane, localTime, type Task } from '../../store/index.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Item } from '../../store/schemas/unit.ts';
import type { PageCapture } from '../capture.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { EXTRACTOR_VERSION } from '../extract.ts';
import type { Mistaken } from '../identity-guard.ts';
import { nextPass } from '../passes.ts';
import { rememberReading } from '../unchanged/carry.ts';

export interface Brought {
  item: Item;
  captured: PageCapture;
  guide: ServiceGuide | null;
  /** Default: the browser. */
  lane?: Lane;
  /** Of plain HTTP. */
  layout?: string | undefined;
  /** Closes the task, inside the transaction. */
  end: (problem: Mistaken | null) => void;
}

/** Stores what came back, and what was read from it. */
export function keepPage(
  context: CrawlContext,
  { item, captured, guide, lane = 'browser', layout, end }: Brought,
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
    rememberReading(context, { item, capture: capture.id, captured, guide, lane, layout: layout ?? null });
    end(problem);
  });
}

/** Puts a failed task back into the queue, at its end or for the last pass; false where it was tried often enough. */
export function putBack(
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

/** Ends a task as its page was. */
export const closing =
  ({ store, run }: CrawlContext, task: Task) =>
  (problem: Mistaken | null): void => {
    if (problem) store.frontier.giveUp(run.id, task.id, { reason: problem.reason });
    else store.frontier.done(run.id, task.id);
  };
