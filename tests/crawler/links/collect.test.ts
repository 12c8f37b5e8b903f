// Every case of a link against a real server: what is found, how often each address is asked, and what is never asked.
import { createServer } from 'node:net';
import { expect, it, test } from 'vitest';
import type { Lookup } from '../../../crawler/connect.ts';
import { collectLinks } from '../../../crawler/links/collect.ts';
import { Pacers } from '../../../crawler/pacer.ts';
import { isBelieved, type LinkFact } from '../../../store/schemas/link-fact.ts';
import { collect, farm, home, profile, runOf, serve } from './link-site.ts';

const CASES: [name: string, expected: Partial<LinkFact>][] = [
  ['notice.html', { verdict: 'alive', status: 200, attempts: 1 }],
  ['questions.html', { verdict: 'alive' }],
  ['catalogue.pdf', { verdict: 'alive', status: 200 }],
  ['no-head.do', { verdict: 'alive', status: 200 }],
  ['wrong-head.do', { verdict: 'alive', status: 200 }],
  ['moved.html', { verdict: 'alive', redirects: [farm('moved.html')], finalUrl: farm('notice.html') }],
  ['rules.html#scope', { verdict: 'alive', fragment: 'present' }],
  ['rules.html#time', { verdict: 'alive', fragment: 'present' }],
  ['rules.html#fees', { verdict: 'alive', fragment: 'missing' }],
  ['rules.html#/route/1', { verdict: 'alive', fragment: null }],
  ['gone.html', { verdict: 'dead', cause: 'gone', status: 404, certain: true, attempts: 2 }],
  ['removed.html', { verdict: 'dead', cause: 'gone', status: 410, certain: true, attempts: 2 }],
  ['error-page.html', { verdict: 'soft-dead', certain: true, status: 200, attempts: 2 }],
  ['error-text.html', { verdict: 'soft-dead', certain: false }],
  ['old.html', { verdict: 'home', certain: true, attempts: 2 }],
  ['visit.html', { verdict: 'home', certain: false }],
  ['private.html', { verdict: 'login', attempts: 1 }],
  ['item/2021051200001.html', { verdict: 'other-item', certain: false }],
  ['loop.html', { verdict: 'loop', certain: true, attempts: 2 }],
  ['ring-a.html', { verdict: 'loop', certain: true }],
  ['cookie.html', { verdict: 'loop', certain: false }],
  ['chain-1.html', { verdict: 'alive' }],
  ['inside.html', { verdict: 'internal', certain: true, finalUrl: 'http://10.20.30.40/portal/notice.html' }],
  ['safe.html', { verdict: 'unclear', cause: 'not-allowed', upgraded: true }],
  ['forbidden.html', { verdict: 'unclear', cause: 'blocked', status: 403 }],
  ['busy.html', { verdict: 'unclear', cause: 'blocked', status: 429 }],
  ['failing.html', { verdict: 'unclear', cause: 'server-error', status: 500 }],
];

test('each case is found for what it is, and each address is asked once, bad ones twice', async () => {
  const site = await serve();
  // Every target on two guides.
  const links = CASES.map(([name]) => ({ text: name, url: farm(name) }));
  const topic = { text: '专题', url: `${home}/zt/1.html` };
  const kept = runOf([...links, topic], links);
  expect(await collect(kept, site.origin)).toBe(CASES.length + 1);
  const facts = kept.store.links.ofRun(kept.run.id);
  for (const [name, expected] of CASES) expect([name, facts.get(farm(name))]).toMatchObject([name, expected]);
  expect(facts.get(farm('chain-1.html'))!.redirects).toHaveLength(6);
  // The same page for every address of a part of the site, without any word of an error: a person decides.
  expect(facts.get(topic.url)).toMatchObject({ verdict: 'soft-dead', certain: false });

  const times = new Map<string, number>();
  for (const hit of site.hits) times.set(hit, (times.get(hit) ?? 0) + 1);
  const twice = new Set(
    [...facts.values()].filter(({ attempts }) => attempts === 2).flatMap((f) => [f.url, ...f.redirects]),
  );
  for (const [hit, n] of times) {
    const url = `${home}${hit.split(' ')[1]}`;
    const mayTwice = twice.has(url) || url.includes('no-such-page');
    expect([hit, n <= (mayTwice ? 2 : 1)]).toEqual([hit, true]);
  }
  // A log-in page and a home page are known by their addresses.
  expect(site.hits.filter((hit) => /login|index\.do/.test(hit))).toEqual([]);

  // A run that is taken up again asks for nothing more.
  const before = site.hits.length;
  expect(await collect(kept, site.origin)).toBe(0);
  expect(site.hits).toHaveLength(before);
}, 60_000);

