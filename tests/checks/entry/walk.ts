// A channel of which all is well, and how to change it. Used by the tests of checks and reports of entrances.
import {
  EntryWalk,
  type Landing,
  type MenuWay,
  type Offer,
  type PageLook,
  type Searched,
} from '../../../store/schemas/entry-walk.ts';

export const landing = (changes: Partial<Landing> = {}): Landing => ({
  ...{ url: 'https://portal.example/item/1', host: 'portal.example', status: 200, title: '食品经营许可' },
  ...{ shows: 'item', problem: null, unobserved: null, picture: 'pictures/a.jpg' },
  ...changes,
});

export const way = (changes: Partial<MenuWay> = {}): MenuWay => ({
  ...{ clicks: 3, path: ['部门', '市市场监管局', '食品经营许可'], unfolds: false, landing: landing() },
  ...changes,
});

export const searched = (changes: Partial<Searched> = {}): Searched => ({
  ...{
    word: '食品经营许可',
    results: 5,
    position: 3,
    wanted: ['食品经营许可'],
    first: ['甲', '乙', '食品经营许可'],
    similar: null,
  },
  ...{ landing: landing(), whole: true, unobserved: null, picture: null },
  ...changes,
});

/** The version for the elderly stands on a home page that was seen whole. */
export const elder = (changes: Partial<NonNullable<EntryWalk['elder']>> = {}): EntryWalk['elder'] => ({
  ...{ claimed: true, entry: { name: '长辈版', hidden: false, works: true }, search: null },
  ...{ whole: true, unobserved: null, picture: null },
  ...changes,
});

export const offer = (changes: Partial<Offer> = {}): Offer => ({
  ...{ portal: '某局网站', item: '食品经营许可', unified: false, apply: null },
  landing: landing({ url: 'https://bureau.example/food', host: 'bureau.example' }),
  ...changes,
});

export const look = (changes: Partial<PageLook> = {}): PageLook => ({
  url: 'https://portal.example/',
  head: { names: ['首页', '按部门办事', '登录'], words: ['一网通办'], colour: '#17457a' },
  foot: { names: ['关于我们'], words: ['主办单位：某市'] },
  ...{ font: 'noto sans', colours: ['#17457a'], services: [] },
  ...changes,
});

/** One second-level page beside the portal's own. */
export const withPage = (changes: Partial<PageLook>, own: readonly PageLook[] = [look()]): EntryWalk =>
  walk({
    looks: {
      own: [...own],
      pages: [
        {
          ...{
            name: '某局频道',
            unit: 'U',
            url: 'https://portal.example/bureau',
            unobserved: null,
            picture: null,
          },
          look: look(changes),
        },
      ],
      hosts: { unified: ['portal.example'], pay: ['pay.example'], logistics: [], booking: ['book.example'] },
    },
  });

export const walk = (changes: Partial<EntryWalk> = {}): EntryWalk =>
  EntryWalk.parse({
    ...{
      site: 's',
      siteName: '示例',
      channel: 'pc',
      source: 'site',
      time: '2026-11-30T10:00:00+08:00',
      refused: 0,
    },
    home: { url: 'https://portal.example/', title: '首页', picture: null, unobserved: null },
    elder: elder(),
    menu: { pages: 12, clicks: 5, whole: true, dead: [] },
    search: { place: 'home', failed: null, unobserved: null },
    items: [
      {
        unit: 'U',
        unitName: '某局',
        name: '食品经营许可',
        national: null,
        similar: null,
        way: way(),
        byName: searched(),
      },
    ],
    words: [searched({ word: '开饭店' })],
    ...{ portals: [], offers: [] },
    ...changes,
  });

/** The one item, otherwise. */
export const withItem = (changes: Partial<EntryWalk['items'][number]>): EntryWalk =>
  walk({ items: [{ ...walk().items[0]!, ...changes }] });
