// Measures how second-level pages look beside the portal's own pages. Nothing is pressed. Called by walk-entry.ts.
import type { EntryWalk, PageLook, SecondPage } from '../../store/schemas/entry-walk.ts';
import type { Tab } from '../guarded-context.ts';
import { inside } from '../session/look.ts';
import type { EntranceProfile } from './entrance-profile.ts';
import type { EntryLane } from './entry-lane.ts';
import { type MeasuredLook, measureLook } from './in-page/measure-look.ts';
import { type Keep, unseenBy, visit } from './landing.ts';
import { ENTRY_WORDS } from './words.ts';

type Service = PageLook['services'][number];

const KINDS: readonly Service['kind'][] = ['pay', 'logistics', 'booking'];

function serviceOf({ name, url }: { name: string; url: string }): Service | [] {
  const kind = KINDS.find((one) => ENTRY_WORDS[one].test(name.replace(/\s+/g, '')));
  return kind ? { kind, name, url, host: new URL(url).host } : [];
}

async function measured({ page }: Tab): Promise<PageLook> {
  const { links, ...look } = await inside<MeasuredLook>(page, measureLook);
  return { url: page.url(), ...look, services: links.flatMap(serviceOf) };
}

export interface LooksOptions {
  lane: EntryLane;
  entrances: EntranceProfile;
  channel: EntryWalk['channel'];
  /** Pages of the portal that are what the others should look like: home page, an item's page. */
  own: readonly string[];
  keep: Keep;
}

/** Null where the profile names no pages of this channel. Never throws for what a site does. */
export async function lookAtPages({
  lane,
  entrances,
  channel,
  own,
  keep,
}: LooksOptions): Promise<EntryWalk['looks']> {
  const { unified, looks } = entrances;
  const wanted = looks?.pages.filter((page) => page.channel === channel) ?? [];
  if (!looks || wanted.length === 0) return null;
  const { pay, logistics, booking } = looks;
  const measureOne = (url: string): Promise<Pick<SecondPage, 'look' | 'unobserved' | 'picture'>> =>
    lane
      .withTab(2, async (tab) => {
        const met = await visit(lane, tab, url);
        const picture = keep(await lane.picture(tab));
        const problem = met.problem && { reason: 'timeout' as const, detail: met.problem.detail };
        const unobserved = met.unobserved ?? problem;
        return { look: unobserved ? null : await measured(tab), unobserved, picture };
      })
      .catch((error: unknown) => ({
        ...{ look: null, picture: null },
        unobserved: unseenBy(error),
      }));
  const references: PageLook[] = [];
  for (const url of own) {
    const { look } = await measureOne(url);
    if (look) references.push(look);
  }
  const pages: SecondPage[] = [];
  for (const { name, unit, url } of wanted) {
    if (lane.signal.aborted) break;
    pages.push({ name, unit, url, ...(await measureOne(url)) });
  }
  return { own: references, pages, hosts: { unified, pay, logistics, booking } };
}
