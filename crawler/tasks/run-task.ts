// Runs one task (任务) of a crawl by its kind. Called by work-frontier.ts.
import type { Task } from '../../store/index.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { NotNow } from '../not-now.ts';
import { runGuide } from './guide.ts';
import { runMissing } from './missing.ts';
import { runSituations } from './situations.ts';
import { type Finished, LEFT } from './task.ts';

const RUN: Readonly<Record<string, (context: CrawlContext, task: Task) => Promise<Finished>>> = {
  item: runSituations,
  guide: runGuide,
  missing: runMissing,
};

/** Stores what the task brings. @throws StoreError only */
export const runTask = (context: CrawlContext, task: Task): Promise<Finished> =>
  RUN[task.kind.slice(task.kind.indexOf(':') + 1)]!(context, task).catch((error: unknown) => {
    if (error instanceof NotNow) return LEFT;
    throw error;
  });
