// Works through the frontier of a crawl: leases tasks for the free lanes until nothing is left, or something ends it. Called by crawl.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { FrontierCounts } from '../store/index.ts';
import type { CrawlContext } from './crawl-context.ts';
import { giveUpRest } from './give-up-rest.ts';
import { permissionProblem } from './permission.ts';
import { runTask } from './tasks/run-task.ts';
import { taskKinds } from './tasks/task.ts';

/** Longer than any page may take, and a host's rest before it. */
const LEASE_MS = 60 * 60_000;
/** What runs when the user stops may still end. */
const GRACE_MS = 15_000;
/** So many pages in a row behind a wall: the site does not want us. */
const BLOCKED_IN_A_ROW = 10;

export interface Progress {
  done: number;
  total: number;
  problem?: string;
}

/** How far this channel is, after its own tasks: a run holds several channels. */
export function seenSoFar({ store, run, profile }: CrawlContext) {
  const { item, guide } = taskKinds(profile);
  const [items, guides] = [item, guide].map((kind) => store.frontier.counts(run.id, [kind])) as [
    FrontierCounts,
    FrontierCounts,
  ];
  return {
    /** Guides that the lists name, and items whose situations could not be read. */
    listed: guides.waiting + guides.leased + guides.done + guides.givenUp + items.givenUp,
    captured: guides.done,
    /** Items whose situations are not known yet. */
    unlisted: items.waiting + items.leased,
    ended: guides.done + guides.givenUp + items.givenUp,
    givenUp: store.frontier.givenUp(run.id, [item, guide]),
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Works through the frontier as far as its tasks are due. Returns why it stopped by itself, else null. */
export async function workFrontier(
  context: CrawlContext,
  lanes: number,
  onProgress: ((progress: Progress) => void) | undefined,
  total: number,
): Promise<string | null> {
  const { store, run, now, signal, profile, budget } = context;
  const { host } = new URL(profile.publicOrigin);
  const queue = new PQueue({ concurrency: lanes });
  const kinds = Object.values(taskKinds(profile));
  // A short night must not be spent on the items' situations alone.
  const ahead = taskKinds(profile).guide;
  let done = seenSoFar(context).ended;
  let blocked = 0;
  let stop: string | null = null;
  let spent: string | null = null;
  let fatal: unknown = null;
  const one = async (task: Parameters<typeof runTask>[1]) => {
    const finished = await runTask(context, task);
    if (finished.kind === 'situations') total += finished.guides - 1;
    else {
      if (!finished.again) done++;
      if (finished.asked) blocked = finished.problem?.reason === 'blocked' ? blocked + 1 : 0;
      if (blocked >= BLOCKED_IN_A_ROW) stop = `连续 ${BLOCKED_IN_A_ROW} 个页面被网站拦截，已停止采集。`;
    }
    const problem = finished.kind === 'guide' ? finished.problem?.detail : undefined;
    onProgress?.({ done, total: Math.max(total, done), ...(problem ? { problem } : {}) });
  };
  const stopped = aborted(signal);
  const freed = () => new Promise<void>((resolve) => queue.once('next', () => resolve()));
  while (!signal.aborted && !fatal && !stop) {
    stop = permissionProblem(profile, now());
    spent = budget.problem(host);
    if (stop || spent) break;
    const at = now();
    const limit = lanes - queue.pending - queue.size;
    const tasks =
      limit > 0
        ? store.frontier.lease(run.id, {
            now: at,
            until: new Date(at.getTime() + LEASE_MS),
            limit,
            kinds,
            ahead,
          })
        : [];
    for (const task of tasks)
      void queue
        .add(() => one(task))
        .catch((error: unknown) => {
          fatal ??= error;
        });
    if (tasks.length === 0 && queue.pending + queue.size === 0) break;
    if (tasks.length < limit || limit <= 0) await Promise.race([freed(), stopped]);
  }
  // A night whose requests are spent may wait for the pages it has begun; one that was stopped may not.
  const hurried = signal.aborted || fatal !== null || stop !== null;
  const grace = () => sleep(GRACE_MS, undefined, { ref: false });
  await Promise.race([queue.onIdle(), hurried ? grace() : stopped.then(grace)]);
  if (fatal) throw fatal;
  if (spent && !stop && !signal.aborted) giveUpRest(context, spent);
  return stop;
}
