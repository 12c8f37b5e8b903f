// How large the site is, and the nights it takes: from a person, or from the fixture's own lists. Called by examine-url.ts.
import type { BrowserPool } from '../browser-pool.ts';
import { listItems, listUnits } from '../crawl-lists.ts';
import type { HttpClient } from '../http.ts';
import { ListingError } from '../listing.ts';
import type { SiteProfile } from '../profile.ts';
import type { LaneReport } from './diagnosis.ts';
import { type NightsPlan, planNights, windowOf } from './nights.ts';

export interface SiteToPlan {
  profile: SiteProfile;
  http: HttpClient;
  pool: BrowserPool;
  signal: AbortSignal;
  items: number | null;
  sent: { plain: number };
}

/** Number of items that the portal's lists name; the requests for them are measured. Only the fixture is asked. */
async function countItems(site: SiteToPlan): Promise<{ items: number; lists: number }> {
  const before = site.sent.plain;
  const units = await listUnits(site);
  const { items } = await listItems(site, units);
  return { items: new Set(items.map(({ portalId }) => portalId)).size, lists: site.sent.plain - before };
}

/** The plan, or why there is none. */
export async function planSite(
  site: SiteToPlan,
  { documents, data }: Pick<LaneReport, 'documents' | 'data'>,
  crawlDelay: number | null,
): Promise<{ nights: NightsPlan | null; nightsProblem: string | null }> {
  const { profile, items } = site;
  const none = (nightsProblem: string) => ({ nights: null, nightsProblem });
  const known = items
    ? { items, lists: Math.ceil(items / profile.list.pageSize) }
    : profile.loopback
      ? await countItems(site).catch((error: Error) => {
          if (error instanceof ListingError) return null;
          throw error;
        })
      : null;
  if (!known)
    return none(
      profile.loopback
        ? '事项清单无法读取'
        : '全站的事项数未知：请用 --items 给出清单上的事项数，如 --items 3600',
    );
  return {
    nights: planNights({
      ...known,
      ...windowOf(profile),
      perItem: { documents, data, situations: 1 },
      perSecond: profile.pace.perSecond,
      crawlDelay,
    }),
    nightsProblem: null,
  };
}
