// Files asked for as WeChat does: which links are files, what came for them, and how often a site is asked.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, test } from 'vitest';
import { loadProfile } from '../../../crawler/profile.ts';
import { downloadState } from '../../../crawler/visit/download-answer.ts';
import { downloadAsker, filesOf } from '../../../crawler/visit/downloads.ts';
import type { PageVisit, Target } from '../../../store/schemas/page-visit.ts';
import { right, target } from '../../checks/mobile/right-visit.ts';

const link = (href: string, name = '申请表'): Target => ({ ...target, kind: 'link', href, name });
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\nstartxref\n9\n%%EOF';

test.each<[what: string, status: number, body: string, state: string]>([
  ['a file', 200, PDF, 'file'],
  ['nothing', 200, '', 'blank'],
  ['white space', 200, ' \r\n ', 'blank'],
  ['a page without anything', 200, '<html><head><title>下载</title></head><body></body></html>', 'blank'],
  [
    'a page that a script draws',
    200,
    '<html><body><div id="app"></div><script src="a.js"></script></body></html>',
    'page',
  ],
  ['a preview', 200, '<html><body><img src="1.png"></body></html>', 'page'],
  ['a hint', 200, '<html><body>请在浏览器中打开</body></html>', 'hint'],
  ['another hint', 200, '<html><body>请复制链接后下载文件</body></html>', 'hint'],
  ['a file that is gone', 404, 'x', 'gone'],
  [
    'a page that says so',
    200,
    '<html><body>抱歉，您访问的页面不存在或已删除，请返回首页</body></html>',
    'gone',
  ],
  ['an answer that says so', 200, '{"code":404,"msg":"文件不存在"}', 'gone'],
  ['an error', 502, 'x', 'error'],
  ['a log-in', 200, '<html><body><form><input type="password"></form>请登录后下载</body></html>', 'unknown'],
  ['a door', 403, 'x', 'unknown'],
])('%s', (_, status, body, state) => {
  const url = 'https://zwdt.example.gov.cn/a.pdf';
  const answer = { url, finalUrl: url, status, headers: { 'content-type': 'text/html; charset=utf-8' } };
  expect(downloadState({ ...answer, bytes: Buffer.from(body) })).toBe(state);
});

it('takes links to files and what is called a download, each address once, three at most', () => {
  const targets = [
    link('/a.docx'),
    link('/a.docx', '同一份表'),
    link('/item/1', '办事指南'),
    link('javascript:download(1)', '下载'),
    link('#form', '空表'),
    { ...target, href: null },
    link('/file?id=2', '空表下载'),
    link('/b.PDF?x=1'),
    link('/c.ofd'),
  ];
  expect(filesOf('https://zwdt.example.gov.cn/item/1', targets).map(({ url }) => url)).toEqual([
    'https://zwdt.example.gov.cn/a.docx',
    'https://zwdt.example.gov.cn/file?id=2',
    'https://zwdt.example.gov.cn/b.PDF?x=1',
  ]);
});

const profile = loadProfile('fixture');
let server: Server;
let asked: string[] = [];
let asker: ReturnType<typeof downloadAsker>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const wechat = /MicroMessenger/.test(request.headers['user-agent'] ?? '');
    asked.push(`${request.method} ${request.url} ${wechat ? 'wechat' : 'plain'}`);
    if (request.url === '/moved.pdf') response.writeHead(302, { location: 'http://10.0.0.8/a.pdf' }).end();
    else response.writeHead(200).end(request.url === '/blank.pdf' && wechat ? '' : PDF);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  asker = downloadAsker(profile, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await asker?.close();
  server?.close();
});

const tried: PageVisit['tried'] = {
  ...{ taps: [], closed: [], covered: [], keyboard: [], downloads: [], focus: [], large: null, elder: null },
};
const visitOf = (...hrefs: string[]): PageVisit => ({
  ...right,
  ...{ url: `${profile.publicOrigin}/item`, tried, targets: hrefs.map((href) => link(href)) },
});
const tryOn = async (visit: PageVisit): Promise<string[]> => {
  asked = [];
  const { tried: made } = await asker.tryFiles(visit);
  return (made?.downloads ?? []).map(
    ({ url, wechat, plain }) => `${new URL(url).pathname} ${wechat} ${plain}`,
  );
};

it('asks a file that came once, and one that did not twice as both', async () => {
  expect(await tryOn(visitOf('/file.pdf', '/blank.pdf'))).toEqual([
    '/file.pdf file null',
    '/blank.pdf blank file',
  ]);
  expect(asked).toEqual([
    'GET /file.pdf wechat',
    'GET /blank.pdf wechat',
    'GET /blank.pdf wechat',
    'GET /blank.pdf plain',
  ]);
});

it('goes to no private address, also where the site sends it there', async () => {
  expect(await tryOn(visitOf('http://10.0.0.8/a.pdf', 'http://192.168.1.1/b.docx'))).toEqual([]);
  expect(asked).toEqual([]);
  expect(await tryOn(visitOf('/moved.pdf'))).toEqual(['/moved.pdf unknown null']);
});

it('asks nothing where the page was not tried', async () => {
  expect(await tryOn({ ...visitOf('/file.pdf'), tried: null })).toEqual([]);
  expect(asked).toEqual([]);
});
