// One entry walk: from the home page of one channel to the sampled items, and makes its record. Called by the entry command and the proof.
import type { Landing } from '../../store/schemas/entry-walk.ts';
import { type EntryItem, EntryWalk, type MenuWay } from '../../store/schemas/entry-walk.ts';
import { localTime } from '../../store/time.ts';
import type { SiteProfile } from '../profile.ts';
import { findElder } from './elder.ts';
import type { EntranceProfile, Home } from './entrance-profile.ts';
import type { EntryLane } from './entry-lane.ts';
import { brokenOff, type Keep, landingOf, type Unseen, visit } from './landing.ts';
import { lookAtPages } from './looks.ts';
import { type Explored, exploreMenu } from './menu.ts';
import { enter, type Way } from './menu-page.ts';
import { lookAtPortals } from './portals.ts';
import { noBox, Search, type SearchWay } from './search.ts';
import { CITIZEN_WORDS } from './words.ts';

export interface WalkOptions {
  lane: EntryLane;
  /** The site in this channel. */
  profile: SiteProfile;
  entrances: EntranceProfile;
  home: Home;
  items: readonly EntryItem[];
  keep: Keep;
  now: () => Date;
  /** Told what is done next, Chinese. */
  onStep?: (what: string) => void;
}

/** Words of one item that are searched for. */
const WORDS_EACH = 2;

