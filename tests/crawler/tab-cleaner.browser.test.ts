// A tab goes on to the next page: nothing of the page before may be found there, wherever and whenever it was stored.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserPool, openPool } from '../../crawler/browser-pool.ts';
import type { Tab } from '../../crawler/guarded-context.ts';
import { loadProfile } from '../../crawler/profile.ts';

/** In the page: everything that can be found of an earlier one. */
const FOUND = `(async () => {
  const stores = await indexedDB.databases();
  return [
    ...document.cookie.split('; '), ...Object.keys(localStorage), ...Object.keys(sessionStorage), name && 'name ' + name,
    ...stores.map((one) => 'idb ' + one.name), ...(globalThis.caches ? await caches.keys() : []),
    ...(await navigator.serviceWorker?.getRegistrations() ?? []).map(() => 'service worker'),
  ].filter(Boolean);
})()`;

const LEAVE = `
  const leave = (when) => {
    document.cookie = when + '-cookie=1; path=/'; localStorage.setItem(when + '-local', '1'); sessionStorage.setItem(when + '-session', '1');
    name = when; indexedDB.open(when);
    try { caches.open(when + '-cache').catch(() => {}); } catch {}
  };`;

const PAGES: Record<string, string> = {
  '/empty': '<p>空</p>',
  '/loads': `<script>${LEAVE} leave('loads'); navigator.serviceWorker?.register('/worker.js').catch(() => {});</script>`,
  '/again': `<script>${LEAVE} setInterval(() => leave('again'), 1); (function on() { leave('message'); new MessageChannel().port1.postMessage(1); setTimeout(on); })();</script>`,
  '/leaves': `<script>${LEAVE}
    for (const type of ['beforeunload', 'pagehide', 'visibilitychange', 'unload', 'freeze'])
      addEventListener(type, () => leave(type), true), document.addEventListener(type, () => leave(type), true);
  </script>`,
  '/works': `<script>new Worker(URL.createObjectURL(new Blob(["setInterval(() => { indexedDB.open('worker' + Math.random()); self.caches?.open('worker'); }, 1)"])));</script>`,
  '/locked': `<script>
    name = 'locked'; sessionStorage.setItem('locked-session', '1');
    Object.defineProperty(globalThis, 'name', { get: () => '', set: () => {} });
    Storage.prototype.clear = () => {}; Storage.prototype.removeItem = () => {};
  </script>`,
  '/frames': `<script>${LEAVE} leave('outer');</script><iframe src="/loads"></iframe><iframe src="OTHER/loads"></iframe><iframe srcdoc="<script>sessionStorage.setItem('inner-session', '1')</script>"></iframe>`,
  '/onward': `<script>${LEAVE} leave('onward'); location.replace('OTHER/loads');</script>`,
};

let server: Server;
let other: string;
let pool: BrowserPool;
let served = 0;
const cookies: (string | undefined)[] = [];
const profile = loadProfile('fixture');
const home = profile.publicOrigin;

beforeAll(async () => {
  server = createServer((request, answer) => {
    const path = request.url!;
    if (path === '/kept.json') served++;
    cookies.push(request.headers.cookie);
    answer.writeHead(200, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=100000, immutable',
      'set-cookie': ['hidden=1; HttpOnly; Path=/', 'long=1; Max-Age=100000; HttpOnly'],
    });
    answer.end((PAGES[path] ?? '//').replaceAll('OTHER', other));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  other = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // One page at a time: lane and spare take turns.
  pool = await openPool({ profile, origin: other, size: 1 });
});
afterAll(async () => {
  await pool?.close();
  server?.closeAllConnections();
  server?.close();
});

const open = async ({ page }: Tab, url: string) => {
  await page.goto(url, { waitUntil: 'load' });
};
const pages = new Set<unknown>();

it.each(Object.keys(PAGES))('%s leaves nothing behind', async (path) => {
  for (let i = 0; i < 4; i++) {
    await pool.withTab(async (tab) => {
      pages.add(tab.page);
      await open(tab, home + path);
      await tab.page.waitForTimeout(60);
    });
    for (const origin of [home, other])
      await pool.withTab(async (tab) => {
        pages.add(tab.page);
        cookies.length = 0;
        await open(tab, `${origin}/empty`);
        expect(cookies).toEqual([undefined]);
        expect(await tab.page.evaluate(FOUND)).toEqual([]);
        expect(await tab.page.evaluate('history.length')).toBeLessThanOrEqual(2);
      });
  }
});

it('what was fetched by one page is fetched anew by the next', async () => {
  for (let i = 1; i <= 4; i++) {
    await pool.withTab(async (tab) => {
      await open(tab, `${home}/empty`);
      await tab.page.evaluate('fetch("/kept.json").then((answer) => answer.text())');
    });
    expect(served).toBe(i);
  }
});

it('all of them in the same two tabs', () => {
  expect(pages.size).toBe(2);
});
