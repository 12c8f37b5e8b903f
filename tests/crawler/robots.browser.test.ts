// A crawl keeps to the robots.txt of the fixture portal: what it forbids is never asked for.
import { expect, test } from 'vitest';
import { crawl } from '../../crawler/crawl.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { type RobotsFault, startPortal } from '../../fixtures/portal.ts';
import { folder, open } from '../store/folder.ts';

const profile = loadProfile('fixture');

async function crawled(robots: RobotsFault) {
  const asked: string[] = [];
  const portal = await startPortal({ items: 1, robots, onRequest: (path) => void asked.push(path) });
  const store = open(folder());
  const run = store.runs.start({ site: profile.id, kind: 'crawl' });
  const units = [portal.guides[0]!.unit.id];
  const { origin } = portal;
  try {
    const signal = new AbortController().signal;
    const ended = await crawl({ profile, origin, store, run, units, signal }).then(
      (summary) => ({ summary, error: null }),
      (error: Error) => ({ summary: null, error }),
    );
    const captures = store.captures.ofRun(run.id);
    return {
      ...ended,
      asked,
      captures,
      store,
      times: (path: RegExp) => asked.filter((p) => path.test(p)).length,
    };
  } finally {
    await portal.close();
  }
}

test('usual rules: asked for once, first, and everything is read', async () => {
  const { summary, asked, times } = await crawled('usual');
  expect(summary).toMatchObject({ captured: summary!.listed, unobserved: {}, stopped: false });
  expect(asked[0]).toBe('/robots.txt');
  expect(times(/^\/robots\.txt/)).toBe(1);
});

test('forbidden guides are given up without being asked for, each by its name', async () => {
  const { summary, captures, times } = await crawled('guides-forbidden');
  expect(summary).toMatchObject({ captured: 0, unobserved: { blocked: summary!.listed }, stopped: false });
  expect(summary!.listed).toBeGreaterThan(0);
  expect(times(/\/bsfw\//)).toBe(0);
  for (const { problem, problemDetail } of captures)
    expect([problem, problemDetail]).toEqual([
      'blocked',
      'robots.txt 不允许访问（Disallow: /govPortals/bsfw/）',
    ]);
});

test('forbidden panels are not asked for by the page either, and the page does not count as seen whole', async () => {
  const { summary, captures, store, times } = await crawled('panels-forbidden');
  expect(summary!.captured).toBe(summary!.listed);
  expect([times(/\/bsfw\/item\//) > 0, times(/\/bsfw\/panel\//)]).toEqual([true, 0]);
  for (const { id } of captures) expect(store.snapshots.get(id)).toMatchObject({ complete: false });
});

test('a robots.txt that cannot be read forbids everything, one that is missing nothing', async () => {
  const broken = await crawled('broken');
  expect(broken.error?.message).toMatch(/robots\.txt 无法读取（状态码 503）/);
  expect(new Set(broken.asked)).toEqual(new Set(['/robots.txt']));
  const none = await crawled('none');
  expect(none.summary).toMatchObject({ captured: none.summary!.listed });
});
