// The Suishenban (随申办) app of the fixture, crawled as a phone: the same guides and defects as on the pc, and pages that are none.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { guideChecks } from '../../checks/index.ts';
import { openPool } from '../../crawler/browser-pool.ts';
import { capturePage } from '../../crawler/capture.ts';
import { type CrawlSummary, crawl } from '../../crawler/crawl.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { secondLook } from '../../crawler/second-look.ts';
import { PUBLIC_ORIGIN } from '../../fixtures/fixture-guide.ts';
import { type PhoneFault, type Portal, startPortal } from '../../fixtures/portal.ts';
import { fixtureFact } from '../../scripts/accuracy/form-facts.ts';
import { fixtureLinkFact } from '../../scripts/accuracy/link-facts.ts';
import { compareWithTruth, type Line } from '../../scripts/accuracy/truth.ts';
import { unreadLines } from '../../scripts/pipeline/unread-lines.ts';
import { withForms } from '../../scripts/pipeline/with-forms.ts';
import { withLinks } from '../../scripts/pipeline/with-links.ts';
import { openStore, type RunRecord, type Store } from '../../store/index.ts';
import { content } from './extract/compare.ts';

const profile = loadProfile('fixture', 'h5');
profile.deadlines = { ...profile.deadlines, quiet: 1500, open: 4000, page: 8000 };
let dir: string;
let store: Store;
let portal: Portal;
let units: string[];
const phoneFaults: Record<string, PhoneFault> = {};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
  store = openStore({ dir, mode: 'write', now: () => new Date() });
  portal = await startPortal({ items: 1, phoneFaults });
  units = [...new Set(portal.guides.map(({ unit }) => unit.id))];
});
afterAll(async () => {
  await portal?.close();
  store?.close();
  rmSync(dir, { recursive: true, force: true });
});

type FixtureShown = Portal['phoneGuides'][number];

const begin = (): RunRecord => store.runs.start({ site: profile.id, kind: 'crawl' });
const run = (record: RunRecord, wanted: string[], as = profile): Promise<CrawlSummary> =>
  crawl({
    profile: as,
    origin: portal.origin,
    store,
    run: record,
    units: wanted,
    signal: new AbortController().signal,
  });
const guidesOf = (wanted: string[]) => portal.phoneGuides.filter(({ unit }) => wanted.includes(unit.id));

