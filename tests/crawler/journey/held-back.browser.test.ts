// An ordinary site of which the guard holds something back: a window that is sent elsewhere, a button that a refused request
// draws, a guide that robots.txt forbids. Such a journey is blocked, and nothing of it is charged.
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeJourney } from '../../../checks/journey/index.ts';
import { openJourneyBrowser } from '../../../crawler/journey/journey-browser.ts';
import { runJourney } from '../../../crawler/journey/run-journey.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import type { Journey } from '../../../store/schemas/journey.ts';

const LEVEL =
  '<h1>某事项</h1><p>网办深度：Ⅳ级（全程网办）</p><p>到办事现场次数：0次</p><p>本事项面向在本市经营的个体工商户和企业，材料齐全的当场受理。</p>';
const PAGES: Readonly<Record<string, string>> = {
  '/window': `${LEVEL}<a href="/sent-away" target="_blank">立即办理</a>`,
  '/slow-window': `${LEVEL}<a href="/broken" target="_blank">立即办理</a>`,
  '/link': `${LEVEL}<a href="/sent-away">立即办理</a>`,
  '/tls-link': `${LEVEL}<a href="/sent-away-tls">立即办理</a>`,
  '/script': `${LEVEL}<button type="button" id="go">立即办理</button><script src="http://cdn.elsewhere.example/go.js"></script>`,
  '/drawn': `${LEVEL}<div id="at"></div><script>fetch('/button', { method: 'POST' }).then((a) => a.text()).then((html) => { document.getElementById('at').innerHTML = html; }).catch(() => 0)</script>`,
  '/dead': `${LEVEL}<button type="button">立即办理</button>`,
  '/forbidden': LEVEL,
};

let site: { origin: string; close(): Promise<void> };
beforeAll(async () => {
  const app = Fastify({ forceCloseConnections: true });
  for (const [path, body] of Object.entries(PAGES))
    app.get(path, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send(
          `<!doctype html><html lang="zh-CN"><head><title>办事指南</title></head><body>${body}</body></html>`,
        ),
    );
  app.get('/robots.txt', (_request, reply) =>
    reply.type('text/plain').send('User-agent: *\nDisallow: /forbidden\n'),
  );
  app.get('/sent-away', (_request, reply) => reply.redirect('http://elsewhere.example/apply'));
  app.get('/sent-away-tls', (_request, reply) => reply.redirect('https://elsewhere.example/apply'));
  app.get('/broken', (_request, reply) => {
    reply.hijack();
    reply.raw.destroy();
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  site = { origin, close: () => app.close() };
});
afterAll(() => site?.close());

async function walkFrom(path: string): Promise<Journey> {
  const profile = { ...loadProfile('fixture'), robots: 'respect' as const };
  const browser = await openJourneyBrowser(profile, { origin: site.origin, sandbox: false });
  try {
    return await runJourney(
      {
        item: { id: 'x', name: '某事项', unit: '某局', kind: '许可' },
        ...{ channel: 'pc', url: `${profile.publicOrigin}${path}`, signIn: null, known: {}, submit: false },
      },
      {
        ...{ browser, origin: site.origin, now: () => new Date(0), deadline: 60_000 },
        picture: async (name) => name,
      },
    );
  } finally {
    await browser.close();
  }
}

it.each([
  ['/window', 'blocked', '主机 elsewhere.example'],
  ['/script', 'blocked', '主机 cdn.elsewhere.example'],
  ['/drawn', 'blocked', 'POST /button'],
  ['/forbidden', 'blocked', 'robots.txt 不允许访问'],
  ['/slow-window', 'timeout', '新窗口的页面没有打开'],
])(
  '%s: %s, for %s, and nobody is charged',
  async (path, reason, said) => {
    const journey = await walkFrom(path);
    expect(journey.end).toMatchObject({ reached: 'stopped', step: 'guide', reason });
    expect(journey.end.detail).toContain(said);
    expect(judgeJourney(journey)).toEqual([]);
  },
  60_000,
);

it.each(['/link', '/tls-link'])(
  '%s: sent elsewhere in the page at hand, it is blocked there',
  async (path) => {
    const journey = await walkFrom(path);
    expect(journey.end).toMatchObject({ reached: 'stopped', reason: 'blocked' });
    expect(journey.end.detail).toContain('主机 elsewhere.example');
    expect(judgeJourney(journey)).toEqual([]);
  },
  60_000,
);

it('a button that does nothing though all was let out is charged', async () => {
  const journey = await walkFrom('/dead');
  expect(judgeJourney(journey).map(({ obstacle, verdict }) => `${obstacle} ${verdict}`)).toEqual([
    'dead-button fail',
  ]);
}, 60_000);
