// Lanes of the pool: so many pages at a time and no more, each on a tab that is its own, and no waiting for one that is being cleaned.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserPool, openPool } from '../../crawler/browser-pool.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { type HostileSite, startHostileSite } from './hostile-site.ts';

const profile = loadProfile('fixture');
const home = profile.publicOrigin;
let site: HostileSite;
let pool: BrowserPool;

beforeAll(async () => {
  site = await startHostileSite();
  pool = await openPool({ profile, origin: site.origin, size: 2 });
});
afterAll(async () => {
  await pool?.close();
  await site?.close();
});

it('reads so many pages at a time, each on its own tab', async () => {
  const now = new Set<unknown>();
  const used = new Set<unknown>();
  let most = 0;
  let shared = 0;
  await Promise.all(
    Array.from({ length: 10 }, () =>
      pool.withTab(async ({ page }) => {
        if (now.has(page)) shared++;
        now.add(page);
        used.add(page);
        most = Math.max(most, now.size);
        await page.goto(`${home}/plain`, { waitUntil: 'domcontentloaded' });
        expect(await page.title()).toBe('示例事项办事指南');
        now.delete(page);
      }),
    ),
  );
  expect({ most, shared }).toEqual({ most: 2, shared: 0 });
  expect(used.size).toBeLessThanOrEqual(3);
});

it('gives the next page another tab while one does not let itself be cleaned, and never that one again', async () => {
  const stuck = await pool.withTab(async ({ page }) => {
    await page.goto(`${home}/hang-script`, { waitUntil: 'commit' });
    await page.waitForTimeout(100);
    return page;
  });
  expect(stuck.isClosed()).toBe(false);
  for (let i = 0; i < 6; i++)
    await pool.withTab(async ({ page }) => {
      expect(page).not.toBe(stuck);
      await page.goto(`${home}/plain`, { waitUntil: 'domcontentloaded' });
      expect(await page.title()).toBe('示例事项办事指南');
    });
});

it('ends while tabs are being cleaned', async () => {
  const other = await openPool({ profile, origin: site.origin, size: 1 });
  await other.withTab(({ page }) => page.goto(`${home}/plain`, { waitUntil: 'domcontentloaded' }));
  await other.close();
  await expect(other.withTab(async () => undefined)).rejects.toThrow('浏览器已经关闭');
});
