// The golden run: the whole main job on the fixture portal, compared word by word. A change of it is committed on purpose:
// GOLDEN=write npx playwright test golden
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { comparable, guideAudit } from './main-job.ts';

const GOLDEN = new URL('../golden/findings.jsonl', import.meta.url);
const ITEMS = ['--items', '1'];
const data = mkdtempSync(join(tmpdir(), '金样 '));

test.describe.configure({ mode: 'serial' });
test.afterAll(() => rmSync(data, { recursive: true, force: true }));

const findings = async () => comparable((await guideAudit('--data', data, 'findings', '--json')).out);

test('the main job finds what it found before, word by word', async () => {
  test.setTimeout(300_000);
  const { code, err } = await guideAudit('--data', data, 'run', ...ITEMS);
  expect(code, err).toBe(0);
  const found = await findings();
  if (process.env.GOLDEN === 'write') writeFileSync(GOLDEN, found);
  expect(existsSync(GOLDEN)).toBe(true);
  expect(found).toBe(readFileSync(GOLDEN, 'utf8'));
});

test('it leaves a workbook for each of the 64 units and pages below 1 MB', () => {
  const reports = join(data, 'reports', readdirSync(join(data, 'reports'))[0]!);
  expect(readdirSync(join(reports, 'workbooks')).filter((name) => name.endsWith('.xlsx'))).toHaveLength(64);
  const pages = [
    'index.html',
    'messages.html',
    ...readdirSync(join(reports, 'units')).map((name) => `units/${name}`),
  ];
  for (const page of pages) expect(statSync(join(reports, page)).size, page).toBeLessThan(1_000_000);
});

test('the overview opens from the disk, at desk and at phone width, without a request to anywhere', async ({
  page,
}) => {
  const reports = join(data, 'reports', readdirSync(join(data, 'reports'))[0]!);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`file://${encodeURI(join(reports, 'index.html'))}`);
    await expect(page.locator('h1')).toBeVisible();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
});

test('a second run on the unchanged portal is equal', async () => {
  test.setTimeout(300_000);
  const before = await findings();
  const { code, err } = await guideAudit('--data', data, 'run', ...ITEMS);
  expect(code, err).toBe(0);
  expect(await findings()).toBe(before);
});
