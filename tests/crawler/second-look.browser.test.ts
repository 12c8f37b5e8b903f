// Second looks in a real browser: what is confirmed, what is refuted, and the picture of it. Then single pages by address.
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserPool } from '../../crawler/browser-pool.ts';
import { captureUrl, PageProblem } from '../../crawler/capture-url.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { type Look, secondLook } from '../../crawler/second-look.ts';
import { type HostileSite, startHostileSite } from './hostile-site.ts';

const profile = loadProfile('fixture');
profile.deadlines = { ...profile.deadlines, click: 800, page: 8000 };
let site: HostileSite;
let pool: BrowserPool;

beforeAll(async () => {
  site = await startHostileSite();
  pool = await BrowserPool.open({ profile, origin: site.origin, size: 1, pictures: true });
});
afterAll(async () => {
  await pool?.close();
  await site?.close();
});

const at = (findingId: string, change: Partial<Look>): Look => ({
  findingId,
  field: 'x',
  key: null,
  quote: null,
  label: null,
  dom: null,
  ...change,
});
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

/** Whether the picture holds pure red: the frame. Enough of a PNG reader for unfiltered bytes to be counted. */
function hasRed(png: Buffer): boolean {
  const data: Buffer[] = [];
  for (let i = 8; i < png.length; ) {
    const length = png.readUInt32BE(i);
    if (png.toString('latin1', i + 4, i + 8) === 'IDAT') data.push(png.subarray(i + 8, i + 8 + length));
    i += 12 + length;
  }
  const channels = png[25] === 6 ? 4 : 3;
  const { width, height } = sizeOf(png);
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  let above = Buffer.alloc(line);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)]!;
    const row = Buffer.from(raw.subarray(y * (line + 1) + 1, (y + 1) * (line + 1)));
    for (let x = 0; x < line; x++) {
      const [left, up, corner] = [
        x >= channels ? row[x - channels]! : 0,
        above[x]!,
        x >= channels ? above[x - channels]! : 0,
      ];
      const near = [left, up, corner].sort(
        (a, b) => Math.abs(left + up - corner - a) - Math.abs(left + up - corner - b),
      );
      const paeth =
        Math.abs(left + up - corner - left) <= Math.abs(left + up - corner - near[0]!) ? left : near[0]!;
      row[x] = (row[x]! + [0, left, up, (left + up) >> 1, paeth][filter]!) & 255;
    }
    for (let x = 0; x < line; x += channels)
      if (row[x] === 255 && row[x + 1] === 0 && row[x + 2] === 0) return true;
    above = row;
  }
  return false;
}

