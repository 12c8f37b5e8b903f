// Captures in a real browser, of pages that misbehave: panels, walls, clicks that would leave, dead tabs, side channels.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserPool } from '../../crawler/browser-pool.ts';
import { capturePage, type PageCapture } from '../../crawler/capture.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { everyPlace, placesOf } from '../../crawler/tree-text.ts';
import { Snapshot } from '../../store/schemas/snapshot.ts';
import { type HostileSite, startHostileSite } from './hostile-site.ts';

const profile = loadProfile('fixture');
profile.deadlines = { ...profile.deadlines, click: 800, page: 6000, open: 4000, quiet: 1500 };
const home = profile.publicOrigin;
let site: HostileSite;
let pool: BrowserPool;
const refused: string[] = [];

beforeAll(async () => {
  site = await startHostileSite();
  pool = await BrowserPool.open({
    profile,
    origin: site.origin,
    size: 2,
    onRefused: ({ url, detail }) => refused.push(`${url} ${detail}`),
  });
});
afterAll(async () => {
  await pool?.close();
  await site?.close();
});

const capture = (path: string): Promise<PageCapture> =>
  pool.withTab((tab) => capturePage(tab, home + path, pool.site));
const seen = ({ snapshot }: PageCapture): string => placesOf(snapshot!.root)!.text;
const panels = ({ snapshot }: PageCapture) =>
  Object.fromEntries(
    [...everyPlace(placesOf(snapshot!.root)!)]
      .filter(({ node }) => node.attrs?.['data-panel'])
      .map(({ node, text }) => [node.attrs!['data-panel'], text]),
  );

describe('panels', () => {
  it('that replace one another are all kept, their folds opened', async () => {
    const captured = await capture('/replaced');
    expect(captured.problem).toBeNull();
    expect(captured.snapshot!.complete).toBe(true);
    expect(captured.snapshot!.panels.failed).toEqual([]);
    expect(panels(captured)).toMatchObject({
      申请材料: '材料乙：申请表，一式两份',
      办理地点: '地点丙：江山路100号2楼3号窗口',
    });
    expect(seen(captured).match(/条件甲/g)).toHaveLength(1);
    expect(Snapshot.parse(captured.snapshot)).toBeTruthy();
  });
  it('that are hidden are shown in their own place', async () => {
    const captured = await capture('/hidden-panels');
    expect(seen(captured)).toContain('流程丙：受理、审查、决定');
    expect(seen(captured)).toContain('021-62345678');
    expect(captured.snapshot!.panels.opened).toEqual(expect.arrayContaining(['办理流程', '咨询方式']));
    // The dom path of a value still leads to its element on the live page.
    const body = captured.snapshot!.root.children.filter((c) => typeof c !== 'string').at(-1)!;
    expect(body.children.filter((c) => typeof c !== 'string').map(({ tag }) => tag)).toEqual([
      'h1',
      'p',
      'div',
      'div',
      'div',
      'div',
      'script',
    ]);
  });
  it('that are added and hidden one by one stand side by side, with the list that grew', async () => {
    const captured = await capture('/appended');
    expect(captured.snapshot!.panels.opened).toEqual(['更多信息', '办理地点', '更多地点']);
    expect(panels(captured)).toEqual({
      更多信息: '条件甲：年满十八周岁',
      办理地点: '地点一：甲路1号地点二：乙路2号',
    });
    expect(seen(captured).match(/地点[一二]：/g)).toEqual(['地点一：', '地点二：']);
  });
  it('and folds: 展开, details, 更多地点', async () => {
    const text = seen(await capture('/expand'));
    expect(text).toContain('全市范围内的全部企业');
    expect(text).toContain('依据丁');
    expect(text.match(/地点[一二三]：/g)).toEqual(['地点一：', '地点二：', '地点三：']);
  });
  it('that hang are noted, the others are seen', async () => {
    const { snapshot } = await capture('/hanging-data');
    expect(snapshot).toMatchObject({
      complete: false,
      panels: { opened: ['申请材料'], failed: ['受理条件'] },
    });
  });
  it('that fail make the page incomplete', async () => {
    const { snapshot } = await capture('/broken-data');
    expect(snapshot!.complete).toBe(false);
    expect(snapshot!.panels.failed).toEqual([`未加载：GET ${home}/panel/broken`]);
  });
  it('never lead away, apply, submit or download', async () => {
    const { snapshot, finalUrl } = await capture('/leaving');
    expect(finalUrl).toBe(`${home}/leaving`);
    expect(snapshot!.panels.failed.sort()).toEqual(['展开全部', '更多地点', '查看更多']);
    expect(snapshot!.complete).toBe(false);
    expect(site.hits.filter((hit) => /submit|pressed|late/.test(hit))).toEqual([]);
  });
  it('of frames and shadow trees are read', async () => {
    const captured = await capture('/inner');
    expect(seen(captured)).toContain('20个工作日');
    expect(seen(captured)).toContain('影子里的文字');
  });
});

describe('side channels', () => {
  it('are closed', async () => {
    await capture('/beacon');
    await capture('/plain');
    const sent = site.hits.filter((hit) =>
      /beacon-|keepalive|delete|socket|events|worker|popup|ping|picture/.test(hit),
    );
    expect(sent).toEqual([]);
  });
  it('leave nothing behind for the next page', async () => {
    for (let i = 0; i < 4; i++)
      expect(seen(await capture('/remember'))).toContain(
        '记得：；留下：left=cookie、local、session、window、idb',
      );
  });
  it('to inner addresses are refused', async () => {
    const { snapshot } = await capture('/inside-request');
    expect(snapshot!.complete).toBe(false);
    expect(refused.some((line) => line.includes('169.254.169.254') && line.includes('内部地址'))).toBe(true);
  });
});

describe('arrivals', () => {
  it.each([
    ['/wall', 'blocked'],
    ['/to-login', 'logged-out'],
    ['/to-home', 'no-guide'],
    ['/to-metadata', 'blocked'],
    ['/nix', 'no-guide'],
    ['/file', 'no-guide'],
    ['/hang', 'timeout'],
    ['/hang-script', 'timeout'],
  ])('%s is %s', async (path, reason) => {
    const { problem, snapshot } = await capture(path);
    expect(problem?.reason).toBe(reason);
    expect(snapshot).toBeNull();
  });
  it('note status, hash, charset and redirects', async () => {
    const captured = await capture('/plain');
    expect(captured).toMatchObject({ status: 200, charset: 'utf-8', redirects: [], url: `${home}/plain` });
    expect(captured.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await capture('/to-home')).redirects).toEqual([`${home}/to-home`]);
  });
  it('go on after dead tabs, on fresh contexts', async () => {
    const small = await BrowserPool.open({ profile, origin: site.origin, size: 1, pagesPerContext: 2 });
    const contexts = new Set<unknown>();
    try {
      for (const path of ['/plain', '/plain', '/hang-script', '/plain', '/plain'])
        await small.withTab((tab) => {
          contexts.add(tab.context);
          return capturePage(tab, home + path, small.site);
        });
      await expect(small.withTab(() => new Promise(() => undefined), 200)).rejects.toThrow(/超过 0.2 秒/);
      expect(
        (await small.withTab((tab) => capturePage(tab, `${home}/plain`, small.site))).problem,
      ).toBeNull();
      expect(contexts.size).toBeGreaterThanOrEqual(3);
    } finally {
      await small.close();
    }
  });
});
