// Crawls with and without the http lane: the same guides, learned and kept from run to run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CrawlOptions, crawl } from '../../../crawler/crawl.ts';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import { lanesOf } from '../../../crawler/lanes/lane-book.ts';
import { FIRST_PAGES, stateOf } from '../../../crawler/lanes/lane-choice.ts';
import { readPlain } from '../../../crawler/lanes/plain-page.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { wholePage } from '../../../fixtures/layouts/page.ts';
import { type FixtureGuide, type Portal, startPortal } from '../../../fixtures/portal.ts';
import { openStore, type RunRecord, type Store } from '../../../store/index.ts';
import type { ServiceGuide } from '../../../store/schemas/guide.ts';

const profile = loadProfile('fixture');
const PAGE = '/govPortals/bsfw/item/';
let dir: string;
let store: Store;
/** Pages of layout b hold everything, the others need scripts for their panels. */
let portal: Portal;
let common: string;
const asked: string[] = [];

function layoutOf(guide: FixtureGuide): string {
  const url = `${profile.publicOrigin}/`;
  const bytes = Buffer.from(wholePage(guide));
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  const answer = { url, status: 200, headers, charset: 'utf-8', text: '', redirects: [], milliseconds: 1 };
  return readPlain(
    { ...answer, bytes },
    { url, dictionary: defaultDictionary(), publicOrigin: profile.publicOrigin },
  ).page.layout;
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
  store = openStore({ dir, mode: 'write', now: () => new Date() });
  portal = await startPortal({ whole: ['b'], onRequest: (path) => asked.push(path) });
  const hashes = portal.guides.filter(({ layout }) => layout === 'b').map(layoutOf);
  const times = (hash: string) => hashes.filter((one) => one === hash).length;
  common = hashes.reduce((best, hash) => (times(hash) > times(best) ? hash : best));
});
afterAll(async () => {
  await portal?.close();
  store?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function run(units: string[], changes: Partial<CrawlOptions> = {}) {
  const record = store.runs.start({ site: profile.id, kind: 'crawl' });
  asked.length = 0;
  const summary = await crawl({
    ...{ profile, origin: portal.origin, store, run: record, units, concurrency: 1 },
    signal: new AbortController().signal,
    ...changes,
  });
  return { record, summary };
}

/** What the guides say, without the evidence where it stands. */
const said = ({ id }: RunRecord): Map<string, ServiceGuide> =>
  new Map(
    [...store.guides.iterate(id)].map(({ item, guide }) => [
      item,
      { ...guide, elements: guide.elements.map(({ dom: _, box: __, ...one }) => one) },
    ]),
  );
const unitsOf = (layout: string) => [
  ...new Set(portal.guides.filter((one) => one.layout === layout).map(({ unit }) => unit.id)),
];
const learned = () => store.lanes.get(lanesOf(profile))!;

describe('the http lane', () => {
  it('reads what it learned to read, and every guide as the browser reads it', async () => {
    const units = unitsOf('b').slice(0, 6);
    const both = await run(units);
    expect(both.summary.lanes.http).toBeGreaterThan(0);
    expect(both.summary.lanes.browser).toBeGreaterThanOrEqual(FIRST_PAGES);
    expect(stateOf(learned().layouts[common]!)).toBe('http');
    const browser = await run(units, { browserOnly: true });
    expect(browser.summary.lanes).toEqual({ browser: browser.summary.listed });
    expect(said(both.record)).toEqual(said(browser.record));
    const lanes = new Set(store.captures.ofRun(both.record.id).map(({ lane }) => lane));
    expect([...lanes].sort()).toEqual(['browser', 'http']);
  });

  it('keeps what it learned for the next run, and not for another version of the profile', async () => {
    const units = unitsOf('b').slice(0, 6);
    const again = await run(units);
    expect(again.summary.lanes.http).toBeGreaterThan(again.summary.listed / 2);
    const other = await run(units.slice(0, 1), { profile: { ...profile, version: 'other' } });
    expect(other.summary.lanes).toEqual({ browser: other.summary.listed });
    expect(store.lanes.get(lanesOf(profile))).toBeUndefined();
  });

  it('leaves pages whose panels come by script to the browser, and soon asks for them no more', async () => {
    const units = unitsOf('a').slice(0, 3);
    const { record, summary } = await run(units);
    expect(summary.lanes).toEqual({ browser: summary.listed });
    const pages = asked.filter((path) => path.startsWith(PAGE));
    expect(pages.length).toBeLessThanOrEqual(summary.listed + 2 * units.length);
    for (const guide of portal.guides.filter(({ unit }) => units.includes(unit.id)))
      expect(said(record).get(guide.item.id)?.materials).toHaveLength(guide.guide.materials.length);
  });
});
