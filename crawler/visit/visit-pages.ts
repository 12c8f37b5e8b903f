// Visits several pages of one channel, politely and within a time. Called by scripts/pipeline/visit-channel.ts.
import { performance } from 'node:perf_hooks';
import type { Paces, Store } from '../../store/index.ts';
import type { PageVisit, StoredVisit } from '../../store/schemas/page-visit.ts';
import { leaveOf } from '../leave.ts';
import { NightBudget } from '../night-budget.ts';
import { NotNow } from '../not-now.ts';
import { permissionProblem } from '../permission.ts';
import { politeClient } from '../polite-client.ts';
import type { SiteProfile } from '../profile.ts';
import { obeysRobots, type RobotsFiles } from '../robots-gate.ts';
import type { VisitDevice } from './devices.ts';
import { downloadAsker } from './downloads.ts';
import type { Network } from './networks.ts';
import { slowLoad } from './slow-load.ts';
import { PATIENCE_MS, type Visited, visitPage, WINDOWS } from './visit-page.ts';
import { openVisitPool } from './visit-url.ts';

/** A page to visit: what is stored of it, and the way to it. */
export type PageToVisit = Pick<StoredVisit, 'page' | 'family' | 'name' | 'item' | 'unit' | 'url'> & {
  taps: readonly string[];
  /** Controls to try; undefined: the page is only measured. */
  tries?: number | undefined;
  /** A slow network on which the page is opened again. */
  network?: Network | undefined;
};

export interface VisitPagesOptions {
  profile: SiteProfile;
  origin?: string | undefined;
  device: VisitDevice;
  pages: readonly PageToVisit[];
  /** Milliseconds after which no further page is begun. */
  budget: number;
  now: () => Date;
  robots?: RobotsFiles | undefined;
  paces?: Paces | undefined;
  /** What hosts were asked tonight. */
  store: Pick<Store, 'requests'>;
  signal: AbortSignal;
  /** Whether the page is to be visited once more, because something was found. */
  doubts: (visit: PageVisit) => boolean;
}

export type PageVisited = PageToVisit & Pick<StoredVisit, 'visit' | 'again' | 'problem'>;

const failure = (error: unknown): Visited['problem'] => {
  const net = /net::(ERR_\w+)/.exec(String(error))?.[1];
  return { reason: 'timeout', detail: net ? `页面无法打开（${net}）` : '页面在期限内没有打开或没有测完' };
};

/** Pages in their order, those that the time did not reach left out. @throws ConfigError (no browser) */
export async function visitPages(options: VisitPagesOptions): Promise<PageVisited[]> {
  const { profile, origin, device, pages, budget, now, signal, doubts } = options;
  const { robots: files, paces } = options;
  const night = new NightBudget(profile.pace.perNight, options.store, now);
  const leave = leaveOf(profile, now, night);
  const { http, pacers, robots } = politeClient(profile, { origin, files, paces, leave, signal });
  const refusal = (url: string) => robots.refusal(url);
  const pool = await openVisitPool(profile, origin, device, refusal, {
    onSent: (url) => pacers.sent(url),
    onReceived: (url, bytes) => pacers.of(url).received(bytes),
  });
  const asker = downloadAsker(profile, origin, { pacers, robots });
  // Where the night is over, what was measured before counts.
  const withFiles = (visit: PageVisit): Promise<PageVisit> => asker.tryFiles(visit).catch(() => visit);
  const begun = performance.now();
  const over = () =>
    signal.aborted || performance.now() - begun > budget || permissionProblem(profile, now()) !== null;

  const once = async ({ url, taps, tries }: PageToVisit): Promise<Visited> => {
    await pacers.of(url).turn(signal);
    try {
      return await pool.withTab((tab) =>
        visitPage(tab, url, pool.site, {
          ...{ device, taps, tries, windows: WINDOWS, patience: PATIENCE_MS, time: now().toISOString() },
          source: profile.loopback ? 'fixture' : 'site',
          turn: () => pacers.of(url).turn(signal),
        }),
      );
    } catch (error) {
      if (error instanceof NotNow) throw error;
      return { visit: null, problem: failure(error) };
    }
  };
  const done: PageVisited[] = [];
  try {
    for (const page of pages) {
      if (over()) break;
      const forbidden = obeysRobots(profile) ? await refusal(page.url) : null;
      if (forbidden) {
        done.push({ ...page, visit: null, again: null, problem: { reason: 'blocked', detail: forbidden } });
        continue;
      }
      const { visit: seen, problem } = await once(page);
      // What is tapped on the way is no part of an opening: only pages that have an address of their own.
      const slow =
        seen && page.network && page.taps.length === 0 && !over()
          ? await slowLoad(pool, page.url, {
              ...{ network: page.network, over },
              turn: () => pacers.of(page.url).turn(signal),
              // The night is over: what was measured before counts.
            }).catch(() => null)
          : null;
      const visit = seen && { ...(await withFiles(seen)), slow };
      const second = visit && doubts(visit) && !over() ? (await once(page)).visit : null;
      const again = second && (await withFiles(second));
      done.push({ ...page, visit, again, problem: visit ? null : problem });
    }
    return done;
  } catch (error) {
    if (error instanceof NotNow) return done;
    throw error;
  } finally {
    night.save();
    await asker.close();
    await pool.close();
    await http.close();
  }
}
