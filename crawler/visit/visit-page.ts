// Visits one page: opens it, waits for its quiet, measures, and tries it where asked to. Fills in and sends nothing. Called by
// visit-url.ts, visit-pages.ts and the bench.
import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright';
import { PageVisit, type Width } from '../../store/schemas/page-visit.ts';
import type { CaptureContext } from '../capture.ts';
import type { Tab } from '../guarded-context.ts';
import { type Mistaken, mistakenIdentity } from '../identity-guard.ts';
import { inPage, settle } from '../open-panels.ts';
import type { SiteProfile } from '../profile.ts';
import type { VisitDevice } from './devices.ts';
import { gesturesOf } from './gestures.ts';
import { watchEvents } from './page-events.ts';
import { LENGTH_SCRIPT, MEASURE_SCRIPT, WIDTH_SCRIPT } from './script.ts';
import { tryOut } from './try-out.ts';

export interface VisitOptions {
  device: VisitDevice;
  source: PageVisit['source'];
  /** ISO time of the visit. */
  time: string;
  /** Further windows in which only overflow and bars are measured; none: only the device's own. */
  windows: readonly { width: number; height: number }[];
  /** Milliseconds given to a page without content; the rules say 10 s. */
  patience: number;
  /** CSS selectors of what leads to the page, tapped one after the other; none: the address is the page's own. */
  taps?: readonly string[] | undefined;
  /** Controls to tap at most after the page was measured, beside the other tries; none: the page is only measured. */
  tries?: number | undefined;
  /** Waits until the host may be asked once more; tries open the page again. */
  turn?: (() => Promise<void>) | undefined;
}

/** Widths of the rules, and a phone held sideways. */
export const WINDOWS = [
  { width: 320, height: 568 },
  { width: 360, height: 780 },
  { width: 375, height: 667 },
  { width: 414, height: 896 },
  { width: 812, height: 375 },
] as const;

export const PATIENCE_MS = 10_000;
/** A page with less is empty (M18). */
const EMPTY_CHARACTERS = 30;
const POLL_MS = 250;
const MEASURE_MS = 10_000;

async function awaitContent(page: Page, begun: number, patience: number): Promise<number> {
  for (;;) {
    const waited = performance.now() - begun;
    const length = await inPage<number>(page, LENGTH_SCRIPT, MEASURE_MS, '读取页面');
    if (length >= EMPTY_CHARACTERS || waited >= patience) return Math.round(waited);
    await page.waitForTimeout(Math.min(POLL_MS, patience - waited));
  }
}

/** Measures each window and goes back to the device's own. */
async function otherWidths(page: Page, { device, windows }: VisitOptions): Promise<Width[]> {
  const found: Width[] = [];
  for (const size of windows) {
    if (size.width === device.width) continue;
    await page.setViewportSize(size);
    const measured = JSON.parse(await inPage<string>(page, WIDTH_SCRIPT, MEASURE_MS, '测量页面')) as Width;
    found.push({ ...measured, ...size });
  }
  if (found.length > 0) await page.setViewportSize({ width: device.width, height: device.height });
  return found;
}

/** Goes on to a page that has no address of its own. False where the way ends. */
async function follow(
  page: Page,
  taps: readonly string[],
  { click, quiet }: SiteProfile['deadlines'],
): Promise<boolean> {
  for (const selector of taps) {
    const target = page.locator(selector).first();
    if ((await target.count()) === 0) return false;
    // Something lies over it.
    const tapped = await target.tap({ timeout: click }).then(
      () => true,
      () => false,
    );
    if (!tapped) return false;
    await settle(page, quiet);
  }
  return true;
}

export interface Visited {
  visit: PageVisit | null;
  /** Why the page is not judged: a wall, a log-in page, an error. */
  problem: Mistaken | null;
}

/** An empty page and a wall of an app are what the checks judge. */
const isJudged = ({ reason, detail }: Mistaken): boolean =>
  reason === 'app-only' || detail.startsWith('页面没有内容');

/**
 * Visits the page with the tab's device. @throws DeadlineError (the page does not answer), Playwright's errors of navigation
 */
export async function visitPage(
  tab: Tab,
  url: string,
  { profile, origin }: CaptureContext,
  options: VisitOptions,
): Promise<Visited> {
  const { page } = tab;
  const { device, source, time } = options;
  const publish = (text: string): string => (origin ? text.replaceAll(origin, profile.publicOrigin) : text);
  const events = watchEvents(page, url);
  try {
    const begun = performance.now();
    const { deadlines } = profile;
    const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: deadlines.open });
    await settle(page, deadlines.quiet);
    if (!(await follow(page, options.taps ?? [], deadlines)))
      return { visit: null, problem: { reason: 'not-collected', detail: '通往该页的入口找不到或点不到' } };
    // A script or a meta refresh leads nowhere from here.
    tab.mayNavigate = false;
    const waited = await awaitContent(page, begun, options.patience);
    const { width, ...measured } = JSON.parse(
      await inPage<string>(page, MEASURE_SCRIPT, MEASURE_MS, '测量页面'),
    ) as Omit<PageVisit, 'widths'> & { width: Width };
    const status = response?.status() ?? null;
    const finalUrl = page.url();
    const refused = tab.refused.filter(({ ignored, code }) => !ignored && code !== 'navigation').length;
    const problem =
      source === 'file'
        ? null
        : mistakenIdentity({
            url,
            finalUrl: publish(finalUrl),
            status,
            title: measured.title,
            text: measured.texts.map(({ text }) => text).join(' '),
          });
    if (problem && !isJudged(problem)) return { visit: null, problem };
    const own = { ...width, width: device.width, height: device.height };
    // As the page's own script cuts them.
    const answered = new Set([...events.pictures].map((url) => url.slice(0, 300)));
    const reopen = async (): Promise<void> => {
      await options.turn?.();
      tab.mayNavigate = true;
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: deadlines.open });
      await settle(page, deadlines.quiet);
      await follow(page, options.taps ?? [], deadlines);
    };
    const gestures = await gesturesOf(page);
    const widths = [own, ...(await otherWidths(page, options))].sort((a, b) => a.width - b.width);
    // What a try provokes is none of the page's opening.
    events.stop();
    const most = options.tries;
    const tried =
      most === undefined
        ? null
        : await tryOut({ tab, visit: measured, reopen, most, quiet: deadlines.quiet });
    const visit = {
      ...measured,
      url: publish(finalUrl),
      source,
      device: device.id,
      time,
      status,
      window: { width: device.width, height: device.height },
      waited,
      textLength: measured.texts.reduce((n, { length }) => n + length, 0),
      widths,
      tried,
      gestures,
      slow: null,
      otherEngine: null,
      errors: events.seen.errors.map((error) => ({ ...error, text: publish(error.text) })),
      dialogs: events.seen.dialogs,
      images: measured.images.map((image) => ({
        ...image,
        src: publish(image.src),
        broken: image.broken && answered.has(image.src.replace(/#.*$/, '')),
      })),
      refused,
      truncated: measured.targets.length >= 1500 || measured.texts.length >= 3000,
    };
    return { visit: PageVisit.parse(visit), problem: null };
  } finally {
    events.stop();
  }
}
