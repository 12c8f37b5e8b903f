// The search of a portal: where its box is, and what it lists for a word. Nothing but the word is filled in. Called by walk-entry.ts and portals.ts.
import type { EntryWalk, Searched } from '../../store/schemas/entry-walk.ts';
import type { Tab } from '../guarded-context.ts';
import type { SiteProfile } from '../profile.ts';
import { inside, quiet } from '../session/look.ts';
import type { EntryLane } from './entry-lane.ts';
import type { Control } from './in-page/controls.ts';
import { findSearchBox, findSearchButton } from './in-page/search-box.ts';
import { isEntryOf } from './item-match.ts';
import { follow, isWhole, type Keep, landingOf, unseenBy, visit } from './landing.ts';
import { enter, keysOf, type MenuPage } from './menu-page.ts';
import { resultsOf } from './results.ts';
import { ENTRY_WORDS } from './words.ts';

/** Where the box stands, and what is shown for a word without meaning. */
export interface SearchWay {
  url: string;
  press: string | null;
  place: 'home' | 'page';
  baseline: readonly Control[];
  failed: string | null;
  unobserved: NonNullable<EntryWalk['search']>['unobserved'];
}

const BOX = '[data-guide-audit-search]';
const BUTTON = '[data-guide-audit-search-button]';
/** Pages that one search opens: the box, the results twice, the item. */
const PAGES = 6;
const SHOWN_FIRST = 10;
const { source } = ENTRY_WORDS.search;

const hasBox = ({ page }: Tab): Promise<boolean> => inside<boolean>(page, findSearchBox, source);

const alone = (url: string): MenuPage => ({
  ...{ url, presses: [], path: [], unfolds: false, known: new Set<string>(), parent: null, rank: 0 },
});

interface Asked {
  controls: Control[];
  /** Address of the results. */
  url: string;
  /** Nothing of it was kept back by the guard. */
  whole: boolean;
  failed: string | null;
  unobserved: SearchWay['unobserved'];
}

/** A search of which nothing is known yet. */
export const noBox = (url: string): SearchWay => ({
  ...{ url, press: null, place: 'home', baseline: [], failed: null, unobserved: null },
});

const NOT_ASKED = { controls: [], url: '', whole: false, failed: null, unobserved: null };

export class Search {
  constructor(
    private readonly lane: EntryLane,
    private readonly profile: SiteProfile,
    private readonly keep: Keep,
  ) {}

  /** Null: neither the home page nor a page named 搜索 has a box. */
  async find(home: string): Promise<SearchWay | null> {
    const way = await this.lane.withTab(
      PAGES,
      async (tab): Promise<Pick<SearchWay, 'url' | 'press' | 'place'> | null> => {
        await visit(this.lane, tab, home);
        if (await hasBox(tab)) return { url: home, press: null, place: 'home' };
        const controls = await this.lane.controls(tab);
        const keys = keysOf(controls);
        const at = controls.findIndex((one) => ENTRY_WORDS.search.test(one.name) && !one.hidden);
        if (at < 0) return null;
        await enter(this.lane, tab, {
          page: alone(home),
          control: keys[at]!,
          href: controls[at]!.href,
          path: [],
          unfolds: false,
        });
        if (!(await hasBox(tab))) return null;
        return tab.page.url() === home
          ? { url: home, press: keys[at]!, place: 'page' }
          : { url: tab.page.url(), press: null, place: 'page' };
      },
    );
    if (!way) return null;
    const open: SearchWay = { ...noBox(home), ...way };
    const { controls, failed, unobserved } = await this.lane.withTab(PAGES, (tab) =>
      this.ask(tab, open, ENTRY_WORDS.nonsense),
    );
    return { ...open, baseline: controls, failed, unobserved };
  }

