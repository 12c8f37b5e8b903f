// Links by script, clicked in a real browser: which do something, which do nothing, which are never pressed; and what is said of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { link } from '../../../checks/link.ts';
import { BrowserPool } from '../../../crawler/browser-pool.ts';
import { clickLinks } from '../../../crawler/links/click.ts';
import { Pacers } from '../../../crawler/pacer.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { buildFixture } from '../../../fixtures/build.ts';
import { startPortal } from '../../../fixtures/portal.ts';
import { QUESTION_RULE } from '../../../reports/questions.ts';
import { targetsOf } from '../../../scripts/links/targets.ts';
import { judgeRun } from '../../../scripts/pipeline/judge-run.ts';
import { messages } from '../../../scripts/pipeline.ts';
import { openStore, type RunRecord, type Store } from '../../../store/index.ts';
import { ServiceGuide } from '../../../store/schemas/guide.ts';
import { playNight } from '../../faults/played-night.ts';

const profile = loadProfile('fixture');
profile.deadlines = { ...profile.deadlines, click: 800, panels: 8000, page: 10_000 };

const VOID = 'javascript:void(0)';
type Link = [text: string, url: string, effect: string | null | undefined, attempts?: number];

/** What each link does when it is clicked; undefined: it is never clicked. */
const LINKS: Link[] = [
  ['查看详情', VOID, 'none', 2],
  // Its script listens at the root of the page.
  ['查看材料清单', VOID, 'changes'],
  ['查看说明', VOID, 'tells'],
  ['查看附图', VOID, 'leaves'],
  ['查看政策原文', VOID, 'leaves'],
  ['查看页尾', VOID, 'changes'],
  ['查看名单', 'javascript:openNames(1)', 'changes'],
  ['查看目录', 'javascript:missing()', 'none', 2],
  ['查看后到的内容', VOID, 'changes'],
  ['查看办理条件全文', VOID, 'none', 2],
  ['查看不在页面上的链接', VOID, null],
  ['分享', VOID, undefined],
  ['点击下载', VOID, undefined],
];
const RESTLESS: Link[] = [['查看轮播', VOID, null]];
const BROKEN: Link[] = [['查看缺少脚本的', VOID, null]];

const page = (body: string) =>
  `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>示例事项办事指南</title></head><body>
   <h1>示例事项</h1><p>办理条件：依法设立的企业。受理条件、申请材料、办理流程、办理地点、咨询电话见下。</p>${body}</body></html>`;
const shown = (links: Link[]) => links.map(([text, url]) => `<p><a href="${url}">${text}</a></p>`).join('');
const PAGES: Record<string, string> = {
  '/guide': page(`
    <ul role="tablist"><li role="tab" onclick="only(0)">申请材料</li><li role="tab" onclick="only(1)">受理条件</li></ul>
    <section>${shown(LINKS.filter(([text]) => !/全文|不在页面/.test(text)))}</section>
    <section hidden><a href="${VOID}">查看办理条件全文</a></section>
    <div style="height:3000px"></div><p id="out"></p>
    <script>
      const only = (n) => document.querySelectorAll('section').forEach((one, i) => { one.hidden = i !== n; });
      const openNames = (n) => { document.getElementById('out').textContent = '名单' + n; };
      document.addEventListener('click', ({ target }) => {
        const does = {
          查看材料清单: () => openNames(2),
          查看说明: () => alert('说明'),
          查看附图: () => window.open('/picture'),
          查看政策原文: () => { location.href = '/policy'; },
          查看页尾: () => scrollTo(0, 9999),
          查看后到的内容: () => setTimeout(() => openNames(3), 400),
          分享: () => fetch('/shared'),
          点击下载: () => fetch('/downloaded'),
        };
        does[target.textContent]?.();
      });
    </script>`),
  '/restless': page(`<p id="tick"></p>${shown(RESTLESS)}
    <script>setInterval(() => { document.getElementById('tick').textContent = Date.now(); }, 100)</script>`),
  '/broken': page(`${shown(BROKEN)}<script src="/lost.js"></script>`),
};

const hits: string[] = [];
const dir = mkdtempSync(join(tmpdir(), '点 击-'));
let app: FastifyInstance;
let pool: BrowserPool;
let store: Store;
let run: RunRecord;
const unit = 'U1';

