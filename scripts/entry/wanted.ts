// Which items are looked for in which channel: the sandbox's own, those that the profile names, and a stable sample of the last crawl. Called by the entry command.
import { createHash } from 'node:crypto';
import type { EntranceProfile, Home } from '../../crawler/entry/entrance-profile.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import { loadChannels } from '../../crawler/profile.ts';
import { CHANNEL_HOSTS, entryItems } from '../../fixtures/entry/sites.ts';
import type { Store } from '../../store/index.ts';
import { EntryItem } from '../../store/schemas/entry-walk.ts';
import type { ChannelWanted } from './walk-channels.ts';

export interface Choice {
  /** Items a unit, over all channels. */
  sample: number;
  units?: readonly string[] | undefined;
  channels: readonly Home['channel'][];
}

const rank = (name: string): string => createHash('sha256').update(name).digest('hex');

const keyOf = ({ unit, name }: EntryItem): string => JSON.stringify([unit, name]);

/** The same items every time, whatever order they are stored in: of each unit the first by the hash of their names. */
export function sampleEach(items: readonly EntryItem[], sample: number): EntryItem[] {
  const units = new Map<string, Map<string, EntryItem>>();
  for (const item of items) units.set(item.unit, (units.get(item.unit) ?? new Map()).set(item.name, item));
  return [...units]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) =>
      [...own.values()].sort((a, b) => (rank(a.name) < rank(b.name) ? -1 : 1)).slice(0, sample),
    );
}

/** Items of the site's last crawl by channel. */
function itemsOfCrawl(store: Store, site: string): Map<string, EntryItem[]> {
  const found = new Map<string, EntryItem[]>();
  const run = store.runs
    .list()
    .find((one) => one.site === site && one.kind === 'crawl' && one.status !== 'failed');
  if (!run) return found;
  const names = new Map(store.units.list(site).map(({ id, name }) => [id, name]));
  for (const { channel, unit, guide } of store.guides.iterate(run.id))
    if (guide.name)
      found.set(channel, [
        ...(found.get(channel) ?? []),
        { unit, unitName: names.get(unit) ?? unit, name: guide.name, national: null },
      ]);
  return found;
}

/** Upright screen of a terminal, touched. */
const terminal = ({ width, height }: NonNullable<Home['screen']>): NonNullable<SiteProfile['device']> => ({
  ...{ viewport: { width, height }, scale: 1, mobile: false, touch: true },
  userAgent:
    'Mozilla/5.0 (X11; Linux x64; Kiosk) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version} Safari/537.36',
});

/** The sandbox offers all of its items, without a crawl. */
const sandboxItems = (channel: Home['channel']): EntryItem[] =>
  channel in CHANNEL_HOSTS ? entryItems(channel).map((item) => EntryItem.parse(item)) : [];

/** `site`: name or file of the profile, for the devices of its channels. `store`: null for the sandbox. */
export function wantedChannels(
  site: string,
  profile: SiteProfile,
  entrances: EntranceProfile,
  store: Store | null,
  { sample, units, channels }: Choice,
): ChannelWanted[] {
  const crawled = store ? itemsOfCrawl(store, profile.id) : null;
  const homes = entrances.homes.filter(({ channel }) => channels.includes(channel));
  const offered = homes.map(({ channel, items }) =>
    [...items, ...(crawled ? (crawled.get(channel) ?? []) : sandboxItems(channel))].filter(
      ({ unit }) => !units || units.includes(unit),
    ),
  );
  // The same items in every channel that offers them, so that channels can be compared.
  const chosen = new Set(sampleEach(offered.flat(), sample).map(keyOf));
  const byChannel = new Map(loadChannels(site).map((one) => [one.channel, one]));
  return homes
    .map((home, i): ChannelWanted => {
      const own = byChannel.get(home.channel) ?? profile;
      const { screen } = home;
      return {
        profile: screen ? { ...own, channel: home.channel, device: terminal(screen) } : own,
        home,
        items: sampleEach(offered[i]!, Infinity).filter((item) => chosen.has(keyOf(item))),
      };
    })
    .filter(({ items }) => items.length > 0);
}
