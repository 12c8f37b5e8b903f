// Faults of the way to a page: names, connections, certificates, addresses, dead tabs; in a real browser and by plain HTTP.
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserPool } from '../../crawler/browser-pool.ts';
import { capturePage, type PageCapture } from '../../crawler/capture.ts';
import type { Lookup } from '../../crawler/connect.ts';
import { HttpClient } from '../../crawler/http.ts';
import { guardRules } from '../../crawler/network-guard.ts';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { type Portal, startPortal } from '../../fixtures/portal.ts';
import type { UnobservedReason } from '../../store/schemas/outcome.ts';
import { expiredCertificate } from './expired-certificate.ts';

const servers: Server[] = [];
let innerHits = 0;
let portal: Portal;
const origins: Record<string, string> = {};

const listening = async (server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): unknown;
}) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** The portal's profile by its address; `https` where a certificate is asked for. */
function profileAt(publicOrigin: string, loopback = true): SiteProfile {
  const profile = structuredClone(loadProfile('fixture'));
  profile.deadlines = { request: 3000, open: 4000, quiet: 1500, click: 1500, panels: 3000, page: 15_000 };
  const { host } = new URL(publicOrigin);
  return { ...profile, publicOrigin, loopback, hosts: [host, 'rebind.fixture.example'] };
}

/** `rebind.fixture.example` resolves to this machine; other names as the system says. */
const rebinding: Lookup = async (name) => {
  if (name.startsWith('rebind.')) return [{ address: '127.0.0.1', family: 4 }];
  throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
};

beforeAll(async () => {
  portal = await startPortal({ items: 1 });
  const closed = createTcp();
  origins.refused = `http://127.0.0.1:${await listening(closed)}`;
  await new Promise((resolve) => closed.close(resolve));
  const expired = createHttps(expiredCertificate('portal.fixture.example'), (_request, answer) =>
    answer.end('页面'),
  );
  servers.push(expired);
  origins.expired = `https://127.0.0.1:${await listening(expired)}`;
  const page = `<!doctype html><meta charset="utf-8"><title>事项</title><h1>事项</h1><p>办理材料、受理条件、办理流程、咨询电话、办理地点如下，供办事的个人和企业查阅：</p>
    <script>fetch('http://rebind.fixture.example/secret').then((a) => a.text()).then((t) => document.body.append(t)).catch(() => {});</script>`;
  const scripted = createHttp((request, answer) => {
    if (request.url?.startsWith('/secret')) innerHits++;
    answer.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
  servers.push(scripted);
  origins.script = `http://127.0.0.1:${await listening(scripted)}`;
});
afterAll(async () => {
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  await portal?.close();
});

interface Case {
  name: string;
  at: string;
  origin?: () => string;
  reason: UnobservedReason;
  detail: RegExp;
  http: RegExp;
}

const CASES: Case[] = [
  {
    name: 'a name that does not resolve',
    at: 'http://gone.fixture.example',
    reason: 'timeout',
    detail: /域名无法解析（ENOTFOUND）/,
    http: /ENOTFOUND/,
  },
  {
    name: 'the same by https',
    at: 'https://gone.fixture.example',
    reason: 'timeout',
    detail: /域名无法解析（ENOTFOUND）/,
    http: /ENOTFOUND/,
  },
  {
    name: 'a port that refuses',
    at: 'http://portal.fixture.example',
    origin: () => origins.refused!,
    reason: 'timeout',
    detail: /网站拒绝连接（ECONNREFUSED）/,
    http: /ECONNREFUSED/,
  },
  {
    name: 'the same by https',
    at: 'https://portal.fixture.example',
    origin: () => origins.refused!.replace('http:', 'https:'),
    reason: 'timeout',
    detail: /网站拒绝连接（ECONNREFUSED）/,
    http: /ECONNREFUSED/,
  },
  {
    name: 'an expired certificate',
    at: 'https://portal.fixture.example',
    origin: () => origins.expired!,
    reason: 'timeout',
    detail: /证书无效或已过期（ERR_CERT/,
    http: /certificate|CERT/i,
  },
  {
    name: 'a name that resolves to this machine',
    at: 'http://rebind.fixture.example',
    reason: 'blocked',
    detail: /解析到内部地址 127\.0\.0\.1/,
    http: /解析到内部地址/,
  },
  {
    name: 'the same by https',
    at: 'https://rebind.fixture.example',
    reason: 'blocked',
    detail: /解析到内部地址 127\.0\.0\.1/,
    http: /解析到内部地址/,
  },
];

async function captured(
  profile: SiteProfile,
  origin: string | undefined,
  path: string,
): Promise<PageCapture> {
  const pool = await BrowserPool.open({ profile, origin, size: 1, lookup: rebinding });
  try {
    return await pool.withTab((tab) => capturePage(tab, profile.publicOrigin + path, pool.site));
  } finally {
    await pool.close();
  }
}

describe('the way to a page', () => {
  it.each(CASES)('$name ($at)', async ({ at, origin, reason, detail, http }) => {
    const profile = profileAt(at, origin !== undefined);
    const { problem, snapshot } = await captured(profile, origin?.(), '/guide');
    expect(problem?.detail).toMatch(detail);
    expect(problem?.reason).toBe(reason);
    expect(snapshot).toBeNull();
    const client = new HttpClient({
      rules: guardRules(profile, origin?.()),
      userAgent: 'test',
      deadline: 3000,
      lookup: rebinding,
    });
    await expect(client.get(`${at}/guide`)).rejects.toThrow(http);
    await client.close();
  });

  it('from a script to a name that resolves to this machine: refused, the page counts as not wholly seen', async () => {
    const profile = profileAt('http://portal.fixture.example');
    const { snapshot } = await captured(profile, origins.script, '/guide');
    expect(snapshot).toMatchObject({ complete: false });
    expect(innerHits).toBe(0);
  });

  it('a tab that crashes is given up with its context, and the next page is read', async () => {
    const profile = profileAt('http://portal.fixture.example');
    const pool = await BrowserPool.open({ profile, origin: portal.origin, size: 1 });
    const { item } = portal.guides[0]!;
    const url = `${profile.publicOrigin}/govPortals/bsfw/item/${item.situationId ?? item.portalId}`;
    try {
      const dead = await pool.withTab(async (tab) => {
        const session = await tab.context.newCDPSession(tab.page);
        tab.page.once('domcontentloaded', () => void session.send('Page.crash').catch(() => undefined));
        return capturePage(tab, url, pool.site);
      });
      expect(dead.problem).toMatchObject({
        reason: 'timeout',
        detail: expect.stringMatching(/崩溃|期限内没有打开/),
      });
      const next = await pool.withTab((tab) => capturePage(tab, url, pool.site));
      expect(next.problem).toBeNull();
    } finally {
      await pool.close();
    }
  });
});
