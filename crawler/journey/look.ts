// Looks at the page as it is now. Called by the runner's parts.
import type { Page } from 'playwright';
import { inPage } from '../open-panels.ts';
import type { Scan } from './in-page/scan.ts';
import type { Signs } from './in-page/signs.ts';
import { SCAN_SCRIPT, SIGNS_SCRIPT } from './script.ts';

const SCAN_MS = 10_000;
const SIGNS_MS = 2000;
const TRIES = 5;

/** @throws DeadlineError, Playwright's errors, when the page does not answer */
export async function look(page: Page): Promise<Scan> {
  for (let n = 1; ; n++) {
    try {
      return JSON.parse(await inPage<string>(page, SCAN_SCRIPT, SCAN_MS, '查看页面')) as Scan;
    } catch (error) {
      // The page is just being replaced by the next one.
      if (n === TRIES || !/context was destroyed|navigat|null \(reading|body/i.test(String(error)))
        throw error;
      await page.waitForTimeout(200);
    }
  }
}

/** Null while one page is being replaced by the next. */
export const signsOf = (page: Page): Promise<Signs | null> =>
  inPage<Signs>(page, SIGNS_SCRIPT, SIGNS_MS, '查看页面').catch(() => null);

/** What makes two looks the same page: headings and the step that is marked; where none is, the names of its fields too. */
export const signatureOf = ({ heading, current, fields }: Scan): string =>
  current
    ? `${heading}|${current}`
    : [
        heading,
        ...fields.filter(({ type }) => type !== 'file').map(({ label, type }) => `${label}:${type}`),
      ].join('|');
