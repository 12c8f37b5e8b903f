// Opens every tab, fold and list of the page at hand and returns what was seen of them as one tree. Called by capture and second look.
import type { Page } from 'playwright';
import { withDeadline } from './deadline.ts';
import type { PanelsOptions, PanelsResult } from './in-page/panels.ts';
import type { Settled } from './in-page/watch.ts';
import type { SiteProfile } from './profile.ts';

/** Milliseconds of stillness after a click that count as quiet. */
const STILL_MS = 50;
const SPARE_MS = 2000;

export const panelsOptions = ({ deadlines }: SiteProfile): PanelsOptions => ({
  quiet: STILL_MS,
  click: deadlines.click,
  panels: deadlines.panels,
});

/** Calls one of the functions that page-scripts.ts put into the page. @throws DeadlineError when the page is dead */
export function inPage<T>(page: Page, expression: string, milliseconds: number, what: string): Promise<T> {
  return withDeadline(page.evaluate(expression) as Promise<T>, milliseconds, what);
}

/** Waits until requests have ended and the tree is still, at most `milliseconds`. */
export function settle(page: Page, milliseconds: number): Promise<Settled> {
  return inPage<Settled>(
    page,
    `__guideWatch.settle(${STILL_MS}, ${milliseconds})`,
    milliseconds + SPARE_MS,
    '等待页面加载',
  );
}

/** Opens all panels. The page stays where it is: a click that would leave it counts as failed. */
export async function openPanels(page: Page, profile: SiteProfile): Promise<PanelsResult> {
  const options = panelsOptions(profile);
  const limit = options.panels + options.click + SPARE_MS;
  // As text: Playwright takes far longer over a large object.
  const expression = `__guidePanels.open(${JSON.stringify(options)}).then(JSON.stringify)`;
  return JSON.parse(await inPage<string>(page, expression, limit, '打开各栏目')) as PanelsResult;
}
