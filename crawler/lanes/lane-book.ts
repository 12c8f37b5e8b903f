// What a crawl learns of its layouts while it runs, kept in the store with every comparison. Made by crawl.ts, asked by tasks/guide.ts.
import type { RunRecord, Store } from '../../store/index.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { LearnedLanes } from '../../store/schemas/lanes.ts';
import type { Item } from '../../store/schemas/unit.ts';
import { EXTRACTOR_VERSION } from '../extract.ts';
import type { SiteProfile } from '../profile.ts';
import { API_LAYOUT, asksPlain, believes, learn, NOTHING_LEARNED } from './lane-choice.ts';
import type { PlainReading } from './plain-page.ts';
import { sameGuide } from './same-guide.ts';

/** Versions for which what was learned holds; another extractor or profile begins anew. */
export const lanesOf = (profile: { id: string; channel: string; version: string }) => ({
  site: profile.id,
  channel: profile.channel,
  extractorVersion: EXTRACTOR_VERSION,
  profileVersion: profile.version,
});

export class LaneBook {
  private learned: LearnedLanes;
  /** Layouts that were equal in this crawl: a redesign over night must not be believed for a single page. */
  private readonly confirmed = new Set<string>();

  /** `browserOnly`: nothing is asked by plain HTTP, nothing is learned. */
  constructor(
    private readonly store: Store,
    private readonly run: RunRecord,
    private readonly profile: SiteProfile,
    private readonly browserOnly: boolean,
  ) {
    this.learned = store.lanes.get(lanesOf(profile)) ?? NOTHING_LEARNED;
  }

  /** Whether to ask for the item's page by plain HTTP at all. */
  asks({ unit, id }: Item): boolean {
    return !this.browserOnly && asksPlain(this.learned, unit, id);
  }

  believes({ page }: PlainReading, { id }: Item): boolean {
    return this.confirmed.has(page.layout) && believes(this.learned, page, id);
  }

  /** The page was stored as plain HTTP gave it. Inside the transaction that stores it. */
  took({ page }: PlainReading, read: { task: string; item: string }): void {
    this.store.lanes.noteRead(this.run.id, this.profile.channel, page.layout, read);
  }

  /**
   * The page was read both ways; `browser`: null where it saw no guide. After a difference the pages of its layout that plain HTTP gave since the last equal
   * comparison are given back to the browser. Inside the transaction that stores the browser's guide.
   */
  compared({ page, guide }: PlainReading, { unit }: Item, browser: ServiceGuide | null): void {
    const { store, run } = this;
    const { channel } = this.profile;
    const equal = guide !== null && browser !== null && sameGuide(guide, browser);
    this.learned = learn(this.learned, { unit: page.layout === API_LAYOUT ? null : unit, page, equal });
    store.lanes.save(lanesOf(this.profile), this.learned);
    if (equal) this.confirmed.add(page.layout);
    else {
      this.confirmed.delete(page.layout);
      const reads = store.lanes.reads(run.id, channel, page.layout);
      for (const { item } of reads) store.guides.remove(run.id, item, channel);
      store.frontier.reopen(
        run.id,
        reads.map(({ task }) => task),
        { reason: 'lane' },
      );
    }
    store.lanes.forgetReads(run.id, channel, page.layout);
  }
}
