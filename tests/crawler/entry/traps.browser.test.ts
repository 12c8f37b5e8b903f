// Pages on which a walk could do harm or accuse wrongly, in a real browser: what is not asked for, not called dead, and not said to be missing.
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entryChecks } from '../../../checks/entry/index.ts';
import { judgeEntry } from '../../../checks/frame/judge-entry.ts';
import { EntryLane } from '../../../crawler/entry/entry-lane.ts';
import { entryRules } from '../../../crawler/entry/entry-rules.ts';
import { lookAtPortals } from '../../../crawler/entry/portals.ts';
import { walkEntry } from '../../../crawler/entry/walk-entry.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { type Hosts, hostOf, listen, originOf } from '../../../fixtures/identity/listen.ts';
import type { EntryWalk } from '../../../store/schemas/entry-walk.ts';

const HOME = `<title>示例门户</title><ul>
<li class="layui-this"><a href="javascript:;" onclick="return false">个人办事</a></li>
<li class="tab hover"><a href="javascript:;" onclick="return false">今日推荐</a></li></ul>
<a href="tel:12345">拨通热线</a> <a href="mailto:a@b.example">写信</a> <a href="/guide.pdf">办事手册</a>
<a href="/form">表格大全</a> <button onclick="location.href='/export'">材料清单</button> <button onclick="return false">TOP</button>
<a href="/sub/off">取消订阅</a> <a href="/tidy/deleteAll">清理</a> <a href="/elders">敬老模式</a> <a href="/once">常办事项</a>
<button onclick="location.href='/gone'">旧专栏</button>
<form action="/search"><input name="q" placeholder="搜索"></form><script>fetch('/hits', { method: 'POST' })</script>`;
const TEXT = '<p>本栏目汇集常办的事项，办理前请先查看办事指南，携带有效的身份证明。</p>';
const NAME = '食品经营许可';

const requests: string[] = [];
const hosts: Hosts = new Map();
const profile = loadProfile('fixture');
const home = { channel: 'pc' as const, url: `${originOf('traps')}/`, elder: true, items: [] };
const entrances = { unified: [hostOf('traps')], homes: [home], portals: [], pages: 20, clicks: 3 };
const items = [{ unit: 'U', unitName: '某局', name: NAME, national: null }];
let app: FastifyInstance;
let walk: EntryWalk;

function site(): FastifyInstance {
  const made = fastify({ forceCloseConnections: true });
  made.addHook('onRequest', async ({ method, url }) => void requests.push(`${method} ${url}`));
  const pages: Record<string, string> = {
    '/': HOME,
    '/elders': `<h1>敬老模式</h1>${TEXT}`,
  };
  for (const [path, html] of Object.entries(pages))
    made.get(path, (_, reply) => reply.type('text/html; charset=utf-8').send(html));
  made.get<{ Querystring: { q: string } }>('/search', ({ query }, reply) => {
    const row = `<article><header><a href="/item/1">${NAME}</a></header></article>`;
    const found = query.q === '开饭店' ? row : '<p>很抱歉，没有找到相关内容</p>';
    return reply.type('text/html; charset=utf-8').send(`<main>${found}${TEXT}</main>`);
  });
  let first = true;
  made.get('/once', (_, reply) => {
    const entry = first ? `<button onclick="location.href='/item/1'">${NAME}</button>` : '';
    first = false;
    return reply.type('text/html; charset=utf-8').send(`<h1>常办</h1>${TEXT}${entry}`);
  });
  for (const path of ['/form', '/export'])
    made.get(path, (_, reply) =>
      reply.header('content-disposition', 'attachment; filename="a.bin"').type('application/pdf').send('x'),
    );
  return made;
}

const open = (deadlines = profile.deadlines) =>
  EntryLane.open({
    profile: { ...profile, deadlines },
    rules: entryRules(profile, entrances, hosts),
    signal: new AbortController().signal,
  });
const walkOn = (lane: EntryLane) =>
  walkEntry({ lane, profile, entrances, home, items, keep: () => null, now: () => new Date() });
const verdictOf = (message: string) =>
  judgeEntry(walk, entryChecks).outcomes.find((outcome) => outcome.message === message)?.verdict;

beforeAll(async () => {
  app = site();
  await listen(app, 'traps', hosts);
  const lane = await open();
  walk = await walkOn(lane).finally(() => lane.close());
}, 120_000);
afterAll(() => app?.close());

it('calls dead what answered with an error twice, not files, calls, open tabs and ways to the top', () => {
  expect(walk.menu.dead.map(({ name, sure }) => [name, sure])).toEqual([['旧专栏', true]]);
  expect(requests.filter((line) => line === 'GET /gone').length).toBeGreaterThan(1);
});

it('asks for nothing that may change something', () => {
  expect(requests).toContain('GET /once');
  expect(requests.filter((line) => /sub|delete|guide\.pdf|^POST/.test(line))).toEqual([]);
});

it('an entry that is gone when it is to be followed is unobserved, not missing', () => {
  expect(walk.items[0]!.way?.landing.unobserved?.reason).toBe('not-seen-completely');
  expect(verdictOf('N01')).toBe('unobserved');
});

it('no results are a question where the guard kept a request back', () => {
  expect(walk.items[0]!.byName).toMatchObject({ results: 0, whole: false, unobserved: null });
  expect(verdictOf('N03')).toBe('review');
});

it('a result may stand in the head of its article', () => {
  expect(walk.words.find(({ word }) => word === '开饭店')).toMatchObject({ results: 1, position: 1 });
});

it('knows the version for the elderly by its other names', () => {
  expect(walk.elder).toMatchObject({ entry: { name: '敬老模式', works: true }, whole: false });
  expect(verdictOf('N10')).toBe('pass');
});

it('what breaks off is unobserved, and the walk has its record', async () => {
  const lane = await open({ ...profile.deadlines, page: 1 });
  try {
    expect((await walkOn(lane)).home.unobserved?.reason).toBe('timeout');
    const options = { lane, profile, unified: new Set<string>(), items, keep: () => null };
    const { portals } = await lookAtPortals(options, [{ name: '某局网站', url: home.url }]);
    expect(portals.map(({ unobserved }) => unobserved?.reason)).toEqual(['timeout']);
  } finally {
    await lane.close();
  }
}, 60_000);
