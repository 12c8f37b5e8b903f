// The lane benchmark measures what it says: our side reads every page by the lane of its name, through to the findings, and visits what it browses.
import { expect, it } from 'vitest';
import { openPool } from '../../crawler/browser-pool.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { apiLane, httpLane, pageOf, withLanesSite } from '../../scripts/bench/lanes.ts';
import { browse, crawlByLane, usual } from '../../scripts/bench/lanes-ours.ts';
import { idsOf, paddedPages, SIZES } from '../../scripts/bench/lanes-pages.ts';

it('pages are as large as they are called', () => {
  const pages = paddedPages();
  for (const size of SIZES)
    for (const id of idsOf(size)) {
      const kilobytes = Buffer.byteLength(pages.get(id)!) / 1000;
      expect(kilobytes).toBeGreaterThan(size * 0.95);
      expect(kilobytes).toBeLessThan(size * 1.15);
    }
});

it('both cheap lanes read their pages, and the browser its own', { timeout: 120_000 }, async () => {
  const { guides, phoneGuides } = buildFixture({ seed: 2021, items: 1 });
  const [pc, h5] = [loadProfile('fixture'), loadProfile('fixture', 'h5')];
  await withLanesSite(async ({ portal, padded }) => {
    const plain = usual(pc, idsOf(30)).slice(0, 3);
    // Throws where a page was read by another lane, or not at all.
    expect(await crawlByLane(plain, httpLane(padded, plain), 'http')).toBeGreaterThan(0);
    const ids = phoneGuides.map(({ item }) => pageOf(item));
    const app = usual(h5, ids).slice(0, 6);
    expect(await crawlByLane(app, apiLane(portal, app), 'api')).toBeGreaterThan(0);
    await expect(crawlByLane([...app, 'no-such-item'], apiLane(portal, app), 'api')).rejects.toThrow(
      /lane api/,
    );
    const pool = await openPool({ profile: pc, origin: portal, size: 1 });
    try {
      const url = pc.publicOrigin + pc.guide.replace('{id}', pageOf(guides[0]!.item));
      expect(await browse(pool, [url], { concurrency: 1, visit: true })).toBeGreaterThan(0);
    } finally {
      await pool.close();
    }
  });
});