test('a file is asked by HEAD, by GET where HEAD tells nothing, and no more is read than tells that it is there', async () => {
  const pdf = { 'content-type': 'application/pdf' };
  const zip = { 'content-type': 'application/zip' };
  const site = await serve({
    '/there.pdf': () => ({ status: 200, headers: pdf }),
    '/no-head.pdf': (_, method) => ({
      status: method === 'HEAD' ? 405 : 200,
      headers: pdf,
      body: '%PDF-1.4',
    }),
    '/wrong-head.pdf': (_, method) => ({
      status: method === 'HEAD' ? 404 : 200,
      headers: pdf,
      body: '%PDF-1.4',
    }),
    '/download': () => ({ status: 200, headers: zip, body: Buffer.alloc(30_000_000) }),
    '/long.html': () => ({ status: 200, body: `<title>404 Not Found</title>${' '.repeat(3_000_000)}` }),
  });
  const paths = ['there.pdf', 'no-head.pdf', 'wrong-head.pdf', 'download', 'long.html#end'];
  const kept = runOf(paths.map((path) => ({ url: `${home}/${path}` })));
  await collect(kept, site.origin);
  const facts = kept.store.links.ofRun(kept.run.id);
  for (const path of paths)
    expect(facts.get(`${home}/${path}`)).toMatchObject({ verdict: 'alive', status: 200, fragment: null });
  const methods = (path: string) => site.hits.filter((hit) => hit.endsWith(` /${path}`)).map((hit) => hit[0]);
  expect(paths.map((path) => methods(path.split('#')[0]!).join(''))).toEqual(['H', 'HG', 'HG', 'G', 'G']);
});

it('tries again in an order that does not open the breaker of a host', async () => {
  const broken = (n: number) => `/a-failing-${n}.html`;
  const specials = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [broken(n), () => ({ status: 500 })]),
  );
  const site = await serve(specials);
  const failing = Object.keys(specials).map((path) => `${home}${path}`);
  const gone = Array.from({ length: 60 }, (_, n) => `${home}/gone/${n}.html`);
  const kept = runOf([...failing, ...gone].map((url) => ({ url })));
  await collect(kept, site.origin);
  const second = site.hits.slice(site.hits.lastIndexOf(site.hits[0]!));
  const row = second.map((hit) => (/failing/.test(hit) ? 'f' : '.')).join('');
  expect(row).not.toContain('fffff');
  expect([...kept.store.links.ofRun(kept.run.id).values()].every(({ attempts }) => attempts === 2)).toBe(
    true,
  );
}, 20_000);

test('an internal address is reported and never asked, however it is reached', async () => {
  const inner = await serve();
  const port = new URL(inner.origin).port;
  const outer = await serve({
    '/leads-inside': () => ({ status: 302, headers: { location: `http://127.0.0.1:${port}/secret` } }),
    '/refreshes-inside': () => ({
      status: 200,
      body: `<meta http-equiv="refresh" content="0;url=http://localhost:${port}/secret"><p>请稍候</p>`,
    }),
  });
  const urls = [
    `http://127.0.0.1:${port}/secret`,
    `http://localhost:${port}/secret`,
    `http://[::1]:${port}/secret`,
    `http://2130706433:${port}/secret`,
    'http://10.0.0.5/a',
    'http://192.168.1.1/a',
    'http://oa-server/a',
    'http://portal.intranet/a',
    `${home}/leads-inside`,
    `${home}/refreshes-inside`,
  ];
  const kept = runOf(urls.map((url) => ({ url })));
  await collect(kept, outer.origin);
  const facts = kept.store.links.ofRun(kept.run.id);
  expect(facts.get(`${home}/leads-inside`)).toMatchObject({ verdict: 'internal', certain: true });
  expect(facts.get(`${home}/refreshes-inside`)).toMatchObject({ verdict: 'internal', certain: true });
  // What is internal by its own writing needs no fact: nothing was asked.
  expect([...facts.keys()].sort()).toEqual([`${home}/leads-inside`, `${home}/refreshes-inside`].sort());
  expect(inner.hits).toEqual([]);
});

