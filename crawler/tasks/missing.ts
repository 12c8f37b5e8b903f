// The page of an item that left its list. Called by run-task.ts.
import type { Task } from '../../store/index.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { fetchGuide } from '../fetch-guide.ts';
import { pageSays } from '../missing-items.ts';
import { keepPage } from './keep-page.ts';
import { type Finished, type GuideTask, LEFT } from './task.ts';

/** An item that left its list: its page is asked once, and read like any other where it is still there. */
export async function runMissing(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run } = context;
  const { item, page } = task.payload as GuideTask;
  await context.ready();
  const { captured, guide, asked, stopped } = await fetchGuide(context, page);
  if (stopped) return LEFT;
  if (context.abandoned()) return { kind: 'guide', problem: captured.problem, again: true, asked };
  const says = pageSays(captured, guide);
  const end = () => {
    store.lists.absent(run.id, item.id, says);
    store.frontier.done(run.id, task.id);
  };
  keepPage(context, { item, captured, guide: says === 'there' ? guide : null, end });
  return { kind: 'guide', problem: says === 'gone' ? null : captured.problem, again: false, asked };
}
