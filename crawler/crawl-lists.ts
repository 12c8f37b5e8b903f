// Reads the lists of a site: units, then the items of each. A list that fails is a gap in coverage, never the end. Called by crawl.ts.
import PQueue from 'p-queue';
import type { ChannelList } from '../store/schemas/channel-list.ts';
import type { Unit } from '../store/schemas/unit.ts';
import type { CrawlContext } from './crawl-context.ts';
import { type ListedItem, ListingError, readList, readUnits, type UnitList, unitsOf } from './listing.ts';
import { NotNow } from './not-now.ts';

/** A list of which not all was read: the portal counts more rows than it gave, or it gave none at all. */
export interface ListGap {
  unit: string;
  counted: number | null;
  given: number;
  /** Chinese. */
  problem: string;
}

type Context = Pick<CrawlContext, 'profile' | 'http' | 'pool' | 'signal'>;

async function twice<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch {
    return attempt();
  }
}

/** Units of the profile's interface, else of the entry page. @throws ListingError, NotNow */
export const listUnits = (context: Context): Promise<Unit[]> =>
  context.profile.units.api ? unitsOfInterface(context) : unitsOfEntry(context);

/** The same; the known units where nothing may be asked any more tonight, so that what is left can be told unit by unit. @throws ListingError */
export async function unitsTonight(context: Context & Pick<CrawlContext, 'store'>): Promise<Unit[]> {
  const { profile, store } = context;
  try {
    return await listUnits(context);
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    const known = store.units.list(profile.id);
    if (known.length > 0) return known;
    throw new ListingError(`站点“${profile.name}”：${error.message}。`);
  }
}

const unreadable = (what: string) => (error: Error) => {
  throw error instanceof NotNow ? error : new ListingError(`${what}无法读取：${error.message}`);
};

async function unitsOfInterface({ profile, http }: Context): Promise<Unit[]> {
  const api = profile.units.api!;
  const units = await twice(() => readUnits(http, profile)).catch(
    unreadable(`站点“${profile.name}”的单位清单`),
  );
  if (units.length === 0)
    throw new ListingError(
      `站点“${profile.name}”的单位清单 ${api.path} 是空的，请核对站点档案的 units.api。`,
    );
  return units;
}

/** Through the browser where the HTML of the entry page is an empty shell. */
async function unitsOfEntry({ profile, http, pool }: Context): Promise<Unit[]> {
  const url = profile.publicOrigin + profile.entry;
  const answer = await twice(() => http.get(url)).catch(unreadable(`站点“${profile.name}”的入口页 ${url} `));
  if (answer.status !== 200)
    throw new ListingError(`站点“${profile.name}”的入口页 ${url} 回应状态码 ${answer.status}`);
  const units = unitsOf(answer.text, profile);
  if (units.length > 0) return units;
  const html = await pool.withTab(async ({ page }) => {
    await page.goto(url, { waitUntil: 'load', timeout: profile.deadlines.open });
    await page
      .waitForSelector(`[${profile.units.codeAttribute}]`, { timeout: profile.deadlines.quiet })
      .catch(() => undefined);
    return page.content();
  });
  const shown = unitsOf(html, profile);
  if (shown.length > 0) return shown;
  throw new ListingError(`站点“${profile.name}”的入口页 ${url} 上没有找到单位，请核对站点档案的 units。`);
}

/** Items of all units, in every variant of the list, with the gaps. */
export async function listItems(
  context: Context,
  units: readonly Unit[],
): Promise<{ items: ListedItem[]; gaps: ListGap[] }> {
  const { profile, http, signal } = context;
  const queue = new PQueue({ concurrency: profile.pace.concurrency });
  const lists: (UnitList | null)[] = [];
  const gaps: ListGap[] = [];
  const jobs = units.flatMap((unit) => profile.list.variants.map((variant) => ({ unit, variant })));
  for (const [i, { unit, variant }] of jobs.entries())
    void queue.add(async () => {
      if (signal.aborted) return;
      try {
        const list = await twice(() => readList(http, profile, unit.id, variant));
        lists[i] = list;
        if (list.given < list.counted)
          gaps.push({
            unit: unit.id,
            counted: list.counted,
            given: list.given,
            problem: `清单称有 ${list.counted} 项，只给出 ${list.given} 项`,
          });
      } catch (error) {
        gaps.push({ unit: unit.id, counted: null, given: 0, problem: (error as Error).message });
      }
    });
  await queue.onIdle();
  return {
    items: lists.flatMap((list) => list?.items ?? []),
    gaps: gaps.sort((a, b) => (a.unit < b.unit ? -1 : 1)),
  };
}

/** The lists as the channel shows them, each item once. Pure. */
export function channelListsOf(
  { channel, publicOrigin, list }: Pick<CrawlContext['profile'], 'channel' | 'publicOrigin' | 'list'>,
  units: readonly Unit[],
  items: readonly ListedItem[],
  unread: ReadonlySet<string>,
): ChannelList[] {
  const own = new Map(units.map(({ id }) => [id, new Map<string, ChannelList['items'][number]>()]));
  for (const { unit, portalId, name, updated } of items)
    own.get(unit)?.set(portalId, { portalId, name, ...(updated && { updated }) });
  return [...own].map(([unit, listed]) => ({
    ...{ channel, unit, complete: !unread.has(unit), source: publicOrigin + list.path },
    items: [...listed.values()],
  }));
}
