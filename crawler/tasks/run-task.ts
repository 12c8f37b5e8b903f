// Runs one task (任务) of a crawl by its kind. Called by work-frontier.ts.
import type { Task } from '../../store/index.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { mayAskNoMore } from '../fetch-guide.ts';
import { giveUpTask } from '../give-up-rest.ts';
import { NotNow } from '../not-now.ts';
import { runGuide } from './guide.ts';
import { runMissing } from './missing.ts';
import { runSituations } from './situations.ts';
import { type Finished, LEFT, READ } from './task.ts';

const RUN: Readonly<Record<string, (context: CrawlContext, task: Task) => Promise<Finished>>> = {
  item: runSituations,
  guide: runGuide,
  missing: runMissing,
};

/** Stores what the task brings. @throws StoreError only */
export const runTask = (context: CrawlContext, task: Task): Promise<Finished> =>
  RUN[task.kind.slice(task.kind.indexOf(':') + 1)]!(context, task).catch((error: unknown) => {
    if (!(error instanceof NotNow)) throw error;
    const { budget, profile } = context;
    if (mayAskNoMore(context) || budget.problem(new URL(profile.publicOrigin).host)) return LEFT;
    // Only another host that the page leads to is spent: nothing would bring the task to an end tonight.
    giveUpTask(context, task, error.message);
    return READ;
  });
