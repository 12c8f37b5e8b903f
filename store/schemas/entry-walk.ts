// Entry walk (办事入口走查): how one gets from the home page of one channel to the sampled items, by menu and by search, and which other
// portals offer them. Made by crawler/entry, judged by checks/entry. Facts alone; addresses are public ones.
import { z } from 'zod';
import { Channel, Outcome, UnobservedReason } from './outcome.ts';

/** Why nothing can be said, with a Chinese sentence. */
const Unseen = z.object({ reason: UnobservedReason, detail: z.string() });

/** Path of a picture in the walk's folder; null where none could be taken. */
const Picture = z.string().nullable();

/** An item (事项) that is looked for. */
export const EntryItem = z.strictObject({
  unit: z.string().min(1),
  unitName: z.string().min(1),
  /** Full name (事项全称), as its page shows it. */
  name: z.string().min(1),
  /** Name of the national system behind it (国家部委系统). */
  national: z.string().nullable().default(null),
});
export type EntryItem = z.infer<typeof EntryItem>;

/** Where a way ended. */
export const Landing = z.object({
  url: z.string(),
  host: z.string(),
  status: z.int().nullable(),
  title: z.string(),
  /** A heading or the title is the item's full name; `partly`: the page only mentions it. */
  shows: z.enum(['item', 'partly', 'no']),
  /** Why it is no page of an item at all, Chinese; `sure`: an error by status or connection, met twice. */
  problem: z.object({ detail: z.string(), sure: z.boolean() }).nullable(),
  unobserved: Unseen.nullable(),
  picture: Picture,
});
export type Landing = z.infer<typeof Landing>;

/** A way by the menu: names pressed one after the other, the last one is the item's own entry. */
export const MenuWay = z.object({
  clicks: z.int().min(1),
  path: z.array(z.string()).min(1),
  /** Something on the way is hidden until a menu unfolds: it may cost a click more or not. */
  unfolds: z.boolean(),
  landing: Landing,
});
export type MenuWay = z.infer<typeof MenuWay>;

/** A search and what came of it. */
export const Searched = z.object({
  word: z.string(),
  /** Entries that the same search does not show for a word without meaning; null where nothing could be searched. */
  results: z.int().nullable(),
  /** Place of the looked-for item among them, from 1; null: not among those shown first. */
  position: z.int().min(1).nullable(),
  /** Full names of the items that it should lead to. */
  wanted: z.array(z.string()),
  /** First results, as shown; and where the item is not among them, one that holds its name with something more. */
  first: z.array(z.string()),
  similar: z.string().nullable().default(null),
  landing: Landing.nullable(),
  /** The guard refused nothing of the page of results that could carry a result. */
  whole: z.boolean().default(false),
  unobserved: Unseen.nullable(),
  picture: Picture,
});
export type Searched = z.infer<typeof Searched>;

/** Between the names of a way through the menu. */
export const WAY = ' → ';

/** A menu entry that leads nowhere (死入口). */
export const DeadEntry = z.object({
  name: z.string(),
  path: z.array(z.string()),
  /** Page on which it stands, and where it leads; null: nothing happens when it is pressed. */
  page: z.string(),
  url: z.string().nullable(),
  detail: z.string(),
  /** An error by status or connection, twice; otherwise the page's own words, or nothing noticed at a press, only look like it. */
  sure: z.boolean(),
  picture: Picture,
});
export type DeadEntry = z.infer<typeof DeadEntry>;

/** Another portal (其他门户) that names an item. */
export const Offer = z.object({
  portal: z.string(),
  item: z.string(),
  /** Its own page, or where its entry led. */
  landing: Landing,
  /** The page belongs to the unified portal. */
  unified: z.boolean(),
  /** Where its 立即办理 leads: host and address, and whether that is the unified portal or a form of its own; null: it has none. */
  apply: z
    .object({
      url: z.string(),
      host: z.string(),
      unified: z.boolean(),
      form: z.boolean(),
      unobserved: Unseen.nullable(),
    })
    .nullable(),
});
export type Offer = z.infer<typeof Offer>;

