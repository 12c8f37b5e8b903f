// Asks the site once a run and channel for an address that cannot exist, to know its page for what does not exist. Called by crawl.ts.
import { performance } from 'node:perf_hooks';
import { arrive, lookWhenFilled, tooLarge } from './arrival.ts';
import type { CrawlContext } from './crawl-context.ts';
import { mistakenIdentity } from './identity-guard.ts';
import { IMPOSSIBLE_ID, type Seen } from './not-found.ts';

/** What is seen there, or null: where the site says so itself (404, a redirect, words), or where nothing could be learned. */
export async function learnNotFound({
  profile,
  pool,
  pacers,
  robots,
  signal,
}: Pick<CrawlContext, 'profile' | 'pool' | 'pacers' | 'robots' | 'signal'>): Promise<Seen | null> {
  const url = profile.publicOrigin + profile.guide.replace('{id}', IMPOSSIBLE_ID);
  if (await robots.refusal(url)) return null;
  await pacers.of(url).turn(signal);
  if (signal.aborted) return null;
  const { origin = profile.publicOrigin } = pool.site;
  try {
    return await pool.withTab(async (tab) => {
      const begun = performance.now();
      const { response, broken } = await arrive(tab, url, profile);
      pacers.of(url).answered(response?.status() ?? null, (await response?.allHeaders()) ?? {});
      if (await tooLarge(tab.page, profile.deadlines.click)) return null;
      const { seen, late } = await lookWhenFilled(tab.page, profile, begun);
      // A shell whose data failed is what every page looks like on a bad night.
      if (broken.length > 0 || late.length > 0) return null;
      const finalUrl = tab.page.url().replace(origin, profile.publicOrigin);
      const known = mistakenIdentity({ url, finalUrl, status: response?.status() ?? null, ...seen });
      return known ? null : seen;
    });
  } catch {
    return null;
  }
}
