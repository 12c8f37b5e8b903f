// Incremental capture (增量采集): a page that the site proves to be unchanged keeps its last full reading; all else is read. Called by tasks/guide.ts.
import { performance } from 'node:perf_hooks';
import { type Lane, localTime, type Task } from '../../store/index.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Answer } from '../../store/schemas/reading.ts';
import type { Item } from '../../store/schemas/unit.ts';
import type { PageCapture } from '../capture.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { EXTRACTOR_VERSION } from '../extract.ts';
import { askAgain, type SharedAnswers } from './ask-again.ts';
import { mustReadInFull } from './due.ts';

/** What a crawl that may keep former readings knows. Made by crawl.ts. */
export interface Incremental {
  every: number;
  browserOnly: boolean;
  /** `channel item` of pages that the second look did not see as the reading did, or has yet to see. */
  doubted: ReadonlySet<string>;
  shared: SharedAnswers;
}

/** Pages with a finding that the second look refuted, or that still waits for it: there the reading itself is in doubt. */
export function doubtedPages({ store, profile }: Pick<CrawlContext, 'store' | 'profile'>): Set<string> {
  const pages = new Set<string>();
  for (const { outcome, confirmation, channel, item } of store.findings.current(profile.id))
    if (outcome === 'fail' && (confirmation === 'refuted' || confirmation === 'pending'))
      pages.add(`${channel} ${item}`);
  return pages;
}

/** Whether the page's own reading is in doubt, so that only the browser may read it. */
export const isDoubted = ({ incremental, profile }: CrawlContext, { id }: Item): boolean =>
  incremental?.doubted.has(`${profile.channel} ${id}`) ?? false;

const nightOf = ({ run }: CrawlContext): string => run.startedAt.slice(0, 10);
const updatedOf = ({ updated }: CrawlContext, { portalId }: Item): string | null =>
  updated.get(portalId) ?? null;

/** The former reading, where tonight may rest on it. */
function heldReading(context: CrawlContext, item: Item, url: string) {
  const { store, run, profile, incremental } = context;
  const { channel } = profile;
  if (!incremental || isDoubted(context, item)) return null;
  // A page that this run has dealt with before comes back because that did not hold.
  if (store.captures.isAsked(run.id, item.id, channel)) return null;
  const reading = store.readings.get(item.id, channel);
  if (!reading || reading.answers[0]!.url !== url) return null;
  const due = mustReadInFull(reading, {
    night: nightOf(context),
    updated: updatedOf(context, item),
    every: incremental.every,
    extractorVersion: EXTRACTOR_VERSION,
    profileVersion: profile.version,
    browserOnly: incremental.browserOnly,
  });
  return due ? null : reading;
}

/**
 * Asks whether the page is as it was when it was last read in full; if so the reading is carried over into this run, and `end` closes
 * the task in the same transaction. `read`: nothing proves it, the page has to be read. `stopped`: it may not be asked any more.
 */
export async function carryUnchanged(
  context: CrawlContext,
  { task, item, url, end }: { task: Task; item: Item; url: string; end: () => void },
): Promise<'carried' | 'read' | 'stopped'> {
  const { store, run, profile, now } = context;
  // A page that failed is looked at by the browser alone.
  const reading = task.attempts === 1 ? heldReading(context, item, url) : null;
  if (!reading) return 'read';
  const begun = performance.now();
  const sameness = await askAgain(context, reading.answers, context.incremental!.shared);
  if (sameness === 'stopped' || context.abandoned()) return 'stopped';
  if (sameness === 'different') return 'read';
  const { id: _, ...former } = store.captures.get(reading.capture)!;
  store.transaction(() => {
    const { id } = store.captures.save({
      ...former,
      run: run.id,
      lane: 'unchanged',
      fetchedAt: localTime(now()),
      readAt: reading.readAt,
      milliseconds: Math.round(performance.now() - begun),
    });
    store.snapshots.carry(reading.capture, id);
    store.guides.carry(reading, { run: run.id, capture: id, unit: item.unit });
    store.readings.save({ ...reading, run: run.id, capture: id });
    // Plain HTTP is believed only as long as its layout is: a difference tonight gives this page too to the browser.
    if (reading.layout)
      store.lanes.noteRead(run.id, profile.channel, reading.layout, { task: task.id, item: item.id });
    end();
  });
  return 'carried';
}

/** A page that plain HTTP reads costs no more than to ask whether it changed: only the server's own word is worth asking for. */
function plainAnswer({ url, headers, redirects }: PageCapture): Answer[] | null {
  const { etag = null, 'last-modified': lastModified = null } = headers;
  if (redirects.length > 0 || !etag) return null;
  return [
    {
      method: 'GET',
      url,
      body: null,
      headers: { accept: '*/*' },
      etag,
      lastModified,
      hash: null,
      shared: false,
    },
  ];
}

/** Remembers a full reading for the nights to come, inside the transaction that stores it; one that is not whole is none. */
export function rememberReading(
  context: CrawlContext,
  {
    item,
    capture,
    captured,
    guide,
    lane,
    layout,
  }: {
    item: Item;
    capture: string;
    captured: PageCapture;
    guide: ServiceGuide | null;
    lane: Lane;
    layout: string | null;
  },
): void {
  const { store, run, profile, now } = context;
  const { channel } = profile;
  const whole =
    guide && captured.snapshot?.complete && Object.values(guide.observed).every((seen) => seen !== 'partial');
  const answers = lane === 'http' ? plainAnswer(captured) : (captured.answers ?? null);
  if (!whole || !answers || lane === 'unchanged') {
    store.readings.forget(item.id, channel);
    return;
  }
  store.readings.save({
    ...{ item: item.id, channel, run: run.id, capture, lane, layout, answers },
    ...{ readAt: localTime(now()), night: nightOf(context), updated: updatedOf(context, item) },
    ...{ extractorVersion: EXTRACTOR_VERSION, profileVersion: profile.version },
  });
}
