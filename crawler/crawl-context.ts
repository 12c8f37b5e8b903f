// What the parts of one crawl share. Made by crawl.ts, used by crawl-lists.ts and the tasks.
import type { RunRecord, Store } from '../store/index.ts';
import type { Item } from '../store/schemas/unit.ts';
import type { BrowserPool } from './browser-pool.ts';
import type { Dictionary } from './dictionary.ts';
import type { HttpClient } from './http.ts';
import type { ApiBook } from './lanes/api/api-book.ts';
import type { LaneBook } from './lanes/lane-book.ts';
import type { NightBudget } from './night-budget.ts';
import type { Pacers } from './pacer.ts';
import type { SiteProfile } from './profile.ts';
import type { RobotsGate } from './robots-gate.ts';
import type { Incremental } from './unchanged/carry.ts';

export interface CrawlContext {
  profile: SiteProfile;
  store: Store;
  run: RunRecord;
  http: HttpClient;
  pool: BrowserPool;
  pacers: Pacers;
  robots: RobotsGate;
  budget: NightBudget;
  lanes: LaneBook;
  api: ApiBook;
  dictionary: Dictionary;
  now: () => Date;
  signal: AbortSignal;
  /** End of the night's hours, where it is known. */
  until?: Date | undefined;
  /** Resolves when it is known how the site shows what does not exist; asked for by the first page that has to be read. */
  ready: () => Promise<void>;
  /** True when the crawl no longer waits for what runs: results that come later are dropped. */
  abandoned: () => boolean;
  /** Situations asked for by name; null: all. */
  wantedSituations: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** Items known from the last complete lists, by portal id; empty where only a part of the lists is visited. */
  expected: ReadonlyMap<string, readonly Item[]>;
  /** When the lists say that an item was last changed, by portal id. */
  updated: ReadonlyMap<string, string | null>;
  /** Null: every page is read in full. */
  incremental: Incremental | null;
}