/** How a page looks (页面样式): what it shares with its portal, measured in the browser. Colours are `#rrggbb`. */
export const PageLook = z.object({
  url: z.string(),
  /** Names of what can be pressed in head and foot, and their words; null: the page has none. */
  head: z
    .object({ names: z.array(z.string()), words: z.array(z.string()), colour: z.string().nullable() })
    .nullable(),
  foot: z.object({ names: z.array(z.string()), words: z.array(z.string()) }).nullable(),
  /** First font of most characters, small letters; null: no text. */
  font: z.string().nullable(),
  /** Colours of links and of filled buttons, the most frequent first. */
  colours: z.array(z.string()),
  /** Links that pay, send or book, by their own addresses. */
  services: z.array(
    z.object({
      kind: z.enum(['pay', 'logistics', 'booking']),
      name: z.string(),
      url: z.string(),
      host: z.string(),
    }),
  ),
});
export type PageLook = z.infer<typeof PageLook>;

/** A second-level page (二级页面): a unit's channel or a special column. */
export const SecondPage = z.object({
  name: z.string(),
  unit: z.string().nullable(),
  url: z.string(),
  look: PageLook.nullable(),
  unobserved: Unseen.nullable(),
  picture: Picture,
});
export type SecondPage = z.infer<typeof SecondPage>;

export const EntryWalk = z.object({
  site: z.string(),
  siteName: z.string(),
  channel: Channel,
  source: z.enum(['fixture', 'site']),
  /** ISO time with +08:00. */
  time: z.string(),
  home: z.object({
    url: z.string(),
    title: z.string(),
    picture: Picture,
    /** Why nothing can be said of the channel. */
    unobserved: Unseen.nullable(),
  }),
  /** Version for the elderly (长辈版), where the channel is a platform that has to have one. */
  elder: z
    .object({
      /** The profile says that the platform has one. */
      claimed: z.boolean(),
      /** Its entry on the home page; null: none. */
      entry: z.object({ name: z.string(), hidden: z.boolean(), works: z.boolean().nullable() }).nullable(),
      /** Whether the search knows it; null: not searched. */
      search: z.boolean().nullable(),
      /** The home page answered with 200 and the guard refused nothing of it that could carry the entry. */
      whole: z.boolean().default(false),
      /** Why nothing can be said of it. */
      unobserved: Unseen.nullable().default(null),
      picture: Picture,
    })
    .nullable(),
  menu: z.object({
    /** Pages that were opened, and clicks up to which they were. */
    pages: z.int(),
    clicks: z.int(),
    /** False where the bound on pages left entries unopened: what was not found may be there. */
    whole: z.boolean(),
    dead: z.array(DeadEntry),
    /** Entries that led somewhere, by the names pressed, none for the home page; and names of what stands there: none where nobody looked. */
    opened: z.array(z.object({ path: z.array(z.string()), entries: z.array(z.string()) })).default([]),
  }),
  /** The site's search; null where the channel has none. `failed`: it did not answer, twice. */
  search: z
    .object({ place: z.enum(['home', 'page']), failed: z.string().nullable(), unobserved: Unseen.nullable() })
    .nullable(),
  /** `similar`: name of an entry of the menu that holds the item's name with something more; only where there is no way. */
  items: z.array(
    z.object({
      ...EntryItem.shape,
      way: MenuWay.nullable(),
      similar: z.string().nullable().default(null),
      byName: Searched.nullable(),
    }),
  ),
  /** Words that citizens use. */
  words: z.array(Searched),
  portals: z.array(z.object({ name: z.string(), url: z.string(), unobserved: Unseen.nullable() })),
  offers: z.array(Offer),
  /** The portal's own pages, second-level pages, and hosts of the common services; null: the profile names none. */
  looks: z
    .object({
      own: z.array(PageLook),
      pages: z.array(SecondPage),
      hosts: z.object({
        unified: z.array(z.string()),
        pay: z.array(z.string()),
        logistics: z.array(z.string()),
        booking: z.array(z.string()),
      }),
    })
    .nullable()
    .default(null),
  /** Requests that the read-only guard refused, by method. */
  refused: z.int(),
});
export type EntryWalk = z.infer<typeof EntryWalk>;

/**
 * What a check of entrances says: of an item, a word, an entry or a portal. Shown by reports/entry.
 * `key`: which of several places of that name; without one, unit and subject tell it.
 */
export const EntryOutcome = z.object({
  ...Outcome.omit({ field: true }).shape,
  field: z.enum(['home', 'menu', 'search', 'portals', 'look']),
  /** Full name of the item, the word, the entry, the portal's item or the page: what a person would call it. */
  subject: z.string(),
  /** Code of the unit whose item it is; null: the portal itself. */
  unit: z.string().nullable(),
  picture: Picture,
});
export type EntryOutcome = z.infer<typeof EntryOutcome>;
