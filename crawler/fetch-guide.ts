// Asks for a guide's page in the browser, at the host's pace, and reads it. Called by tasks/guide.ts.
import type { ServiceGuide } from '../store/schemas/guide.ts';
import type { UnobservedReason } from '../store/schemas/outcome.ts';
import { capturePage, emptyCapture, type PageCapture } from './capture.ts';
import type { CrawlContext } from './crawl-context.ts';
import { DeadlineError } from './deadline.ts';
import { extract, NoGuideError } from './extract.ts';
import type { Answers } from './lanes/api/recipe.ts';
import { recordAnswers } from './lanes/api/record-answers.ts';
import { NotNow } from './not-now.ts';
import { permissionProblem } from './permission.ts';

/** Public address of a guide's page. */
export const addressOf = ({ profile }: CrawlContext, page: string): string =>
  profile.publicOrigin + profile.guide.replace('{id}', encodeURIComponent(page));

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

/** The user stopped, or the letter's hours ended while a host rested: the task stays leased, and `release` gives it back. */
export const mayAskNoMore = ({ signal, profile, now }: CrawlContext): boolean =>
  signal.aborted || permissionProblem(profile, now()) !== null;

/** Asks for a page and reads its guide, after a failed attempt at half pace; what goes wrong is a problem of the capture. `stopped`: it was not asked any more. @throws NotNow */
export async function fetchGuide(
  context: CrawlContext,
  page: string,
  attempt = 1,
): Promise<{
  captured: PageCapture;
  guide: ServiceGuide | null;
  /** The JSON that the page loaded for its item, where anybody listened. */
  answers: Answers;
  asked: boolean;
  stopped?: true;
}> {
  const { pool, pacers, robots, api } = context;
  const url = addressOf(context, page);
  const forbidden = await robots.refusal(url);
  if (forbidden) {
    const captured = { ...emptyCapture(url), problem: { reason: 'blocked' as const, detail: forbidden } };
    return { captured, guide: null, answers: {}, asked: false };
  }
  let captured: PageCapture;
  let answers: Answers = {};
  const again = attempt > 1 ? 1 : 0;
  pacers.slowed += again;
  try {
    const pacer = pacers.of(url);
    if (again) pacer.charge();
    await pacer.turn(context.signal);
    if (mayAskNoMore(context))
      return { captured: emptyCapture(url), guide: null, answers: {}, asked: false, stopped: true };
    captured = await pool.withTab(async (tab) => {
      const heard = api.listens ? recordAnswers(tab.page, page, pool.site) : null;
      const result = await capturePage(tab, url, pool.site);
      answers = (await heard?.stop()) ?? {};
      return result;
    });
    // A page that hangs by itself is no fault of its host, which did answer.
    const status = captured.status ?? (captured.latency === undefined ? null : 200);
    pacers.of(url).answered(status, captured.headers, captured.latency);
  } catch (error) {
    if (error instanceof NotNow) throw error;
    pacers.of(url).answered(null, {});
    const detail =
      error instanceof DeadlineError
        ? error.message
        : `页面无法读取：${(error as Error).message.split('\n')[0]}`;
    captured = { ...emptyCapture(url), problem: { reason: 'timeout', detail } };
  } finally {
    pacers.slowed -= again;
  }
  return { guide: readGuide(context, captured), captured, answers, asked: true };
}