  /** Searches for a word and looks for the items among the results. Never throws for what a site does. */
  async searchFor(way: SearchWay, word: string, items: readonly string[]): Promise<Searched> {
    const nothing: Searched = {
      ...{ word, results: null, position: null, wanted: [...items], first: [], similar: null, landing: null },
      ...{ whole: false, unobserved: null, picture: null },
    };
    return this.lane
      .withTab(PAGES, async (tab): Promise<Searched> => {
        const asked = await this.ask(tab, way, word);
        const picture = this.keep(await this.lane.picture(tab));
        if (asked.unobserved || asked.failed)
          return {
            ...nothing,
            picture,
            unobserved: asked.unobserved ?? { reason: 'timeout', detail: asked.failed! },
          };
        const { rows, position, unclear, similar } = resultsOf(asked.controls, word, {
          ...{ baseline: way.baseline, nonsense: ENTRY_WORDS.nonsense, items },
        });
        const unobserved = unclear
          ? ({
              reason: 'extractor-suspect',
              detail: '搜索没有意义的词也列出这个事项，分不清是结果还是推荐',
            } as const)
          : null;
        const found = {
          ...nothing,
          results: rows.length,
          position,
          unobserved,
          picture,
          whole: asked.whole,
          first: rows.slice(0, SHOWN_FIRST).map(([one]) => one!.name),
        };
        if (position === null) return { ...found, similar };
        const entry = rows[position - 1]!.find((one) => items.some((item) => isEntryOf(item, one)))!;
        const item = items.find((name) => isEntryOf(name, entry))!;
        return { ...found, landing: await this.open(tab, asked, entry, item) };
      })
      .catch((error: unknown) => ({
        ...nothing,
        unobserved: unseenBy(error),
      }));
  }

  private async open(tab: Tab, { url }: Asked, entry: Control, item: string) {
    const met = entry.href
      ? await visit(this.lane, tab, entry.href)
      : await follow(this.lane, tab, url, await this.lane.press(tab, entry.mark));
    return landingOf(this.lane, tab, { met, item, keep: this.keep });
  }

  /** Types the word and presses Enter, or the button where Enter does nothing. A failed answer is asked for twice. */
  private async ask(tab: Tab, way: SearchWay, word: string, again = true): Promise<Asked> {
    const { lane, profile } = this;
    const before = tab.refused.length;
    const box = await visit(lane, tab, way.url);
    if (box.problem || box.unobserved)
      return {
        ...NOT_ASKED,
        failed: null,
        unobserved: box.unobserved ?? { reason: 'timeout', detail: box.problem!.detail },
      };
    if (way.press) {
      const controls = await lane.controls(tab);
      const mark = controls[keysOf(controls).indexOf(way.press)]?.mark;
      if (mark) await lane.press(tab, mark);
    }
    if (!(await hasBox(tab)))
      return { ...NOT_ASKED, unobserved: { reason: 'not-seen-completely', detail: '搜索框没有再次出现' } };
    await tab.page.fill(BOX, word, { timeout: profile.deadlines.click });
    await quiet(tab.page, { profile });
    let came = await lane.act(tab, (page) =>
      page.press(BOX, 'Enter', { timeout: profile.deadlines.click, noWaitAfter: true }),
    );
    if (
      (came.effect === 'none' || came.effect === 'stirs') &&
      (await inside<boolean>(tab.page, findSearchButton, source))
    )
      came = await lane.act(tab, (page) =>
        page.click(BUTTON, { timeout: profile.deadlines.click, noWaitAfter: true }),
      );
    if (came.effect === 'refused')
      return { ...NOT_ASKED, unobserved: { reason: 'blocked', detail: came.detail } };
    const met = await follow(lane, tab, tab.page.url(), came.effect === 'none' ? { effect: 'stirs' } : came);
    if (met.unobserved) return { ...NOT_ASKED, unobserved: met.unobserved };
    if (met.problem?.sure || (met.status ?? 200) >= 400)
      return again
        ? this.ask(tab, way, word, false)
        : { ...NOT_ASKED, failed: met.problem?.detail ?? `状态码 ${met.status}` };
    // Without a word on it, it tells nothing of results.
    if (met.problem && met.words.text === '')
      return { ...NOT_ASKED, unobserved: { reason: 'timeout', detail: met.problem.detail } };
    const controls = await lane.controls(tab);
    return { controls, url: met.url, whole: isWhole(tab, before), failed: null, unobserved: null };
  }
}