/** `/item/{id}` as a pattern of whole addresses. */
function guidePattern(path: string): RegExp {
  const parts = path.split('{id}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^https?://[^/]+${parts.join('[^/?#&]+')}`);
}

/** An entry was found, but nobody saw where it leads. */
function notEntered({ href, page }: Way, unobserved: Unseen): Landing {
  const url = href ?? page.url;
  return {
    ...{ url, host: new URL(url).host, status: null, title: '', shows: 'no' },
    ...{ problem: null, unobserved, picture: null },
  };
}

/** A way that was seen to lead somewhere is better than one of which nobody knows, and that than a dead one. */
const worth = ({ problem, unobserved }: Landing): number => (problem ? 0 : unobserved ? 1 : 2);

/** The shortest way that leads to the item, else one that does not; what is dead on the way there is told. */
async function walkIn(
  { lane, keep }: WalkOptions,
  ways: readonly Way[],
  item: EntryItem,
  found: Explored,
): Promise<MenuWay | null> {
  let kept: MenuWay | null = null;
  for (const way of ways) {
    const landing = await lane
      .withTab(4, async (tab): Promise<Landing> => {
        const met = await enter(lane, tab, way);
        return met
          ? landingOf(lane, tab, { met, item: item.name, keep })
          : notEntered(way, { reason: 'not-seen-completely', detail: '再次打开页面时，入口没有出现' });
      })
      .catch((error) => notEntered(way, brokenOff(lane, error)));
    const { path, unfolds, page } = way;
    if (!kept || worth(landing) > worth(kept.landing)) kept = { clicks: path.length, path, unfolds, landing };
    const { problem, picture, url } = landing;
    if (problem) found.dead.push({ name: path.at(-1)!, path, page: page.url, url, ...problem, picture });
    else if (!landing.unobserved) found.opened.push({ path, entries: [] });
  }
  return kept;
}

/** Each word once, with all the looked-for items that it means. */
function wordsFor(items: readonly EntryItem[]): { word: string; items: string[] }[] {
  const words = new Map<string, string[]>();
  for (const { name } of items)
    for (const { word } of CITIZEN_WORDS.filter((one) => one.items.includes(name)).slice(0, WORDS_EACH))
      words.set(word, [...(words.get(word) ?? []), name]);
  return [...words].map(([word, own]) => ({ word, items: own }));
}

async function elderOf(
  options: WalkOptions,
  search: Search,
  box: SearchWay | null,
): Promise<EntryWalk['elder']> {
  const { lane, home, keep } = options;
  if (home.channel === 'kiosk') return null;
  const elder = await findElder(lane, home.url, keep).catch((error) => ({
    ...{ entry: null, picture: null, whole: false, unobserved: brokenOff(lane, error) },
  }));
  const asked =
    !elder.entry && !elder.unobserved && box && !box.failed
      ? await search.searchFor(box, '长辈版', ['长辈版'])
      : null;
  const known = asked && (asked.position !== null || asked.first.some((name) => name.includes('长辈版')));
  return { claimed: home.elder, ...elder, search: asked?.unobserved ? null : known };
}

/** Never throws for what a site does: what broke off is unobserved. @throws when the walk is ended */
export async function walkEntry(options: WalkOptions): Promise<EntryWalk> {
  const { lane, profile, entrances, home, items, keep, now, onStep } = options;
  const unified = new Set(entrances.unified);
  const pattern = guidePattern(home.guide ?? profile.guide);
  const record = (own: Partial<EntryWalk>): EntryWalk =>
    EntryWalk.parse({
      ...{ site: profile.id, siteName: profile.name, channel: home.channel, time },
      source: profile.loopback ? 'fixture' : 'site',
      ...{ elder: null, menu: { pages: 0, clicks: entrances.clicks, whole: false, dead: [] }, search: null },
      ...{
        items: items.map((item) => ({ ...item, way: null, similar: null, byName: null })),
        words: [],
        portals: [],
        offers: [],
      },
      refused: lane.refused,
      ...own,
    });
  const time = localTime(now());
  onStep?.('打开首页');
  const opened = await lane
    .withTab(2, async (tab) => {
      const { words, problem, unobserved } = await visit(lane, tab, home.url);
      const shut = unobserved ?? (problem && ({ reason: 'timeout', detail: problem.detail } as const));
      const picture = keep(await lane.picture(tab));
      return { url: home.url, title: words.title, picture, unobserved: shut };
    })
    .catch((error) => ({
      ...{ url: home.url, title: '', picture: null, unobserved: brokenOff(lane, error) },
    }));
  if (opened.unobserved) return record({ home: opened });

  onStep?.('逐级打开菜单');
  const found = await exploreMenu({
    ...{ lane, home: home.url, hosts: unified, items, keep },
    ...{ pages: entrances.pages, clicks: entrances.clicks, isGuide: (url: string) => pattern.test(url) },
  });
  const search = new Search(lane, profile, keep);
  const box = await search
    .find(home.url)
    .catch((error): SearchWay => ({ ...noBox(home.url), unobserved: brokenOff(lane, error) }));
  const walked: EntryWalk['items'] = [];
  for (const item of items) {
    onStep?.(`进入“${item.name}”`);
    const way = await walkIn(options, found.ways.get(item.name) ?? [], item, found);
    const usable = box && !box.failed && !box.unobserved;
    walked.push({
      ...item,
      way,
      similar: way ? null : (found.similar.get(item.name) ?? null),
      byName: usable ? await search.searchFor(box, item.name, [item.name]) : null,
    });
  }
  const words: EntryWalk['words'] = [];
  for (const { word, items: wanted } of box && !box.failed && !box.unobserved ? wordsFor(items) : []) {
    onStep?.(`搜索“${word}”`);
    words.push(await search.searchFor(box!, word, wanted));
  }
  const elder = await elderOf(options, search, box);
  // Other portals are the same for all channels: looked at once, from the desk.
  const others = home.channel === 'pc' ? entrances.portals : [];
  if (others.length > 0) onStep?.('查看其他门户');
  const { portals, offers } = await lookAtPortals({ lane, profile, unified, items, keep }, others);
  const { channel } = home;
  if (entrances.looks?.pages.some((page) => page.channel === channel)) onStep?.('查看二级页面的样式');
  const page = walked.find(({ way }) => way?.landing.shows === 'item')?.way?.landing.url;
  const own = [home.url, ...(page ? [page] : [])];
  const looks = await lookAtPages({ lane, entrances, channel, own, keep });
  return record({
    ...{ home: opened, elder, looks, items: walked, words, portals, offers, refused: lane.refused },
    menu: {
      ...{ pages: found.pages, clicks: entrances.clicks, whole: found.whole },
      ...{ dead: found.dead, opened: found.opened },
    },
    search: box && { place: box.place, failed: box.failed, unobserved: box.unobserved },
  });
}
