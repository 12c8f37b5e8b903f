// Closes the layers of a page by their own button and looks whether they come again. Called by try-out.ts.
import type { Tried } from '../../../store/schemas/tried.ts';
import { settle } from '../../open-panels.ts';
import { type TryOptions, tapOn } from './trial.ts';

const CLOSE_MS = 2000;

export async function closeLayers({
  tab: { page },
  visit,
  reopen,
  quiet,
}: TryOptions): Promise<Tried['closed']> {
  const found: Tried['closed'] = [];
  for (const { selector, text, bar, closes } of visit.layers) {
    const [close] = closes;
    if (bar || !close || text === '') continue;
    if (!(await tapOn(page, close.selector))) continue;
    await settle(page, quiet);
    const shown = () =>
      page
        .locator(selector)
        .filter({ hasText: text.slice(0, 10) })
        .first()
        .isVisible();
    for (let waited = 0; waited < CLOSE_MS && (await shown()); waited += 200) await page.waitForTimeout(200);
    const gone = !(await shown());
    await reopen();
    found.push({ selector, text: text.slice(0, 60), gone, again: gone && (await shown()) });
  }
  return found;
}
