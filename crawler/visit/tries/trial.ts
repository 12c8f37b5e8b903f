// What all tries of a page have in common: the page that is tried, questions to it, taps. Called by the files beside this one.
import type { Page } from 'playwright';
import type { PageVisit } from '../../../store/schemas/page-visit.ts';
import type { Tab } from '../../guarded-context.ts';
import { inPage } from '../../open-panels.ts';

export interface TryOptions {
  tab: Tab;
  visit: Pick<PageVisit, 'targets' | 'layers' | 'fields'>;
  /** Opens the page anew, as it was measured. */
  reopen: () => Promise<void>;
  /** Milliseconds: a page's quiet. */
  quiet: number;
  /** Controls that are tapped at most. */
  most: number;
}

export const TAP_MS = 2000;
const ASK_MS = 10_000;

/** Runs a script in the page. @throws DeadlineError */
export const run = <T>(page: Page, script: string): Promise<T> => inPage<T>(page, script, ASK_MS, '查看页面');

/** What a script that answers JSON text says. @throws DeadlineError */
export const ask = async <T>(page: Page, script: string): Promise<T> =>
  JSON.parse(await run<string>(page, script)) as T;

/** Whether the element could be tapped. */
export const tapOn = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .tap({ timeout: TAP_MS })
    .then(
      () => true,
      () => false,
    );
