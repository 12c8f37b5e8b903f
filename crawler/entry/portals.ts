// Other portals (其他门户): do they offer the same items, and with a form of their own? Their public pages alone. Called by walk-entry.ts.
import type { EntryItem, EntryWalk, Landing, Offer } from '../../store/schemas/entry-walk.ts';
import type { Tab } from '../guarded-context.ts';
import type { SiteProfile } from '../profile.ts';
import type { EntryLane } from './entry-lane.ts';
import { isForbidden } from './item-match.ts';
import { brokenOff, follow, type Keep, landingOf, type Unseen, visit } from './landing.ts';
import { exploreMenu } from './menu.ts';
import { enter } from './menu-page.ts';
import { Search } from './search.ts';
import { ENTRY_WORDS } from './words.ts';

/** A citizen who looks there does not look deep. */
const CLICKS = 3;
const PAGES = 15;

export interface PortalOptions {
  lane: EntryLane;
  profile: SiteProfile;
  unified: ReadonlySet<string>;
  items: readonly EntryItem[];
  keep: Keep;
}

type Portals = Pick<EntryWalk, 'portals' | 'offers'>;

/** Where the application of the page at hand leads; null: the page has none. */
async function applyOf({ lane, unified }: PortalOptions, tab: Tab): Promise<Offer['apply']> {
  const controls = await lane.controls(tab);
  const go = controls.find(
    (one) => !one.hidden && ENTRY_WORDS.apply.test(one.name.replace(/\s+/g, '')) && !isForbidden(one),
  );
  if (!go) return null;
  const pressed = go.href ? null : await lane.press(tab, go.mark);
  const target = go.href ?? (pressed?.effect === 'moves' ? pressed.url : tab.page.url());
  const met =
    pressed?.effect === 'refused' ? await follow(lane, tab, target, pressed) : await visit(lane, tab, target);
  const lost = met.problem ? ({ reason: 'timeout', detail: met.problem.detail } as const) : null;
  return {
    ...{ url: met.url, host: met.host, unified: unified.has(met.host) },
    ...{ form: met.words.fields > 0, unobserved: met.unobserved ?? lost },
  };
}

async function offerOf(
  options: PortalOptions,
  tab: Tab,
  portal: string,
  item: string,
  landing: Landing,
): Promise<Offer | null> {
  const unified = options.unified.has(landing.host);
  // What is no page of the item offers nothing.
  if (!unified && (landing.problem !== null || landing.shows === 'no') && !landing.unobserved) return null;
  const apply = unified || landing.unobserved ? null : await applyOf(options, tab);
  return { portal, item, landing, unified, apply };
}

export async function lookAtPortals(
  options: PortalOptions,
  portals: readonly { name: string; url: string }[],
): Promise<Portals> {
  const { lane } = options;
  const found: Portals = { portals: [], offers: [] };
  for (const { name, url } of portals) {
    if (lane.signal.aborted) break;
    const offers: Offer[] = [];
    const unobserved = await lookAtPortal(options, { name, url }, offers).catch((error) =>
      brokenOff(lane, error),
    );
    found.portals.push({ name, url, unobserved });
    found.offers.push(...offers);
  }
  return found;
}

/** Adds what the portal offers; why it, or the rest of it, was not seen. */
async function lookAtPortal(
  options: PortalOptions,
  { name, url }: { name: string; url: string },
  offers: Offer[],
): Promise<Unseen | null> {
  const { lane, profile, items, keep } = options;
  const home = await lane.withTab(2, (tab) => visit(lane, tab, url));
  const unobserved =
    home.unobserved ?? (home.problem ? { reason: 'timeout' as const, detail: home.problem.detail } : null);
  if (unobserved) return unobserved;
  const hosts = new Set([new URL(url).host]);
  const { ways } = await exploreMenu({
    ...{ lane, home: url, hosts, items, keep, pages: PAGES, clicks: CLICKS, isGuide: () => false },
  });
  const search = new Search(lane, profile, keep);
  const box = await search.find(url).catch(() => null);
  for (const { name: item } of items) {
    const way = ways.get(item)?.[0];
    const offer = way
      ? await lane.withTab(4, async (tab) => {
          const met = await enter(lane, tab, way);
          return met && offerOf(options, tab, name, item, await landingOf(lane, tab, { met, item, keep }));
        })
      : await bySearch(options, { search, box, portal: name, item });
    if (offer) offers.push(offer);
  }
  return null;
}

interface BySearch {
  search: Search;
  box: Awaited<ReturnType<Search['find']>>;
  portal: string;
  item: string;
}

async function bySearch(
  options: PortalOptions,
  { search, box, portal, item }: BySearch,
): Promise<Offer | null> {
  if (!box || box.failed || box.unobserved) return null;
  const { landing } = await search.searchFor(box, item, [item]);
  if (!landing) return null;
  return options.lane.withTab(3, async (tab) => {
    if (!options.unified.has(landing.host)) await visit(options.lane, tab, landing.url);
    return offerOf(options, tab, portal, item, landing);
  });
}
