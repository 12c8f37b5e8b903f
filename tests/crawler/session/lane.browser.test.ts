// The logged-in lane on pages as hostile as a unit's may be: it reads and follows, it sends nothing, and it keeps nothing of persons.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadProfile, type SiteProfile } from '../../../crawler/profile.ts';
import { enterDoor } from '../../../crawler/session/enter-door.ts';
import { LoggedInLane } from '../../../crawler/session/lane.ts';
import { requireLogin } from '../../../crawler/session/login-rules.ts';
import { inside, pictureOf, whenQuiet } from '../../../crawler/session/look.ts';
import { SessionState } from '../../../crawler/session/session-state.ts';
import { DoorEntry } from '../../../store/schemas/door-visit.ts';

const HOST = 'zwdt.fixture.example';
const ORIGIN = `http://${HOST}`;
const PERSON = {
  ...{ name: '示例甲', id: '310999190001010010', mobile: '13999990001', mail: 'example.a@mail.example.cn' },
};
const apply = (control: string): string => `<h1>居住证明开具</h1><p>申请材料：身份证明</p>${control}`;
const PAGES: Record<string, string> = {
  '/window': apply(`<button onclick="window.open('/service')">立即办理</button>`),
  '/blank': apply('<a target="_blank" href="/service">在线办理</a>'),
  '/script': apply(
    `<a href="javascript:void(0)" onclick="setTimeout(() => location.assign('/hop'), 50)">网上 申报</a>`,
  ),
  '/hop': `<p>正在跳转</p><script>setTimeout(() => location.replace('/service'), 20)</script>`,
  '/hop-later': '<p>正在跳转</p>',
  '/post': apply('<form method="post" action="/send"><button>立即办理</button></form>'),
  '/get': apply('<form action="/service"><button>立即办理</button></form>'),
  '/own': apply(
    `<form id="f" method="post" action="/send"></form><button onclick="document.getElementById('f').submit()">立即办理</button>`,
  ),
  '/still': apply('<button>立即办理</button>'),
  '/round': apply('<a href="/round">立即办理</a>'),
  '/beacon': apply(
    `<a href="/service">立即办理</a><script>fetch('/send', { method: 'POST', body: 'x' }).catch(() => {}); navigator.sendBeacon('/send', 'x');</script>`,
  ),
  '/foreign': apply('<a href="http://elsewhere.example/apply">立即办理</a>'),
  '/private': apply('<a href="http://10.0.0.1/apply">立即办理</a>'),
  '/away': apply('<a href="/redirect">立即办理</a>'),
  '/nothing': apply('<a href="/service">办事指南</a>'),
  '/dead': apply('<a href="/cut">立即办理</a>'),
  '/busy': apply('<a href="/broken">立即办理</a>'),
  '/split': `<p>证件号码 ${[...PERSON.id].map((digit) => `<i>${digit}</i>`).join('')}</p>`,
  '/service': `<h1>网上申报：居住证明开具</h1><p>您好，<b>${PERSON.name}</b></p><p>证件号码：${PERSON.id}</p><p>手机 ${PERSON.mobile} 邮箱 ${PERSON.mail}</p>
<input aria-label="姓名" value="${PERSON.name}"><textarea>${PERSON.id}</textarea><img alt="头像" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">
<div id="host"></div><script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<p>联系人 ${PERSON.name}</p>';
document.title = [document.cookie, localStorage.getItem('l'), sessionStorage.getItem('s')].join(' ');</script>`,
};

let server: Server;
let lane: LoggedInLane;
let sent: string[] = [];
const profile: SiteProfile = (() => {
  const given = structuredClone(loadProfile('fixture'));
  given.deadlines = { ...given.deadlines, open: 15_000, quiet: 1500, click: 2500 };
  given.login!.stay = { times: 1, seconds: 0 };
  return given;
})();
const entry = (page: string) =>
  DoorEntry.parse({ unit: 'U', unitName: '某局', door: 'pc', item: '居住证明开具', page: ORIGIN + page });
const cookie = {
  domain: HOST,
  path: '/',
  expires: -1,
  httpOnly: false,
  secure: false,
  sameSite: 'Lax' as const,
};