describe('the phone channel', () => {
  it('reads every guide word for word, and finds what was planted and nothing else', async () => {
    const record = begin();
    const wanted = units.filter((_, i) => i % 5 === 0);
    const own = guidesOf(wanted);
    const summary = await run(record, wanted);
    expect(summary).toMatchObject({ listed: own.length, captured: own.length, unobserved: {}, gaps: [] });
    const options = resolveOptions(guideChecks, { phone: { region: '021' } });
    const found: Line[] = [];
    for (const { item, guide: expected, files } of own) {
      const { guide, capture, url } = store.guides.get(record.id, item.id, 'h5')!;
      expect(url).toMatch(/^http:\/\/portal\.fixture\.example\/suishenban\/index\.html\?item=/);
      expect(store.snapshots.get(capture!)).toMatchObject({ complete: true, panels: { failed: [] } });
      const links = (all: typeof guide.links) => all.filter(({ url: to }) => to.startsWith('tel:'));
      expect(content({ ...guide, links: links(guide.links) })).toEqual(
        content({ ...expected, links: links(expected.links) }),
      );
      // What stands behind forms and links is told as it was planted.
      const withFiles = withForms(guide, (address) => fixtureFact(address, files?.[address]));
      const whole = withLinks(withFiles, fixtureLinkFact, PUBLIC_ORIGIN);
      for (const { message, field, key = null, verdict } of judgeGuide(whole, guideChecks, options).outcomes)
        if (verdict === 'fail' || verdict === 'review')
          found.push({ item: item.id, channel: 'h5', field, key, message, verdict });
    }
    const ids = new Set(own.map(({ item }) => item.id));
    // What only a comparison of guides can tell is no matter of one page.
    const alone = new Set(guideChecks.flatMap(({ meta }) => meta.messages.map(({ id }) => id)));
    const truth = portal.truth.filter(
      ({ item, channel, message }) => channel === 'h5' && ids.has(item) && alone.has(message),
    );
    expect(truth.length).toBeGreaterThan(5);
    expect(compareWithTruth(found, truth)).toEqual({ misses: [], falseAlarms: [] });
  });

  it('knows pages that are for the app alone, blank ones and interfaces without data', async () => {
    const record = begin();
    const wanted = units.slice(1, 9);
    const own = guidesOf(wanted);
    const planted: [PhoneFault, string, RegExp][] = [
      ['app-only', 'app-only', /要求在 App 中打开/],
      ['bridge', 'app-only', /ssbBridge/],
      ['blank', 'timeout', /没有内容/],
      ['api-html', 'timeout', /接口 \/suishenban\/api\/guide 回应的是网页/],
      ['api-error', 'timeout', /网站报告出错/],
      ['hang', 'timeout', /没有内容/],
    ];
    for (const [i, [fault]] of planted.entries()) phoneFaults[own[i]!.item.id] = fault;
    const lost = wanted.at(-1)!;
    phoneFaults[lost] = 'api-html';
    const listed = own.filter(({ unit }) => unit.id !== lost).length;
    const summary = await run(record, wanted);
    expect(summary).toMatchObject({ listed, captured: listed - planted.length });
    expect(summary.unobserved).toEqual({ 'app-only': 2, timeout: 4 });
    expect(summary.gaps).toEqual([
      {
        unit: lost,
        counted: null,
        given: 0,
        problem: expect.stringContaining('/suishenban/api/items 的回应不是 JSON，而是网页'),
      },
    ]);
    const captures = new Map(store.captures.ofRun(record.id).map((one) => [one.item, one]));
    for (const [i, [fault, reason, detail]] of planted.entries()) {
      const { problem, problemDetail } = captures.get(own[i]!.item.id)!;
      expect([fault, problem]).toEqual([fault, reason]);
      expect(problemDetail).toMatch(detail);
    }
    // The operator reads each cause with a page and what to do.
    const lines = unreadLines(store, record, 'h5');
    for (const [, , detail] of planted) expect(lines.some((line) => detail.test(line))).toBe(true);
    expect(lines.find((line) => line.includes('没有内容'))).toMatch(
      /^2 页没有读到：页面没有内容.*，如 http:\/\/portal\.fixture\.example\/suishenban\/.*；请用 guide-audit doctor 网址/,
    );
    expect(lines.find((line) => line.includes('在 App 中打开'))).toContain('请由人在 App 中查看');
  });

  it('reads with a stand-in for the bridge what needs no more; what asks for the app stays unobserved without one', async () => {
    const record = begin();
    const wanted = units.slice(10, 16);
    const [first, second] = guidesOf(wanted) as [FixtureShown, FixtureShown];
    phoneFaults[first.item.id] = 'bridge';
    phoneFaults[second.item.id] = 'app-only';
    const stub = { ssbBridge: { getToken: 'none' } };
    const summary = await run(record, wanted, { ...profile, app: { ...profile.app!, stub } });
    expect(summary.unobserved).toEqual({});
    expect(store.guides.get(record.id, first.item.id, 'h5')?.guide.name).toBe(first.guide.name);
    expect(store.guides.get(record.id, second.item.id, 'h5')?.guide.name).toBe(second.guide.name);
  });

  it('keeps to its own tasks in a run that another channel left unfinished', async () => {
    const record = begin();
    const wanted = units.slice(20, 23);
    const own = guidesOf(wanted).map(({ item }) => item.id);
    const stop = new AbortController();
    const pc = (signal: AbortSignal, onProgress?: (p: { done: number }) => void) =>
      crawl({
        profile: loadProfile('fixture'),
        origin: portal.origin,
        store,
        run: record,
        units: wanted,
        signal,
        onProgress,
      });
    await pc(stop.signal, () => stop.abort());
    expect(await run(record, wanted)).toMatchObject({ listed: own.length, captured: own.length });
    const count = (channel: string) =>
      own.filter((item) => store.guides.get(record.id, item, channel)).length;
    expect(count('pc')).toBeLessThan(own.length);
    expect(count('h5')).toBe(own.length);
    expect(await pc(new AbortController().signal)).toMatchObject({
      listed: own.length,
      captured: own.length,
      stopped: false,
    });
    expect(count('pc')).toBe(own.length);
  });

  it('shows itself as a phone, in the second look too', async () => {
    const { item, guide } = portal.phoneGuides.at(-1)!;
    const url = profile.publicOrigin + profile.guide.replace('{id}', item.situationId ?? item.portalId);
    const pool = await openPool({ profile, origin: portal.origin, size: 1, pictures: true });
    try {
      const seen = await pool.withTab(async (tab) => {
        await capturePage(tab, url, pool.site);
        return tab.page.evaluate(
          '[innerWidth, devicePixelRatio, navigator.maxTouchPoints, navigator.userAgent]',
        );
      });
      expect(seen).toEqual([390, 3, expect.any(Number), expect.stringMatching(/Mobile.*GuideAudit/)]);
      const look = { findingId: '1', field: 'conditions', key: null, label: '申请条件', dom: null };
      const [looked] = await secondLook(pool, { url, looks: [{ ...look, quote: guide.conditions! }] });
      expect(looked).toMatchObject({ confirmation: 'confirmed', crop: expect.any(Buffer) });
    } finally {
      await pool.close();
    }
  });
});
