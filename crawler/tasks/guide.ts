// The page of a guide. Called by run-task.ts.
import type { Task } from '../../store/index.ts';
import type { Item } from '../../store/schemas/unit.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { addressOf, fetchGuide } from '../fetch-guide.ts';
import type { Mistaken } from '../identity-guard.ts';
import { askApi } from '../lanes/api/ask-api.ts';
import { API_LAYOUT } from '../lanes/lane-choice.ts';
import { askPlain, isOfItem, isWhole, type PlainReading } from '../lanes/plain-page.ts';
import { carryUnchanged, isDoubted } from '../unchanged/carry.ts';
import { closing, keepPage, putBack } from './keep-page.ts';
import { type Finished, type GuideTask, LEFT, READ } from './task.ts';

/** Seen by the browser, whatever it was. */
const saw = (problem: Mistaken | null): boolean =>
  problem !== null && problem.reason !== 'timeout' && problem.reason !== 'blocked';

/** Whether a page that the browser did not see is believed. */
function mayTake({ lanes, pool }: CrawlContext, cheap: PlainReading, item: Item): boolean {
  const notFound = pool.site.notFound ?? null;
  const whole = cheap.page.layout === API_LAYOUT ? isOfItem(cheap.guide, notFound) : isWhole(cheap, notFound);
  return whole && lanes.believes(cheap, item);
}

/** Carried over where the site proves it unchanged, else by the cheapest lane that is believed, else by the browser. */
export async function runGuide(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run } = context;
  const { item, page } = task.payload as GuideTask;
  const { lanes, api } = context;
  const url = addressOf(context, page);
  const done = () => store.frontier.done(run.id, task.id);
  const kept = await carryUnchanged(context, { task, item, url, end: done });
  if (kept === 'stopped') return LEFT;
  if (kept === 'carried') return READ;
  await context.ready();
  // A page that failed is looked at by the browser alone, and so is one whose finding the second look did not see, or has yet to see.
  const first = task.attempts === 1 && !isDoubted(context, item);
  const json = first && api.requests.length > 0 ? await askApi(context, { url, id: page }) : null;
  const plain = first && !json?.guide && lanes.asks(item) ? await askPlain(context, url) : null;
  const cheap = json?.guide ? json : plain;
  if (cheap && !context.abandoned() && mayTake(context, cheap, item)) {
    const read = { task: task.id, item: item.id };
    const close = closing(context, task);
    const end = (problem: Mistaken | null) => {
      lanes.took(cheap, read);
      close(problem);
    };
    const lane = cheap === json ? 'api' : 'http';
    keepPage(context, {
      item,
      captured: cheap.captured,
      guide: cheap.guide,
      lane,
      layout: plain?.page.layout,
      end,
    });
    return READ;
  }
  const { captured, guide, answers, asked, stopped } = await fetchGuide(context, page, task.attempts);
  if (stopped) return LEFT;
  const { problem } = captured;
  if (context.abandoned()) return { kind: 'guide', problem, again: true, asked };
  const again = asked && problem !== null && putBack(context, task, problem);
  const end = (said: Mistaken | null) => {
    // A page that the browser could not open says nothing; one that it saw and that is no guide is a difference.
    if (plain && (guide || (plain.guide && saw(said)))) lanes.compared(plain, item, guide);
    // JSON that is not read for certain claims nothing, so that nothing differs.
    if (json?.guide && (guide || saw(said))) lanes.compared(json, item, guide);
    closing(context, task)(said);
  };
  if (!again) keepPage(context, { item, captured, guide, end });
  if (guide) api.teach(answers, guide, json?.guide ?? null);
  return { kind: 'guide', problem, again, asked };
}
