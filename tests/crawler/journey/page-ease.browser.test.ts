// How easy a page is: axe-core runs beside a page that forbids scripts and wears axe's own name, and leaves nothing behind.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../crawler/browser.ts';
import type { Scan } from '../../../crawler/journey/in-page/scan.ts';
import { measureEase, sentencesOf } from '../../../crawler/journey/page-ease.ts';
import { violationsOn } from '../../../crawler/journey/violations.ts';
import type { Walk } from '../../../crawler/journey/walk.ts';
import type { JourneyStep } from '../../../store/schemas/journey.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ proxy: 'http://127.0.0.1:9' });
});
afterAll(() => browser?.close());

const PAGE = `<!doctype html><html lang="zh-CN"><head><title>填写信息</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'none'"></head>
<body><main><h1 style="font-size:24px">填写信息</h1><p style="font-size:11px">请如实填写</p>
<form><input name="a"><input name="b"><select name="c"><option>甲</option></select></form></main></body></html>`;

async function withPage<T>(
  html: string,
  use: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    return await use(page);
  } finally {
    await page.close();
  }
}

describe('violations', () => {
  it('are counted by rule, with a Chinese sentence', () =>
    withPage(PAGE, async (page) => {
      const found = await violationsOn(page);
      expect(found!.map(({ rule, impact, count }) => [rule, impact, count])).toEqual([
        ['label', 'critical', 2],
        ['select-name', 'critical', 1],
      ]);
      for (const { help } of found!) expect(help).toMatch(/\p{Script=Han}/u);
    }));
  it('leave nothing in the page', () =>
    withPage(PAGE, async (page) => {
      const before = await page.content();
      await violationsOn(page);
      expect(await page.evaluate('typeof axe')).toBe('undefined');
      expect(await page.content()).toBe(before);
    }));
  it('are none on a page that names its fields', () =>
    withPage(PAGE.replace(/<form>.*<\/form>/, '<label>姓名<input></label>'), async (page) => {
      expect(await violationsOn(page)).toEqual([]);
    }));
});

it('the smallest text and the entry to an elder version are told', () =>
  withPage(PAGE, async (page) => {
    const step = {} as JourneyStep;
    const scan = { lines: [], controls: [{ name: '长者版' }, { name: '首页' }] } as unknown as Scan;
    await measureEase({ tab: { page } } as unknown as Walk, step, scan);
    expect(step.ease).toMatchObject({ smallest: 11, elder: ['长者版'] });
  }));

it('sentences are told by their length, names and buttons left aside', () => {
  const long = '申请人应当如实填写本人姓名、联系电话';
  expect(
    sentencesOf({ lines: ['下一步', `${long}。${long}，并上传材料；完成`, 'ABCDEFGHIJKLMNOP'] }),
  ).toEqual([18, 24]);
});
