// The doctor on pages of the fixture portal in both channels, on its faults, and on pages that are none.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import { chooseProfile } from '../../../crawler/doctor/choose-profile.ts';
import { type Diagnosis, exitCodeOf } from '../../../crawler/doctor/diagnosis.ts';
import { examineUrl } from '../../../crawler/doctor/examine-url.ts';
import type { SiteProfile } from '../../../crawler/profile.ts';
import { type Fault, type PhoneFault, type Portal, startPortal } from '../../../fixtures/portal.ts';
import { doctorLines } from '../../../scripts/doctor/lines.ts';

const faults: Record<string, Fault> = {};
const phoneFaults: Record<string, PhoneFault> = {};
let portal: Portal;
let strange: Server;
let strangeOrigin: string;

/** A server that says it is the fixture, with answers that the fixture does not give. */
const ANSWERS: Record<string, [status: number, type: string, body: string, location?: string]> = {
  '/govPortals/index.do': [200, 'text/html', '<a data-code="SHGASH" data-name="市公安局">市公安局</a>'],
  '/robots.txt': [200, 'text/plain', 'User-agent: GuideAudit\nDisallow: /private/\nCrawl-delay: 0.05'],
  '/wall': [200, 'text/html; charset=utf-8', '<h1>您的访问被拦截</h1><p>请求已被防火墙阻止</p>'],
  '/file.pdf': [200, 'application/pdf', '%PDF-1.4'],
  '/data': [200, 'application/json', '{"name":"社会保障卡补领"}'],
  '/away': [302, 'text/html', '', 'http://login.elsewhere.example/uc/login'],
  '/private/1': [200, 'text/html; charset=utf-8', '<h1>不应打开</h1>'],
};
const asked: string[] = [];

beforeAll(async () => {
  portal = await startPortal({ items: 1, faults, phoneFaults });
  strange = createServer(({ url = '' }, answer) => {
    asked.push(url);
    const [status, type, body, location] = ANSWERS[url] ?? [404, 'text/html', 'not found'];
    answer.writeHead(status, { 'content-type': type, ...(location && { location }) }).end(body);
  }).listen(0, '127.0.0.1');
  await once(strange, 'listening');
  strangeOrigin = `http://127.0.0.1:${(strange.address() as AddressInfo).port}`;
});
afterAll(async () => {
  strange?.close();
  await portal?.close();
});

function examine(address: string, change: Partial<SiteProfile> = {}): Promise<Diagnosis> {
  const { profile, url, origin } = chooseProfile(new URL(address), undefined);
  const deadlines = { ...profile.deadlines, request: 2000, open: 3000, quiet: 1500, page: 8000 };
  return examineUrl({
    profile: { ...profile, deadlines, ...change },
    url,
    origin,
    dictionary: defaultDictionary(),
    now: () => new Date('2026-11-23T12:00:00+08:00'),
    items: null,
    signal: new AbortController().signal,
  });
}
const pc = (n: number) => `${portal.origin}/govPortals/bsfw/item/${portal.guides[n]!.item.portalId}`;
const phone = (n: number) => `${portal.origin}/suishenban/index.html?item=${portal.guides[n]!.item.portalId}`;

