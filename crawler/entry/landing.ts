// Where a way ended: is it the page of the item, no page at all, or nothing that may be judged? Called by menu, search and portals.
import type { EntryWalk, Landing } from '../../store/schemas/entry-walk.ts';
import type { Tab } from '../guarded-context.ts';
import { EMPTY_SHELL, mistakenIdentity } from '../identity-guard.ts';
import { inside } from '../session/look.ts';
import type { EntryLane, Opened } from './entry-lane.ts';
import { type PageWords, pageWords } from './in-page/controls.ts';
import { showsItem } from './item-match.ts';

/** Stores a picture; its path in the walk's folder. */
export type Keep = (bytes: Buffer | null) => string | null;

type Unseen = NonNullable<EntryWalk['home']['unobserved']>;

/** What a page is, whatever was looked for. */
export interface Met {
  url: string;
  host: string;
  status: number | null;
  words: PageWords;
  problem: Landing['problem'];
  unobserved: Unseen | null;
}

const NO_WORDS: PageWords = { title: '', headings: [], text: '', fields: 0, pressable: false };
/** Not the page's fault, or nothing that a stranger may see. */
const UNSEEN = new Set(['blocked', 'logged-out', 'app-only']);

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

const isGone = (status: number | null): boolean =>
  status !== null && (status === 404 || status === 410 || status >= 500);

/** The page at hand, which answered `opened` when `asked` was opened. */
export async function meet({ page }: Tab, asked: string, opened: Opened): Promise<Met> {
  const url = page.url().startsWith('http') ? page.url() : asked;
  const { status, problem, refused } = opened;
  const bare = { url, host: hostIn(url), status, words: NO_WORDS };
  if (refused) return { ...bare, problem: null, unobserved: { reason: 'blocked', detail: problem ?? '' } };
  if (problem) return { ...bare, problem: { detail: problem, sure: true }, unobserved: null };
  const words = await inside<PageWords>(page, pageWords).catch(() => NO_WORDS);
  const mistaken = mistakenIdentity({
    url: asked,
    finalUrl: url,
    status,
    title: words.title,
    text: words.text,
  });
  const met = { ...bare, words, problem: null, unobserved: null };
  // A page of a menu may say little: what can be pressed is its content.
  if (!mistaken || (mistaken.detail === EMPTY_SHELL && words.pressable)) return met;
  const { reason, detail } = mistaken;
  if (UNSEEN.has(reason)) return { ...met, unobserved: { reason, detail } };
  return { ...met, problem: { detail, sure: isGone(status) } };
}

/** Opens an address, twice where it fails: one bad answer may be chance. */
export async function visit(lane: EntryLane, tab: Tab, url: string): Promise<Met> {
  const first = await meet(tab, url, await lane.go(tab, url));
  if (!first.problem?.sure) return first;
  return meet(tab, url, await lane.go(tab, url));
}

/** The page at hand as the end of the way to an item. */
export async function landingOf(
  lane: EntryLane,
  tab: Tab,
  { met, item, keep }: { met: Met; item: string; keep: Keep },
): Promise<Landing> {
  const { url, host, status, words, problem, unobserved } = met;
  const shows = showsItem(item, words);
  return {
    ...{ url, host, status, title: words.title, shows, unobserved },
    // A page that shows the item is one, whatever else it says.
    problem: shows === 'item' && !problem?.sure ? null : problem,
    picture: keep(await lane.picture(tab)),
  };
}
