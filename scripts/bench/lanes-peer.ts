// Crawlee's side of the lane benchmark. Called by lanes.ts; the clock runs from the first page that is there to the last, so that neither
// the start of a browser nor of the queue counts.
import { performance } from 'node:perf_hooks';
import { BROWSER_ARGS, findBrowser } from '../../crawler/browser.ts';
import { PAGE_SCRIPT } from '../../crawler/page-scripts.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import { visit } from './lanes-ours.ts';
import type { Crawlee } from './peers.ts';

interface Clock {
  begin(): void;
  milliseconds(): number;
}

function clock(): Clock {
  let begun: number | undefined;
  let last = 0;
  return {
    begin: () => {
      begun ??= performance.now();
      last = performance.now();
    },
    milliseconds: () => last - (begun ?? last),
  };
}

/** As many pages at a time as ours, nothing tried again, nothing kept on disk. */
const options = (concurrency: number) => ({
  ...{ minConcurrency: concurrency, maxConcurrency: concurrency, maxRequestRetries: 0 },
  ...{ retryOnBlocked: false, useSessionPool: false },
});

function failing(finished: number, urls: readonly string[]): void {
  if (finished !== urls.length) throw new Error(`Crawlee: ${finished} of ${urls.length} pages`);
}

/** CheerioCrawler: fetches and takes the visible text. */
export async function cheerioText(
  { CheerioCrawler, configuration, silence }: Crawlee,
  urls: readonly string[],
  concurrency: number,
): Promise<number> {
  silence();
  const time = clock();
  let read = 0;
  const crawler = new CheerioCrawler(
    {
      ...options(concurrency),
      preNavigationHooks: [() => time.begin()],
      async requestHandler({ $ }) {
        $('script,style').remove();
        if ($('body').text().trim()) read++;
        time.begin();
      },
    },
    configuration(),
  );
  await crawler.run([...urls]);
  failing(read, urls);
  return time.milliseconds();
}

/** PlaywrightCrawler on the same browser with the same arguments; `visit`: the same visit function as ours, of which it needs the script. */
export async function playwrightPages(
  { PlaywrightCrawler, configuration, silence }: Crawlee,
  urls: readonly string[],
  o: { concurrency: number; visit: boolean; profile: SiteProfile },
): Promise<number> {
  silence();
  const time = clock();
  let read = 0;
  const { path } = findBrowser({})!;
  const crawler = new PlaywrightCrawler(
    {
      ...options(o.concurrency),
      headless: true,
      launchContext: { launchOptions: { executablePath: path, args: [...BROWSER_ARGS] } },
      browserPoolOptions: { useFingerprints: false, retireBrowserAfterPageCount: 1e6 },
      preNavigationHooks: [
        async ({ page }, goto) => {
          time.begin();
          goto.waitUntil = 'domcontentloaded';
          if (o.visit) await page.addInitScript({ content: PAGE_SCRIPT });
        },
      ],
      async requestHandler({ page }) {
        if (o.visit) await visit(page, o.profile);
        read++;
        time.begin();
      },
    },
    configuration(),
  );
  await crawler.run([...urls]);
  failing(read, urls);
  return time.milliseconds();
}
