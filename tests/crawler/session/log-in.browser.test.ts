// A log-in at a browser: what is recognised, and what ends it with a clear message. The pages are as hostile as a portal may be.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadProfile } from '../../../crawler/profile.ts';
import { hasDisplay } from '../../../crawler/session/display.ts';
import { type LogInOptions, logIn } from '../../../crawler/session/log-in.ts';
import { requireLogin } from '../../../crawler/session/login-rules.ts';

const profile = loadProfile('fixture');
const login = requireLogin(profile, new Date());
const name = (text: string, style = '') => `<span class="user-name" style="${style}">${text}</span>`;
const PAGES: Record<string, string> = {
  '/two': name('示例甲') + name('示例乙'),
  '/twice': name('示例甲') + name('示例甲') + name('示例乙', 'display:none'),
  '/none': '<p>请登录</p>',
  '/empty': name(''),
  '/captcha': '<p>请登录</p><script src="http://captcha.example/slider.js"></script>',
  '/stored': `${name('示例甲')}<script>localStorage.setItem('l', '1'); sessionStorage.setItem('s', '2'); document.cookie = 'c=3';</script>`,
};

let server: Server;
let own: Map<string, string>;
beforeAll(async () => {
  server = createServer((request, answer) =>
    answer
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><title>门户</title>${PAGES[request.url ?? ''] ?? ''}`),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  own = new Map([['zwdt.fixture.example', `http://127.0.0.1:${(server.address() as AddressInfo).port}`]]);
});
afterAll(() => void server.close());

const start = (path: string, more: Partial<LogInOptions> = {}) =>
  logIn({
    ...{
      profile,
      headed: false,
      deadline: 10_000,
      own,
      signal: new AbortController().signal,
      now: () => new Date(),
    },
    login: { ...login, start: `http://zwdt.fixture.example${path}` },
    ...more,
  });

it('keeps cookies, local and session storage of who is recognised', async () => {
  const state = await start('/stored');
  expect(state.name).toBe('示例甲');
  expect(state.cookies.map((cookie) => `${cookie.name}=${cookie.value}`)).toEqual(['c=3']);
  const origin = 'http://zwdt.fixture.example';
  expect(state.origins).toEqual([{ origin, localStorage: [{ name: 'l', value: '1' }] }]);
  expect(state.sessionStorage).toEqual([{ origin, entries: [{ name: 's', value: '2' }] }]);
});

it.skipIf(!hasDisplay(process.env, process.platform))('opens a window where there is a desk', async () => {
  const state = await start('/stored', { headed: true });
  expect([state.name, state.cookies.length]).toEqual(['示例甲', 1]);
});

it('takes one name that stands twice for one, and a hidden one for none', async () => {
  expect((await start('/twice')).name).toBe('示例甲');
});

it.each([
  ['two names', '/two', {}, { code: 'two-names', exitCode: 2 }],
  ['a log-in that never ends', '/none', { deadline: 1500 }, { code: 'no-log-in', exitCode: 4 }],
  [
    'a captcha of a host that the profile lacks',
    '/captcha',
    { deadline: 2500 },
    { code: 'no-log-in', message: expect.stringContaining('captcha.example') },
  ],
  ['a name that is empty', '/empty', { deadline: 1500 }, { code: 'no-log-in', exitCode: 4 }],
  ['a closed window', '/none', { play: (page: Page) => page.close() }, { code: 'closed', exitCode: 4 }],
])('ends with a clear message for %s', async (_, path, more, error) => {
  await expect(start(path, more)).rejects.toMatchObject(error);
});

it('names a selector that is none', async () => {
  const probe = { ...login.probe, name: '..name' };
  const wrong = { ...login, probe, start: 'http://zwdt.fixture.example/two' };
  await expect(start('/two', { login: wrong })).rejects.toMatchObject({ code: 'bad-selector', exitCode: 2 });
});

it('lets no program play the person on a real site', async () => {
  await expect(
    start('/none', { profile: { ...profile, loopback: false }, play: async () => {} }),
  ).rejects.toThrow('only a person');
});