describe('a guide', () => {
  it('of the pc portal: its panels are for the browser', { timeout: 60_000 }, async () => {
    const at = portal.guides.findIndex(({ layout, guide }) => layout === 'a' && guide.consult);
    const found = await examine(pc(at));
    const { guide } = portal.guides[at]!;
    expect(found).toMatchObject({
      site: { id: 'fixture', channel: 'pc' },
      answer: { status: 200, redirects: [] },
      identity: { charset: 'utf-8', charsetFrom: 'header' },
      page: { kind: 'guide' },
      robots: { state: 'read', allowed: true },
      lanes: { httpProblem: null, documents: 1, apis: [], comparison: { advice: 'browser' } },
      gaps: [],
    });
    expect(found.address).toMatch(/^http:\/\/portal\.fixture\.example\//);
    expect(found.fields.find(({ field }) => field === 'consult')).toMatchObject({ value: guide.consult });
    expect(found.lanes!.comparison!.onlyBrowser).toEqual(expect.arrayContaining(['consult', 'steps.name']));
    expect(found.lanes!.comparison!.same).toContain('authority');
    expect(found.lanes!.data).toBeGreaterThan(3);
    expect(found.unknown).toEqual([]);
    const items = new Set(portal.guides.map(({ item }) => item.portalId)).size;
    expect(found.nights).toMatchObject({ items, perItem: { documents: 1, data: found.lanes!.data } });
    expect(found.nights!.lists).toBeGreaterThan(128);
    expect(JSON.stringify(found)).not.toContain('127.0.0.1');
    expect(doctorLines(found).join('\n')).toContain(`事项 ${items} ×`);
  });

  it('of the app: drawn by a script, its interface holds nearly all', { timeout: 60_000 }, async () => {
    const found = await examine(phone(2));
    expect(found).toMatchObject({
      site: { channel: 'h5' },
      page: { kind: 'guide' },
      lanes: { httpProblem: expect.stringContaining('没有内容'), comparison: { advice: 'api' } },
    });
    const [api] = found.lanes!.apis;
    expect(api!.pattern).toBe('/suishenban/api/guide?id={…}');
    expect(api!.held / api!.shown).toBeGreaterThan(0.9);
    expect(found.nights!.items).toBe(new Set(portal.guides.map(({ item }) => item.portalId)).size);
    expect(doctorLines(found).join('\n')).toContain('接口 /suishenban/api/guide?id={…}：含有页面显示的');
  });
});

describe('pages that are no guide', () => {
  it('lists, log-in pages, faults', { timeout: 120_000 }, async () => {
    const planted: [Fault, string, number][] = [
      ['login', 'login', 4],
      ['404', 'gone', 0],
      ['maintenance', 'error', 3],
      ['empty', 'shell', 3],
      ['hang', 'error', 3],
      ['gbk', 'guide', 0],
    ];
    for (const [n, [fault]] of planted.entries()) faults[portal.guides[n]!.item.id] = fault;
    const cases: [string, string, number][] = [
      ...planted.map(([, kind, code], n): [string, string, number] => [pc(n), kind, code]),
      [`${portal.origin}/govPortals/legalPerson/department?code=${portal.guides[0]!.unit.id}`, 'list', 0],
      [`${portal.origin}/govPortals/index.do`, 'list', 0],
      [`${portal.origin}/uc/login/login.jsp`, 'login', 4],
    ];
    for (const [address, kind, code] of cases) {
      const found = await examine(address);
      expect([address, found.page!.kind, exitCodeOf(found)]).toEqual([address, kind, code]);
      const lines = doctorLines(found).join('\n');
      if (kind === 'login') expect(lines).toContain('需要登录');
      if (kind !== 'guide') expect(lines).toContain('未测算：这不是办事指南页');
    }
    const login = await examine(pc(0));
    expect(login.answer!.redirects).toHaveLength(1);
    expect(login.answer!.finalUrl).toContain('/uc/login/login.jsp');
    const gbk = await examine(pc(5));
    expect(gbk.identity).toMatchObject({ charset: 'gb18030', charsetFrom: 'header' });
  });

  it('for the app alone, blank, or without data', { timeout: 60_000 }, async () => {
    const planted: [PhoneFault, string][] = [
      ['app-only', 'app-only'],
      ['bridge', 'app-only'],
      ['blank', 'shell'],
      ['api-html', 'error'],
    ];
    for (const [n, [fault, kind]] of planted.entries()) {
      phoneFaults[portal.guides[n + 10]!.item.id] = fault;
      const found = await examine(phone(n + 10));
      expect([fault, found.page!.kind]).toEqual([fault, kind]);
      expect(found.bridges).toEqual(fault === 'bridge' ? ['ssbBridge'] : []);
      const lines = doctorLines(found).join('\n');
      if (fault === 'bridge') expect(lines).toContain('需要在 App 中打开：浏览器中没有 ssbBridge');
    }
  });
});

describe('another server', () => {
  it('that blocks us, or sends us to another host', { timeout: 60_000 }, async () => {
    const wall = await examine(`${strangeOrigin}/wall`);
    expect([wall.page?.kind, exitCodeOf(wall)]).toEqual(['wall', 5]);
    expect(wall.robots).toMatchObject({ allowed: true, crawlDelay: 0.05 });
    const away = await examine(`${strangeOrigin}/away`);
    expect([away.page?.kind, exitCodeOf(away)]).toEqual(['login', 4]);
  });
  it('that gives something else than a page', { timeout: 60_000 }, async () => {
    await expect(examine(`${strangeOrigin}/file.pdf`)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('不是网页，而是 application/pdf'),
    });
    await expect(examine(`${strangeOrigin}/data`)).rejects.toThrow(/application\/json/);
  });
  it('is not asked for what its robots.txt forbids', { timeout: 60_000 }, async () => {
    asked.length = 0;
    const found = await examine(`${strangeOrigin}/private/1`, { robots: 'respect' });
    expect(found).toMatchObject({
      page: null,
      robots: { allowed: false, rule: 'Disallow: /private/' },
      nights: null,
    });
    expect(exitCodeOf(found)).toBe(2);
    expect(doctorLines(found)[1]).toContain('robots.txt 不允许（Disallow: /private/）');
    expect(asked.filter((path) => path.startsWith('/private'))).toEqual([]);
  });
  it('of this machine that is no fixture is not visited', { timeout: 60_000 }, async () => {
    const other = createServer((_, answer) => answer.end('<h1>打印机设置</h1>')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(examine(`http://127.0.0.1:${port}/settings`)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('没有运行示例门户'),
    });
    other.close();
    await expect(examine(`http://127.0.0.1:${port}/settings`)).rejects.toMatchObject({ exitCode: 2 });
  });
});
