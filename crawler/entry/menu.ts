// Goes through the menu of a home page, breadth first, and notes where the wanted items are entered and which entries lead nowhere.
// Reading alone, bounded, in the site's pace. Called by walk-entry.ts and portals.ts.
import type { DeadEntry, EntryItem, EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { Tab } from '../guarded-context.ts';
import { inside } from '../session/look.ts';
import { type EntryLane, MOST_CONTROLS } from './entry-lane.ts';
import { type Control, frameControl } from './in-page/controls.ts';
import { isEntryOf, isForbidden, isLike } from './item-match.ts';
import type { Keep } from './landing.ts';
import { keysOf, type MenuPage, plainAddress, reach, type Way } from './menu-page.ts';
import { ENTRY_WORDS } from './words.ts';

export interface MenuOptions {
  lane: EntryLane;
  home: string;
  /** Hosts whose pages belong to this portal. */
  hosts: ReadonlySet<string>;
  /** Whether an address is one of an item's page: no menu. */
  isGuide: (url: string) => boolean;
  items: readonly Pick<EntryItem, 'name' | 'unitName'>[];
  pages: number;
  clicks: number;
  keep: Keep;
}

export interface Explored {
  pages: number;
  whole: boolean;
  dead: DeadEntry[];
  opened: EntryWalk['menu']['opened'];
  ways: Map<string, Way[]>;
  /** Names of entries that hold an item's name with something more. */
  similar: Map<string, string>;
}

/** Controls of a page that are pressed, and a place whose entries turn out to be items is left after so many. */
const MOST_PRESSES = 25;
const ENOUGH_ITEMS = 2;
/** Ways to an item that are kept: the first may be dead. */
const MOST_WAYS = 2;

export async function exploreMenu(options: MenuOptions): Promise<Explored> {
  const { lane, home, hosts, isGuide, items, clicks, keep } = options;
  const found: Explored = {
    pages: 0,
    whole: true,
    dead: [],
    opened: [],
    ways: new Map(items.map(({ name }) => [name, []])),
    similar: new Map(),
  };
  const seen = new Set([plainAddress(home)]);
  const pressed = new Set<string>();
  const units = items.map(({ unitName }) => unitName);
  const rankOf = ({ name, region }: Control): number =>
    units.includes(name) ? 0 : region === 'foot' ? 2 : 1;

  const deadEntry = async (
    tab: Tab,
    child: MenuPage,
    url: string | null,
    problem: { detail: string; sure: boolean },
  ) => {
    const { page, control } = child.parent!;
    await reach(lane, tab, page);
    const controls = await lane.controls(tab);
    const mark = controls[keysOf(controls).indexOf(control)]?.mark;
    if (mark) await inside(tab.page, frameControl, mark);
    found.dead.push({
      ...{ name: child.path.at(-1)!, path: [...child.path], page: page.url, url, ...problem },
      picture: keep(await lane.picture(tab)),
    });
  };

  /** Entries of the page at hand: ways to items, and pages to look at next. How many it has of its own, and all names. */
  async function look(
    tab: Tab,
    page: MenuPage,
    next: MenuPage[],
  ): Promise<{ more: number; names: string[] }> {
    const controls = await lane.controls(tab);
    // Of a page that has more than are listed nobody can say that an entry is gone.
    const names = controls.length < MOST_CONTROLS ? [...new Set(controls.map(({ name }) => name))] : [];
    const keys = keysOf(controls);
    const fresh = controls
      .map((control, i) => ({ control, key: keys[i]! }))
      .filter(({ key }) => !page.known.has(key));
    const child = (control: Control, key: string): Omit<MenuPage, 'url'> => ({
      ...{ presses: [], known: new Set<string>(), rank: rankOf(control), parent: { page, control: key } },
      path: [...page.path, control.name],
      unfolds: page.unfolds || control.hidden,
    });
    const queue = (url: string, control: Control, key: string): void => {
      const address = plainAddress(url);
      if (!hosts.has(new URL(url).host) || isGuide(url) || seen.has(address)) return;
      seen.add(address);
      next.push({ url: address, ...child(control, key) });
    };
    const isItem = new Set<string>();
    for (const { control, key } of fresh)
      for (const { name } of items.filter((item) => isEntryOf(item.name, control))) {
        isItem.add(key);
        const ways = found.ways.get(name)!;
        if (ways.length >= MOST_WAYS || ways.some(({ href }) => href !== null && href === control.href))
          continue;
        const { unfolds } = child(control, key);
        ways.push({ page, control: key, href: control.href, path: [...page.path, name], unfolds });
      }
    for (const { control } of fresh)
      for (const { name } of items)
        if (!found.similar.has(name) && !isEntryOf(name, control) && isLike(name, control))
          found.similar.set(name, control.name);
    const others = fresh.filter(({ control, key }) => !isItem.has(key) && !isForbidden(control));
    for (const { control, key } of others) if (control.href) queue(control.href, control, key);
    const more = fresh.filter(({ control }) => control.region === 'body').length;
    if (page.path.length + 1 >= clicks) return { more, names };
    await pressAll(
      tab,
      page,
      others
        .filter(({ control }) => control.href === null && !control.current)
        .sort((a, b) => rankOf(a.control) - rankOf(b.control)),
      { child, queue, next, keys },
    );
    return { more, names };
  }

  interface Tools {
    child: (control: Control, key: string) => Omit<MenuPage, 'url'>;
    queue: (url: string, control: Control, key: string) => void;
    next: MenuPage[];
    keys: readonly string[];
  }

  /** Controls whose address only a script knows: pressed one by one, the page opened anew after each. */
  async function pressAll(
    tab: Tab,
    page: MenuPage,
    entries: readonly { control: Control; key: string }[],
    { child, queue, next, keys }: Tools,
  ): Promise<void> {
    const guides = new Map<string, number>();
    let [left, fresh] = [MOST_PRESSES, true];
    for (const { control, key } of entries) {
      // The same entry in the head of every page is pressed once.
      const once = control.region === 'body' ? `${page.url} ${page.presses.join(' ')} ${key}` : key;
      if (pressed.has(once) || (guides.get(control.place) ?? 0) >= ENOUGH_ITEMS) continue;
      if (left-- <= 0) {
        found.whole = false;
        return;
      }
      pressed.add(once);
      const again = async (): Promise<Awaited<ReturnType<EntryLane['press']>> | null> => {
        if (!fresh && !(await reach(lane, tab, page))) return null;
        const controls = await lane.controls(tab);
        const mark = controls[keysOf(controls).indexOf(key)]?.mark;
        fresh = false;
        return mark === undefined ? null : lane.press(tab, mark);
      };
      let came = await again();
      if (came?.effect === 'none' && !came.said) came = await again();
      if (!came) continue;
      if (came.effect === 'moves') {
        if (isGuide(came.url)) guides.set(control.place, (guides.get(control.place) ?? 0) + 1);
        queue(came.url, control, key);
        // What leads to this portal's own pages counts once they were opened.
        if (isGuide(came.url) || !hosts.has(new URL(came.url).host))
          found.opened.push({ path: [...page.path, control.name], entries: [] });
      } else if (came.effect === 'changes')
        next.push({
          ...child(control, key),
          ...{ url: page.url, presses: [...page.presses, key], known: new Set(keys) },
        });
      else if (came.effect === 'none') {
        const says = came.said !== null;
        if (!says && !control.firm) continue;
        if (says && !ENTRY_WORDS.nothing.test(came.said!)) continue;
        const detail = says ? `点击后只提示“${came.said}”` : '点击后没有任何反应';
        await deadEntry(tab, { url: page.url, ...child(control, key) }, null, { detail, sure: false });
      }
    }
  }

  const expand = (page: MenuPage, next: MenuPage[]): Promise<void> =>
    lane.withTab(MOST_PRESSES * 2, async (tab) => {
      const met = await reach(lane, tab, page);
      if (!met || met.unobserved) return;
      if (met.problem) {
        // Of a page that is pressed open, only the page before it was met.
        if (page.presses.length > 0) found.whole = false;
        else if (page.parent) await deadEntry(tab, page, page.url, met.problem);
        return;
      }
      const { more, names } = await look(tab, page, next);
      const says = ENTRY_WORDS.nothing.exec(met.words.text)?.[0];
      if (more > 0 || !page.parent || !says) found.opened.push({ path: [...page.path], entries: names });
      else
        await deadEntry(tab, page, page.url, {
          detail: `页面上没有可以继续的入口，只写明“${says}”`,
          sure: false,
        });
    });

  let level: MenuPage[] = [
    {
      url: plainAddress(home),
      presses: [],
      path: [],
      unfolds: false,
      known: new Set(),
      parent: null,
      rank: 0,
    },
  ];
  while (level.length > 0 && level[0]!.path.length < clicks) {
    const next: MenuPage[] = [];
    for (const page of level.sort((a, b) => a.rank - b.rank)) {
      if (lane.signal.aborted || found.pages >= options.pages) {
        found.whole = false;
        return found;
      }
      found.pages++;
      // A page that hangs is no reason to give up the others; what stood behind it was not seen.
      await expand(page, next).catch(() => {
        found.whole = false;
      });
    }
    level = next;
  }
  return found;
}
