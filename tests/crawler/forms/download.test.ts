// Downloads with everything that can go wrong on the way, and the forms of a whole fixture against what was planted.
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { collectForms } from '../../../crawler/forms/collect.ts';
import { downloadForm } from '../../../crawler/forms/download.ts';
import { HttpClient } from '../../../crawler/http.ts';
import { guardRules } from '../../../crawler/network-guard.ts';
import { Pacers } from '../../../crawler/pacer.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { formFile } from '../../../fixtures/files/documents.ts';
import { startPortal } from '../../../fixtures/portal.ts';
import { fixtureFact } from '../../../scripts/accuracy/form-facts.ts';
import { folder, open } from '../../store/folder.ts';

const profile = loadProfile('fixture');
const home = profile.publicOrigin;
const own = new Set([new URL(home).host]);
let app: FastifyInstance;
let http: HttpClient;
const hits = new Map<string, number>();
const file = formFile({ title: '申请表', values: [] }, 'docx')!;

beforeAll(async () => {
  app = Fastify({ forceCloseConnections: true });
  app.addHook('onRequest', async ({ url }) => void hits.set(url, (hits.get(url) ?? 0) + 1));
  app.get('/ok', (_request, reply) => reply.type(file.type).send(file.bytes));
  app.get('/late', ({ url }, reply) =>
    hits.get(url) === 1 ? reply.code(404).send() : reply.type(file.type).send(file.bytes),
  );
  app.get('/moved', (_request, reply) => reply.redirect('/ok'));
  app.get('/loop', (_request, reply) => reply.redirect('/loop'));
  app.get('/inside', (_request, reply) => reply.redirect('http://10.0.0.1/a.doc'));
  app.get('/large', (_request, reply) => reply.send(Buffer.alloc(21_000_000)));
  app.get('/hang', () => new Promise(() => undefined));
  for (const status of [401, 403, 429, 500]) app.get(`/${status}`, (_r, reply) => reply.code(status).send());
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  http = new HttpClient({
    rules: { ...guardRules(profile, origin), hosts: null },
    userAgent: 'test',
    deadline: 500,
    lookup: async (host) => {
      if (host !== 'inside.example') throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [{ address: '10.0.0.7', family: 4 }];
    },
  });
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

const download = (path: string) =>
  downloadForm({ http, own }, path.startsWith('/') ? `${home}${path}` : path).then(({ fact }) => fact);

describe('a download', () => {
  it('says what came', async () =>
    expect(await download('/ok')).toMatchObject({ status: 200, problem: null, kind: 'docx', opens: true }));
  it('follows redirects', async () =>
    expect(await download('/moved')).toMatchObject({ finalUrl: `${home}/ok`, problem: null }));
  it('believes only the second refusal', async () => {
    expect(await download('/late')).toMatchObject({ problem: null, kind: 'docx' });
    expect(await download('/none')).toMatchObject({ problem: 'gone', status: 404 });
    expect(hits.get('/none')).toBe(2);
  });

  test.each([
    ['/401', 'login'],
    ['/403', 'blocked'],
    ['/429', 'blocked'],
    ['/500', 'server-error'],
    ['/hang', 'timeout'],
    ['/loop', 'redirects'],
    ['/large', 'too-large'],
    ['/inside', 'refused-address'],
    ['http://inside.example/a.doc', 'refused-address'],
    ['http://nowhere.example/a.doc', 'timeout'],
    ['ftp://a.example/a.doc', 'refused-address'],
  ])('%s is %s', async (path, problem) => expect((await download(path)).problem).toBe(problem));

  it('does not ask what cannot be asked', async () => {
    expect((await download('/files/null')).problem).toBe('null-address');
    expect(hits.has('/files/null')).toBe(false);
  });
});

test('the forms of a fixture are what was planted, each asked for once', async () => {
  const portal = await startPortal({ items: 1 });
  const client = new HttpClient({
    rules: guardRules(profile, portal.origin),
    userAgent: 'test',
    deadline: 5000,
  });
  try {
    const store = open(folder());
    const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
    for (const { item, unit, guide } of portal.guides)
      store.guides.save({
        run: run.id,
        item: item.id,
        channel: 'pc',
        capture: null,
        url: null,
        unit: unit.id,
        guide,
      });
    const context = {
      ...{ store, run, http: client, profile, pacers: new Pacers(1000) },
      signal: new AbortController().signal,
      now: () => new Date(),
    };
    const asked = await collectForms(context, 3);
    const forms = portal.guides.flatMap(({ guide, files }) =>
      guide.materials.flatMap(({ blankForm, sampleForm }) =>
        [blankForm, sampleForm].flatMap((form) => (form ? [[form.url, files?.[form.url]] as const] : [])),
      ),
    );
    expect(asked).toBe(new Map(forms).size);
    for (const [url, served] of forms) expect(store.forms.get(run.id, url)).toEqual(fixtureFact(url, served));
    expect(await collectForms(context, 3)).toBe(0);
  } finally {
    await client.close();
    await portal.close();
  }
});