it('judges what a name resolves to, and asks no host that the profile does not name', async () => {
  const witness = await serve();
  const port = new URL(witness.origin).port;
  const asked: string[] = [];
  const names: Record<string, string> = {
    'gov.example.org': '93.184.216.34',
    'inside.example.org': '127.0.0.1',
    'proxy.example.org': '198.18.0.7',
    'else.example.org': '93.184.216.35',
  };
  const lookup =
    (works: boolean): Lookup =>
    async (name) => {
      asked.push(name);
      const address = works ? names[name] : undefined;
      if (address) return [{ address, family: 4 }];
      throw Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });
    };
  const real = {
    ...profile,
    loopback: false,
    publicOrigin: 'http://gov.example.org',
    hosts: ['gov.example.org'],
    permission: {
      letter: '1',
      issuer: '1',
      from: '2000-01-01',
      to: '2999-12-31',
      hosts: ['gov.example.org'],
      hours: [{ from: '00:00', to: '24:00' }],
      contact: '1',
    },
  };
  const urls = ['inside', 'proxy', 'else', 'missing'].map((name) => `http://${name}.example.org:${port}/`);
  const rules = {
    hosts: new Set(real.hosts),
    assetHosts: new Set<string>(),
    reads: [],
    ignored: [],
    own: new Map(),
  };
  const facts = async (works: boolean) => {
    const { store, run } = runOf(urls.map((url) => ({ url })));
    await collectLinks(
      {
        store,
        run,
        profile: real,
        pacers: new Pacers(1000),
        robots: { refusal: async () => null },
        signal: new AbortController().signal,
        now: () => new Date(),
      },
      { rules, lanes: 2, pause: 0, lookup: lookup(works) },
    );
    const found = store.links.ofRun(run.id);
    return urls.map((url) => found.get(url)!);
  };
  expect(await facts(true)).toMatchObject([
    { verdict: 'internal', certain: false },
    // Resolvers of some networks answer like this for every name.
    { verdict: 'unclear', cause: 'not-allowed' },
    { verdict: 'unclear', cause: 'not-allowed' },
    { verdict: 'dead', cause: 'no-name', attempts: 2 },
  ]);
  // Where no name resolves, our own network is out of order.
  expect((await facts(false)).map(({ verdict, cause }) => [verdict, cause])).toEqual(
    urls.map(() => ['unclear', 'network']),
  );
  expect(witness.hits).toEqual([]);
});

it('never calls what is blocked, slow to answer or broken off dead', async () => {
  const site = await serve({
    '/401': () => ({ status: 401 }),
    '/403': () => ({ status: 403 }),
    '/451': () => ({ status: 451 }),
    '/429': () => ({ status: 429, headers: { 'retry-after': '0' } }),
    '/503': () => ({ status: 503 }),
    '/hang': () => 'hang',
    '/wall': () => ({ status: 302, headers: { location: '/captcha' } }),
  });
  const urls = ['401', '403', '451', '429', '503', 'hang', 'wall'].map((name) => `${home}/${name}`);
  const { store, run } = runOf(urls.map((url) => ({ url })));
  await collect({ store, run }, site.origin);
  const facts = store.links.ofRun(run.id);
  expect(urls.map((url) => [facts.get(url)!.verdict, facts.get(url)!.cause])).toEqual([
    ['unclear', 'logged-out'],
    ['unclear', 'blocked'],
    ['unclear', 'blocked'],
    ['unclear', 'blocked'],
    ['unclear', 'server-error'],
    ['unclear', 'timeout'],
    ['unclear', 'blocked'],
  ]);
}, 30_000);

it('believes what is bad only when a later try says so too', async () => {
  const site = await serve({
    // HEAD and GET of the first try fail, those of the second do not.
    '/late': (hit) => (hit === 0 ? { status: 404 } : { status: 200, body: '<h1>内容</h1>' }),
  });
  const url = `${home}/late`;
  const { store, run } = runOf([{ url }]);
  await collect({ store, run }, site.origin);
  expect(store.links.get(run.id, url)).toMatchObject({ verdict: 'alive', attempts: 2 });

  const stop = new AbortController();
  const second = runOf([{ url: farm('gone.html') }]);
  const save = second.store.links.save;
  const watched = {
    ...second.store,
    links: {
      ...second.store.links,
      save: (id: string, fact: LinkFact) => {
        save(id, fact);
        stop.abort();
      },
    },
  };
  await collect({ store: watched, run: second.run }, site.origin, { signal: stop.signal });
  const once = second.store.links.get(second.run.id, farm('gone.html'))!;
  expect(once).toMatchObject({ verdict: 'dead', attempts: 1 });
  expect(isBelieved(once)).toBe(false);
  // The run that goes on tries it again.
  await collect(second, site.origin);
  expect(second.store.links.get(second.run.id, farm('gone.html'))).toMatchObject({ attempts: 2 });
});