describe('second look', () => {
  it('confirms what stands there, refutes what does not, in panels that replace one another', async () => {
    const looks = [
      at('quoted', { quote: '江山路100号 2楼3号窗口' }),
      at('gone', { quote: '江山路200号' }),
      at('missing', { label: '收费标准' }),
      at('first panel', { quote: '年满十八周岁' }),
    ];
    const results = await secondLook(pool, { url: `${profile.publicOrigin}/replaced`, looks });
    expect(results.map(({ findingId, confirmation }) => [findingId, confirmation])).toEqual([
      ['quoted', 'confirmed'],
      ['gone', 'refuted'],
      ['missing', 'confirmed'],
      ['first panel', 'confirmed'],
    ]);
    const [quoted, gone, missing, first] = results;
    expect(gone!.crop).toBeUndefined();
    expect(missing!.crop).toBeUndefined();
    for (const { crop } of [quoted!, first!]) {
      expect(crop!.subarray(1, 4).toString()).toBe('PNG');
      const { width, height } = sizeOf(crop!);
      expect(width).toBeLessThanOrEqual(1200);
      expect(height).toBeLessThanOrEqual(600);
      expect(hasRed(crop!)).toBe(true);
    }
  });
  it('shows the panel again that another one hid, and frames the text alone', async () => {
    const url = `${profile.publicOrigin}/high-panel`;
    const [first] = await secondLook(pool, {
      url,
      looks: [at('first panel', { quote: '材料丙：身份证' })],
    });
    expect(first!.confirmation).toBe('confirmed');
    expect(hasRed(first!.crop!)).toBe(true);
    // One line and its margins: the box around all panels holds the text as well, and would show another panel.
    expect(sizeOf(first!.crop!).height).toBeLessThan(150);
  });
  it('frames the caption of the member that lacks the value, not of another one', async () => {
    const [result] = await secondLook(pool, {
      url: `${profile.publicOrigin}/like-steps`,
      looks: [at('a', { field: 'steps.limit', key: '审查', label: '所需时间', others: ['受理', '送达'] })],
    });
    expect(result!.confirmation).toBe('confirmed');
    // The frame spans the caption alone: in the other steps a value stands beside it.
    const framed = await pool.withTab(async (tab) => {
      await tab.page.goto(`${profile.publicOrigin}/like-steps`);
      await tab.page.evaluate(
        '__guideLook.frame({ dom: null, text: "所需时间：", within: "审查所需时间：", nth: 0 })',
      );
      return tab.page.evaluate<string | null>(`(() => {
        const mark = [...document.documentElement.children].at(-1).getBoundingClientRect();
        const at = document.elementsFromPoint(mark.left + 8, mark.top + mark.height / 2);
        return at.find((one) => one.localName === 'b')?.closest('div').querySelector('h4').textContent ?? null;
      })()`);
    });
    expect(framed).toBe('审查');
    expect(hasRed(result!.crop!)).toBe(true);
  });
  it('frames the element of the dom path', async () => {
    const dom = 'html>body>table:nth-child(3)>tbody:nth-child(1)>tr:nth-child(1)>td:nth-child(2)';
    const [result] = await secondLook(pool, {
      url: `${profile.publicOrigin}/plain`,
      looks: [at('a', { quote: '20个工作日', dom })],
    });
    expect(result).toMatchObject({ confirmation: 'confirmed' });
    expect(hasRed(result!.crop!)).toBe(true);
  });
  it.each([['/nix'], ['/wall'], ['/to-login'], ['/hang-script']])('is not possible at %s', async (path) => {
    const results = await secondLook(pool, {
      url: profile.publicOrigin + path,
      looks: [at('a', { quote: '甲' }), at('b', { label: '乙' })],
    });
    expect(results).toEqual([
      { findingId: 'a', confirmation: 'not-possible' },
      { findingId: 'b', confirmation: 'not-possible' },
    ]);
  });
});

describe('one page by address', () => {
  it('is read from the fixture, under its public origin', async () => {
    const snapshot = await captureUrl(`${site.origin}/replaced`, { profile });
    expect(snapshot).toMatchObject({
      url: `${profile.publicOrigin}/replaced`,
      source: 'browser',
      complete: true,
    });
    expect(JSON.stringify(snapshot)).not.toContain(site.origin);
  });
  it.each([
    ['this machine', () => `${site.origin}/plain`, /内部地址/],
    ['this machine in disguise', () => site.origin.replace('127.0.0.1', '0x7f.1'), /内部地址/],
    ['a name of this machine', () => site.origin.replace('127.0.0.1', 'localhost'), /内部地址/],
    ['metadata', () => 'http://169.254.169.254/latest', /内部地址/],
    ['a file', () => 'file:///etc/passwd', /只能打开 http/],
    ['credentials', () => 'http://a:b@portal.example/', /用户名和密码/],
    [
      'a known site without permission',
      () => 'https://zwdt.sh.gov.cn/govPortals/index.do',
      /尚未取得采集许可/,
    ],
  ])('is refused: %s', async (_, url, message) => {
    const refusal = captureUrl(url());
    await expect(refusal).rejects.toThrow(ConfigError);
    await expect(refusal).rejects.toThrow(message);
  });
  it('that is a wall is a problem with its exit code', async () => {
    const problem = await captureUrl(`${site.origin}/wall`, { profile }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(PageProblem);
    expect(problem).toMatchObject({ reason: 'blocked', exitCode: 5 });
  });
});