beforeAll(async () => {
  server = createServer((request, answer) => {
    const path = request.url ?? '';
    if (request.method !== 'GET') sent.push(`${request.method} ${path}`);
    if (path === '/cut') return void request.socket.destroy();
    if (path === '/redirect')
      return void answer.writeHead(302, { location: 'http://elsewhere.example/x?ticket=SECRET' }).end();
    if (path === '/broken') answer.statusCode = 502;
    answer
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><title>页面</title>${PAGES[path] ?? '<h1>Bad Gateway</h1>'}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  lane = await LoggedInLane.open({
    profile,
    login: requireLogin(profile, new Date()),
    own: new Map([[HOST, `http://127.0.0.1:${port}`]]),
    session: SessionState.parse({
      cookies: [{ ...cookie, name: 'c', value: '3' }],
      origins: [{ origin: ORIGIN, localStorage: [{ name: 'l', value: '1' }] }],
      sessionStorage: [{ origin: ORIGIN, entries: [{ name: 's', value: '2' }] }],
      name: PERSON.name,
    }),
    signal: new AbortController().signal,
  });
});
afterAll(async () => {
  await lane?.close();
  server?.closeAllConnections();
  server?.close();
});
beforeEach(() => {
  sent = [];
});

describe('a door', () => {
  it.each([
    ['a window that a script opens', '/window', 'click'],
    ['a link to a new window', '/blank', 'link'],
    ['a script that moves on, and a page that moves on again', '/script', 'click'],
  ])('is entered through %s', async (_, page, control) => {
    const { landing, unobserved, stays, ...rest } = await enterDoor(lane, entry(page));
    expect(unobserved).toBeNull();
    expect(rest.control).toBe(control);
    expect(landing).toMatchObject({ url: `${ORIGIN}/service`, itemShown: true, title: 'c=3 1 2' });
    expect(landing!.names).toEqual([{ shown: '示**', same: true }]);
    expect(stays).toHaveLength(1);
  });

  it('is read again where it moved on by script while it was read', async () => {
    await lane.withTab({ loggedIn: true }, async ({ page }) => {
      await page.goto(`${ORIGIN}/hop-later`);
      let reads = 0;
      const text = await whenQuiet(page, lane.looking, async () => {
        if (reads++ === 0) await page.evaluate(`location.replace('/service'), new Promise(() => {})`);
        return inside<string>(page, () => document.body.textContent);
      });
      expect(reads).toBe(2);
      expect(text).toContain('网上申报');
      await expect(
        whenQuiet(page, lane.looking, () => Promise.reject(new Error('another problem'))),
      ).rejects.toThrow('another problem');
    });
  });

  it('is told nothing of persons, and its picture neither', async () => {
    const { landing, publicLook } = await enterDoor(lane, entry('/blank'));
    for (const secret of Object.values(PERSON))
      expect(JSON.stringify({ landing, publicLook })).not.toContain(secret);
    await lane.withTab({ loggedIn: true }, async ({ page }) => {
      await page.goto(`${ORIGIN}/service`);
      expect((await pictureOf(page, lane.looking))?.length).toBeGreaterThan(1000);
      const left = (await page.evaluate(
        `[document.body.innerText, document.getElementById('host').shadowRoot.textContent, ...[...document.querySelectorAll('input,textarea')].map((e) => e.value)].join(' ')`,
      )) as string;
      expect(left).toContain('网上申报');
      for (const secret of Object.values(PERSON)) expect(left).not.toContain(secret);
      expect(await page.locator('img').isVisible()).toBe(false);
    });
  });

  it('has no picture where a number cannot be hidden', async () => {
    await lane.withTab({ loggedIn: true }, async ({ page }) => {
      await page.goto(`${ORIGIN}/split`);
      expect(await pictureOf(page, lane.looking)).toBeUndefined();
    });
  });

  it('is a stranger’s without the log-in', async () => {
    const title = await lane.withTab({ loggedIn: false }, async ({ page }) => {
      await page.goto(`${ORIGIN}/service`);
      return page.title();
    });
    expect(title).toBe('');
  });

  it.each([
    ['/post', 'a form that is sent', 'not-seen-completely', 0],
    ['/get', 'a form by GET', 'not-seen-completely', 0],
    ['/own', 'a form that a script sends', 'not-seen-completely', 0],
    ['/beacon', 'scripts that send', null, 1],
  ])('sends nothing: %s (%s)', async (page, _, reason, guarded) => {
    const { unobserved, refused } = await enterDoor(lane, entry(page));
    expect(unobserved?.reason ?? null).toBe(reason);
    expect(sent).toEqual([]);
    expect(refused).toBe(guarded);
    if (reason) expect(unobserved?.detail).toBe('入口要提交表单，程序只读不提交');
  });

  it.each([
    ['/foreign', 'blocked', /elsewhere\.example.*不在站点档案/u],
    ['/away', 'blocked', /elsewhere\.example.*不在站点档案/u],
    ['/private', 'blocked', /10\.0\.0\.1.*内部地址/u],
    ['/nothing', 'not-seen-completely', /没有找到/u],
    ['/still', 'not-seen-completely', /点击后没有转到/u],
    ['/round', 'not-seen-completely', /又回到办事指南/u],
    ['/dead', 'timeout', /连接中途断开/u],
    ['/busy', 'timeout', /502/u],
  ])('says why it was not seen: %s', async (page, reason, detail) => {
    const { unobserved, chain } = await enterDoor(lane, entry(page));
    expect(unobserved?.reason).toBe(reason);
    expect(unobserved?.detail).toMatch(detail);
    expect(JSON.stringify(chain)).not.toContain('SECRET');
  });
});

it('knows a lost log-in from a portal that is away', async () => {
  expect(await lane.probe()).toBe('lost');
  PAGES['/'] = '<span class="user-name">示**</span>';
  expect(await lane.probe()).toBe('alive');
  PAGES['/'] = '<span class="user-name">示例甲</span><span class="user-name">示例乙</span>';
  await expect(lane.probe()).rejects.toMatchObject({ code: 'two-names' });
});
