// Prints pages of a journey report as PDF, each beside its page. Called by the journey command.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../crawler/browser.ts';

/** Nothing listens there: a page of a report asks for nothing but its own pictures. */
const NOWHERE = 'http://127.0.0.1:9';
const OPEN_MS = 30_000;
/** So that a sheet is as wide as a desk's window: steps keep their picture beside their words. */
const SCALE = 0.7;

/** `pages`: names of pages in `dir` without `.html`. @throws ConfigError without a browser */
export async function printPages(dir: string, pages: readonly string[]): Promise<void> {
  const browser = await launchBrowser({ proxy: NOWHERE });
  try {
    const page = await browser.newPage();
    for (const name of pages) {
      await page.goto(pathToFileURL(join(dir, `${name}.html`)).href, { waitUntil: 'load', timeout: OPEN_MS });
      await page.pdf({
        path: join(dir, `${name}.pdf`),
        ...{
          format: 'A4',
          scale: SCALE,
          printBackground: true,
          displayHeaderFooter: true,
          headerTemplate: '<span></span>',
        },
        footerTemplate:
          '<div style="width:100%;text-align:center;font-size:8px;color:#56636f"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
        margin: { top: '12mm', bottom: '16mm', left: '11mm', right: '11mm' },
      });
    }
  } finally {
    await browser.close();
  }
}
