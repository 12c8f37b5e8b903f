// Where a way ended: is it the page of the item, no page at all, or nothing that may be judged? Called by menu, search and portals.
import type { EntryWalk, Landing } from '../../store/schemas/entry-walk.ts';
import type { Tab } from '../guarded-context.ts';
import { EMPTY_SHELL, mistakenIdentity } from '../identity-guard.ts';
import { NotNow } from '../not-now.ts';
import { inside } from '../session/look.ts';
import type { EntryLane, Opened, Pressed } from './entry-lane.ts';
import { type PageWords, pageWords } from './in-page/controls.ts';
import { showsItem } from './item-match.ts';

/** Stores a picture; its path in the walk's folder. */
export type Keep = (bytes: Buffer | null) => string | null;

export type Unseen = NonNullable<EntryWalk['home']['unobserved']>;

/** What broke off says nothing of the site: it did not answer, or nothing more may be asked tonight. */
export const unseenBy = (error: unknown): Unseen => ({
  reason: error instanceof NotNow ? 'budget' : 'timeout',
  detail: error instanceof Error ? error.message.split('\n')[0]! : String(error),
});

/** Why nothing can be said where a task on a page broke off: it did not answer, or its browser died. @throws when the walk itself is ended */
export function brokenOff({ signal }: EntryLane, error: unknown): Unseen {
  if (signal.aborted) throw error;
  return unseenBy(error);
}

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
  if (refused)
    return { ...bare, problem: null, unobserved: { reason: 'blocked', detail: problem?.detail ?? '' } };
  if (problem) return { ...bare, problem, unobserved: null };
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

/** Whether the guard kept back nothing since the first `before` refusals that could carry what a page shows. */
export const isWhole = ({ refused }: Tab, before = 0): boolean =>
  // A window that was not opened is visited instead.
  refused.slice(before).every(({ ignored, code }) => ignored || code === 'popup');

/** Opens an address, twice where it fails: one bad answer may be chance. */
export async function visit(lane: EntryLane, tab: Tab, url: string): Promise<Met> {
  const first = await meet(tab, url, await lane.go(tab, url));
  if (!first.problem?.sure) return first;
  return meet(tab, url, await lane.go(tab, url));
}

/** Where a press led, from the page `from`; a failure is met twice. */
export async function follow(lane: EntryLane, tab: Tab, from: string, pressed: Pressed): Promise<Met> {
  if (pressed.effect === 'refused')
    return meet(tab, from, {
      ...{ status: null, refused: true },
      problem: { detail: pressed.detail, sure: false },
    });
  if (pressed.effect === 'none')
    return meet(tab, from, {
      ...{ status: null, refused: false },
      problem: { detail: '点击后没有反应', sure: false },
    });
  if (pressed.effect !== 'moves')
    return meet(tab, tab.page.url(), { status: null, problem: null, refused: false });
  const { url, there, status } = pressed;
  if (!there) return visit(lane, tab, url);
  const met = await meet(tab, url, { status, problem: null, refused: false });
  return met.problem?.sure ? meet(tab, url, await lane.go(tab, url)) : met;
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
