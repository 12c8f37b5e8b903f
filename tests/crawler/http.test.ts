// Plain requests: the same guard, redirects judged step by step, charsets.
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AddressRefused } from '../../crawler/connect.ts';
import { charsetOf, HttpClient, RequestRefused } from '../../crawler/http.ts';
import { guardRules } from '../../crawler/network-guard.ts';
import { loadProfile } from '../../crawler/profile.ts';

const profile = loadProfile('fixture');
const home = profile.publicOrigin;
let app: FastifyInstance;
let http: HttpClient;
let origin: string;
const hits: string[] = [];

beforeAll(async () => {
  app = Fastify({ forceCloseConnections: true });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_r, body, done) =>
    done(null, body),
  );
  app.addHook('onRequest', async ({ method, url }) => void hits.push(`${method} ${url}`));
  app.get('/gbk', (_request, reply) =>
    reply.type('text/html; charset=GBK').send(Buffer.from([0xb0, 0xec, 0xc0, 0xed])),
  );
  app.get('/twice', (_request, reply) => reply.redirect('/once'));
  app.get('/once', (_request, reply) => reply.redirect('/gbk'));
  app.get('/loop', (_request, reply) => reply.redirect('/loop'));
  app.get('/inside', (_request, reply) => reply.redirect('http://10.0.0.1/secret'));
  app.post('/govPortals/person.do', (_request, reply) => reply.redirect('/submit', 307));
  app.get('/hang', () => new Promise(() => undefined));
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  http = new HttpClient({ rules: guardRules(profile, origin), userAgent: 'test', deadline: 1000 });
});
afterAll(async () => {
  await http?.close();
  await app?.close();
});

describe('plain requests', () => {
  it('read GBK under the public origin', async () =>
    expect(await http.get(`${home}/gbk`)).toMatchObject({
      status: 200,
      text: '办理',
      charset: 'gb18030',
      url: `${home}/gbk`,
    }));
  it('follow redirects and note them', async () =>
    expect(await http.get(`${home}/twice`)).toMatchObject({
      url: `${home}/gbk`,
      redirects: [`${home}/twice`, `${home}/once`],
    }));
  it('do not follow for ever', async () =>
    await expect(http.get(`${home}/loop`)).rejects.toThrow(/转向超过/));
  it('do not follow inside', async () =>
    await expect(http.get(`${home}/inside`)).rejects.toThrow(/内部地址/));
  it('do not follow with a POST', async () => {
    await expect(http.post(`${home}/govPortals/person.do`, { orgCode: 'A' })).rejects.toThrow(RequestRefused);
    expect(hits).not.toContain('POST /submit');
  });
  it('refuse what is not a listed read', async () => {
    await expect(http.post(`${home}/submit`, { a: '1' })).rejects.toThrow(/只读清单/);
    await expect(http.post(`${home}/govPortals/person.do`, { evil: '1' })).rejects.toThrow(/参数/);
  });
  it('end at the deadline', async () => await expect(http.get(`${home}/hang`)).rejects.toThrow());
  it('refuse a public name that leads inside', async () => {
    const rules = { ...guardRules(profile), hosts: null };
    const client = new HttpClient({
      rules,
      userAgent: 'test',
      deadline: 1000,
      lookup: async () => [{ address: '192.168.0.9', family: 4 }],
    });
    await expect(client.get('http://name.example/')).rejects.toThrow(AddressRefused);
    await client.close();
  });
});

describe('charset', () => {
  it.each([
    ['text/html; charset=GBK', '', 'gb18030'],
    ['text/html', '<meta charset="gb2312">', 'gb18030'],
    ['text/html', '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">', 'utf-8'],
    [undefined, '', 'utf-8'],
  ])('of %s %s is %s', (type, html, charset) => expect(charsetOf(type, Buffer.from(html))).toBe(charset));
});