beforeAll(async () => {
  app = Fastify({ forceCloseConnections: true });
  app.get('*', (request, reply) => {
    hits.push(request.url);
    const html = PAGES[request.url];
    return html ? reply.type('text/html; charset=utf-8').send(html) : reply.code(404).send('');
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  pool = await BrowserPool.open({ profile, origin, size: 2 });
  store = openStore({ dir, mode: 'write', now: () => new Date() });
  store.units.upsert(profile.id, [{ id: unit, name: '市公安局', league: 'evaluated' }]);
  run = store.runs.start({ site: profile.id, kind: 'crawl' });
  const guides: [string, Link[]][] = [
    ['guide', LINKS],
    ['guide', LINKS],
    ['restless', RESTLESS],
    ['broken', BROKEN],
  ];
  for (const [i, [path, links]] of guides.entries()) {
    const item = `fixture/${i + 1}`;
    const name = `事项${i + 1}`;
    store.items.upsert(run.id, [
      { id: item, site: profile.id, portalId: String(i + 1), situationId: null, unit, name, situation: null },
    ]);
    const guide = ServiceGuide.parse({
      ...{ name, source: 'page', reader: 'test' },
      links: links.map(([text, url]) => ({ text, url })),
    });
    const url = `${profile.publicOrigin}/${path}`;
    store.guides.save({ run: run.id, item, channel: 'pc', capture: null, url, unit, guide });
  }
}, 60_000);
afterAll(async () => {
  await pool?.close();
  await app?.close();
  store?.close();
  rmSync(dir, { recursive: true, force: true });
});

const clickAll = () =>
  clickLinks(
    {
      ...{ store, run, profile, pool, pacers: new Pacers(1000), now: () => new Date() },
      ...{ robots: { refusal: async () => null }, signal: new AbortController().signal },
    },
    2,
  );

it('clicks each link once for all guides of a unit, twice where nothing comes of it, and knows what it did', async () => {
  const all = [...LINKS, ...RESTLESS, ...BROKEN];
  expect(await clickAll()).toBe(all.filter(([, , effect]) => effect !== undefined).length);
  const of = ([text, url]: Link) => store.clicks.get(run.id, { channel: 'pc', unit, text, url });
  expect(all.map((one) => [one[0], of(one)?.effect])).toEqual(all.map(([text, , effect]) => [text, effect]));
  for (const one of all.filter(([, , effect]) => effect === 'none')) expect(of(one)?.attempts).toBe(2);
  // Nothing that sends or fetches was pressed, and nobody left the page.
  for (const path of ['/shared', '/downloaded', '/picture', '/policy']) expect(hits).not.toContain(path);

  const before = hits.length;
  expect(await clickAll()).toBe(0);
  expect(hits).toHaveLength(before);
}, 180_000);

it('says of a link without effect that it was clicked, of one with an effect nothing', () => {
  judgeRun({ store, run, checks: [link], corpus: [], messages, options: {}, questions: () => QUESTION_RULE });
  const said = store.outcomes.of(run.id, 'fixture/2', 'pc').filter(({ message }) => message === 'K07');
  const of = (key: string) => said.find((one) => one.key === key);
  expect(of('查看详情')).toMatchObject({
    verdict: 'review',
    detail: expect.stringMatching(/两次点击都没有反应/),
  });
  expect(of('查看目录')).toMatchObject({ verdict: 'review' });
  expect(of('查看材料清单')?.verdict ?? 'pass').toBe('pass');
  expect(of('查看名单')?.verdict ?? 'pass').toBe('pass');
  // Not clicked: its address alone is spoken of.
  expect(of('点击下载')).toMatchObject({
    verdict: 'review',
    detail: expect.stringMatching(/请核对点击后能否打开/),
  });
});

it('lists links by script each by its text, with the pages on which they stand', () => {
  const targets = targetsOf(store, run.id).filter(({ attempts }) => attempts > 0);
  const of = (text: string) => targets.find(({ at }) => at[0]!.text === text);
  expect(of('查看详情')).toMatchObject({ verdict: 'no-effect', attempts: 2, at: [{}, {}] });
  expect(of('查看名单')).toMatchObject({ verdict: 'script', attempts: 1, at: [{}, {}] });
});

it('tells apart on the example portal, behind a tab, a link without effect and one whose script is set elsewhere', async () => {
  const { guides } = buildFixture({ items: 1 });
  const texts = ['查看详情', '查看示意图'];
  const spoilt = {
    ...guides[0]!,
    guide: { ...guides[0]!.guide, links: texts.map((text) => ({ text, url: VOID })) },
  };
  const portal = await startPortal({ guides: [spoilt] });
  onTestFinished(() => portal.close());
  const night = await playNight(portal, [spoilt.unit.id]);
  onTestFinished(() => night.close());
  const of = (text: string) =>
    night.store.clicks.get(night.run.id, { channel: 'pc', unit: spoilt.unit.id, text, url: VOID });
  expect(of('查看详情')).toMatchObject({ effect: 'none', attempts: 2 });
  expect(of('查看示意图')).toMatchObject({ effect: 'changes', attempts: 1 });
  const said = night.store.outcomes
    .of(night.run.id, spoilt.item.id, 'pc')
    .filter(({ message }) => message === 'K07');
  expect(said.filter(({ verdict }) => verdict === 'review')).toMatchObject([
    { key: '查看详情', detail: expect.stringMatching(/两次点击都没有反应/) },
  ]);
}, 120_000);
