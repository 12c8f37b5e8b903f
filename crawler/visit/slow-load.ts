// Opens a page several times on a network that is slowed down, and takes the median: laboratory values (实验室数值). Every opening is a cold
// one, in a page of its own. Called by visit-url.ts and visit-pages.ts.
import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright';
import type { PageVisit } from '../../store/schemas/page-visit.ts';
import type { SlowLoad } from '../../store/schemas/slow-load.ts';
import type { BrowserPool } from '../browser-pool.ts';
import type { Tab } from '../guarded-context.ts';
import { inPage, settle } from '../open-panels.ts';
import type { Network } from './networks.ts';
import { SIGN_SCRIPT, TIMING_SCRIPT } from './script.ts';

/** Given to one opening. */
const LOAD_MS = 25_000;
const POLL_MS = 200;
const ASK_MS = 10_000;
const SPARE_MS = 15_000;

type Timing = PageVisit['timing'];
/** What one opening showed. `white`: milliseconds until anything was seen at all. */
type Opening = Timing & { white: number };

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;

const medianOf = (openings: readonly Opening[], key: keyof Opening): number | null => {
  const values = openings.flatMap((one) => one[key] ?? []);
  return values.length > openings.length / 2 ? median(values) : null;
};

/** Milliseconds until the page showed anything, or until `over`. */
async function untilSeen(page: Page, begun: number, over: () => boolean): Promise<number> {
  for (;;) {
    // While one document takes the place of another there is nothing to ask.
    const seen = await inPage<boolean>(page, SIGN_SCRIPT, ASK_MS, '查看页面').catch(() => false);
    if (seen || over()) return Math.round(performance.now() - begun);
    await page.waitForTimeout(POLL_MS);
  }
}

async function openOnce(tab: Tab, url: string, network: Network, quiet: number): Promise<Opening> {
  const { page, context } = tab;
  tab.uncached = true;
  const session = await context.newCDPSession(page);
  try {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency,
      downloadThroughput: (network.down * 1000) / 8,
      uploadThroughput: (network.up * 1000) / 8,
    });
    const begun = performance.now();
    let arrived = false;
    const watched = untilSeen(page, begun, () => arrived);
    await page
      .goto(url, { waitUntil: 'load', timeout: LOAD_MS })
      // Late is what is measured: whatever came by now counts. No answer at all is another matter.
      .catch((error: Error) => {
        if (error.name !== 'TimeoutError' || page.url() === 'about:blank') throw error;
      })
      .then(() => settle(page, quiet))
      .finally(() => {
        arrived = true;
      });
    const timing = JSON.parse(await inPage<string>(page, TIMING_SCRIPT, ASK_MS, '测量页面')) as Timing;
    // The browser knows more exactly when letters or pictures came.
    return { ...timing, white: Math.min(await watched, timing.firstPaint ?? Infinity) };
  } finally {
    await session.detach().catch(() => undefined);
  }
}

export interface SlowLoadOptions {
  network: Network;
  /** Waits until the host may be asked once more. */
  turn: () => Promise<void>;
  /** No further opening is begun. */
  over?: () => boolean;
}

/** An opening that failed counts as none: few of them are for the check to judge. @throws what `turn` throws */
export async function slowLoad(
  pool: BrowserPool,
  url: string,
  { network, turn, over = () => false }: SlowLoadOptions,
): Promise<SlowLoad> {
  const openings: Opening[] = [];
  const { quiet } = pool.profile.deadlines;
  for (let run = 0; run < network.runs && !over(); run++) {
    await turn();
    await pool
      .withTab((tab) => openOnce(tab, url, network, quiet), LOAD_MS + quiet + SPARE_MS)
      .then(
        (opening) => openings.push(opening),
        () => undefined,
      );
  }
  return {
    network: network.name,
    wanted: network.runs,
    runs: openings.length,
    firstByte: medianOf(openings, 'firstByte'),
    firstPaint: medianOf(openings, 'firstPaint'),
    largestPaint: medianOf(openings, 'largestPaint'),
    shift: medianOf(openings, 'shift'),
    white: medianOf(openings, 'white'),
  };
}