it('says that a closed port refuses, after two tries', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );
  await new Promise((resolve) => server.close(resolve));
  const url = `${home}/anything`;
  const { store, run } = runOf([{ url }]);
  await collect({ store, run }, `http://127.0.0.1:${port}`);
  expect(store.links.get(run.id, url)).toMatchObject({ verdict: 'dead', cause: 'refused', attempts: 2 });
});

it('keeps to the budget of a host, the most shown addresses first, and leaves a host that turns it away', async () => {
  const site = await serve();
  const many = ['a', 'b', 'c'].map((name) => ({ url: `${home}/govPortals/links/${name}` }));
  const kept = runOf(many, [many[2]!]);
  await collect(kept, site.origin, { perHost: 1 });
  const facts = kept.store.links.ofRun(kept.run.id);
  expect(many.map(({ url }) => facts.get(url)!.cause)).toEqual(['budget', 'budget', 'gone']);

  const wall = await serve(
    Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`/w${i}`, () => ({ status: 403 })])),
  );
  const blocked = runOf(Array.from({ length: 30 }, (_, i) => ({ url: `${home}/w${i}` })));
  await collect(blocked, wall.origin, { lanes: 1 });
  expect(new Set(wall.hits.map((hit) => hit.split(' ')[1])).size).toBe(10);
  expect(
    [...blocked.store.links.ofRun(blocked.run.id).values()].every(({ cause }) => cause === 'blocked'),
  ).toBe(true);
});

it('does not take a closed folder for a host that turns it away', async () => {
  const closed = Array.from({ length: 30 }, (_, i) => `/closed/${i}.html`);
  const open = Array.from({ length: 90 }, (_, i) => `/govPortals/links/gone.html?n=${i}`);
  const site = await serve(Object.fromEntries(closed.map((path) => [path, () => ({ status: 403 })])));
  const { store, run } = runOf([...closed, ...open].map((path) => ({ url: `${home}${path}` })));
  await collect({ store, run }, site.origin, { lanes: 1 });
  const facts = [...store.links.ofRun(run.id).values()];
  expect(facts.filter(({ verdict }) => verdict === 'dead')).toHaveLength(open.length);
  expect(facts.filter(({ cause, status }) => cause === 'blocked' && status === 403)).toHaveLength(
    closed.length,
  );
});

it('reads an error page in the charset that it has, not in the one that it names', async () => {
  // 页面不存在
  const gbk = Buffer.from([0xd2, 0xb3, 0xc3, 0xe6, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda]);
  const body = Buffer.concat([
    Buffer.from('<title>'),
    gbk,
    Buffer.from('</title><h1>'),
    gbk,
    Buffer.from('</h1>'),
  ]);
  const site = await serve({ '/lost.html': () => ({ status: 200, body }) });
  const url = `${home}/lost.html`;
  const { store, run } = runOf([{ url }]);
  await collect({ store, run }, site.origin);
  expect(store.links.get(run.id, url)).toMatchObject({
    verdict: 'soft-dead',
    certain: true,
    title: '页面不存在',
  });
});

it('asks once more for what failed for a moment', async () => {
  const site = await serve({
    '/busy.html': (hit) => (hit === 0 ? { status: 502 } : { status: 200, body: '<h1>内容</h1>' }),
    '/down.html': () => ({ status: 502 }),
  });
  const urls = ['busy', 'down'].map((name) => `${home}/${name}.html`);
  const { store, run } = runOf(urls.map((url) => ({ url })));
  await collect({ store, run }, site.origin);
  expect(urls.map((url) => store.links.get(run.id, url))).toMatchObject([
    { verdict: 'alive', attempts: 2 },
    { verdict: 'unclear', cause: 'server-error', attempts: 2 },
  ]);
  const before = site.hits.length;
  await collect({ store, run }, site.origin);
  expect(site.hits).toHaveLength(before);
});
