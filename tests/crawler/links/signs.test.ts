// What addresses, pages and failures say by themselves.
import { describe, expect, it, test } from 'vitest';
import { AddressRefused } from '../../../crawler/connect.ts';
import { addressFact } from '../../../crawler/links/address.ts';
import { failureOf } from '../../../crawler/links/ask.ts';
import { errorSign, isLogin, readLinkedPage, saysTheSame } from '../../../crawler/links/page.ts';
import { isOtherThing, turnOf } from '../../../crawler/links/redirect.ts';

test.each([
  ['#', 'no-effect'],
  ['', 'no-effect'],
  ['javascript:;', 'no-effect'],
  ['javascript:void(0)', 'no-effect'],
  ['javascript:void(0);', 'no-effect'],
  ['JavaScript: return false;', 'no-effect'],
  ["javascript:download('1.doc')", 'script'],
  ['http://10.0.0.1/', 'internal'],
  ['http://172.16.5.4:8080/x', 'internal'],
  ['http://LOCALHOST/', 'internal'],
  ['http://0x7f.1/', 'internal'],
  ['http://[fe80::1]/', 'internal'],
  ['http://zwfw-app/x', 'internal'],
  ['https://oa.local/', 'internal'],
  ['http://198.51.100.7/', 'unclear'],
  ['http://user:secret@www.example.gov.cn/', 'unclear'],
  ['ftp://www.example.gov.cn/a', 'unclear'],
  ['http://', 'unclear'],
] as const)('%s is %s', (url, verdict) => expect(addressFact(url)?.verdict).toBe(verdict));

test.each(['https://www.example.gov.cn/a', 'http://8.8.8.8/', 'https://xn--fiqs8s/', 'http://政务.中国/'])(
  '%s has to be asked or is a name',
  (url) => expect(addressFact(url)?.verdict ?? 'asked').not.toBe('unclear'),
);

const page = (title: string, body: string) => readLinkedPage(`<title>${title}</title><body>${body}</body>`);

describe('a page', () => {
  test.each([
    ['404 Not Found', 'nginx', 'named'],
    ['页面不存在', '返回首页', 'named'],
    ['上海一网通办', '抱歉，您访问的页面不存在或已被删除', 'worded'],
    ['提示', '找不到您要查看的内容', 'worded'],
    ['提示', 'HTTP 404', 'worded'],
    ['办事大厅', '地址：汉口路404号，电话021-23114041', null],
    ['政策解读', '对材料真实性不存在争议的，当场受理', null],
    ['常见问题', `您访问的页面不存在怎么办？${'答复内容。'.repeat(200)}`, null],
  ] as const)('%s · %s → %s', (title, body, sign) => expect(errorSign(page(title, body))).toBe(sign));

  it('is a log-in where it is nothing else', () => {
    expect(isLogin(page('统一身份认证', '用户登录<input type=password>'))).toBe(true);
    expect(isLogin(page('首页', `用户登录<input type=password>${'内容'.repeat(400)}`))).toBe(false);
    expect(isLogin(page('办事指南', '请先登录后办理'))).toBe(false);
  });

  it('is read without what nobody sees, however long its blanks are', () => {
    const read = readLinkedPage(
      `<title>须知 </title><style>p{}</style><p id="a">第一</p>${' '.repeat(9000)}<a name="b">第二</a><noscript>无</noscript><svg><title>图</title></svg><script>x()</script>`,
    );
    expect(read).toMatchObject({ title: '须知', text: '第一 第二', hasScripts: true, hasPassword: false });
    expect([...read.anchors]).toEqual(['a', 'b']);
  });

  it('is compared without what changes from address to address', () => {
    const at = (n: number) => page('提示', `您访问的地址 /zc/${n}00123.html 无法打开，请稍候返回首页`);
    expect(saysTheSame(at(1), at(2))).toBe(true);
    expect(saysTheSame(at(1), page('通知', '关于办理居住证的通知，自发布之日起施行'))).toBe(false);
    expect(saysTheSame(page('', ''), page('', ''))).toBe(false);
  });

  it('leads elsewhere by itself only at once', () => {
    const refresh = (content: string) =>
      readLinkedPage(`<meta http-equiv="Refresh" content="${content}">`).refresh;
    expect(refresh('0; url=/new.html')).toBe('/new.html');
    expect(refresh("3;URL='/new.html'")).toBe('/new.html');
    expect(refresh('300;url=/new.html')).toBe(null);
    expect(refresh('30')).toBe(null);
  });
});

const at = (path: string) => `https://zwfw.example.gov.cn${path}`;
test.each([
  ['/item/1', '/item/2', 'follow'],
  ['/item/1', '/', 'home'],
  ['/item/1', '/index.html', 'home'],
  ['/', '/index.html', 'follow'],
  ['/item/1', '/#/item/1', 'follow'],
  ['/item/1', '/uc/login/login.jsp', 'login'],
  ['/item/1', '/404.html', 'error'],
  ['/item/1', '/verifycode', 'blocked'],
] as const)('from %s to %s: %s', (from, to, kind) => expect(turnOf(at(from), at(to)).kind).toBe(kind));

test('another thing of the same kind is told by its number', () => {
  expect(isOtherThing(at('/item/2021001'), at('/item/2021002'))).toBe(true);
  expect(isOtherThing(at('/item?id=2021001'), at('/item?id=2021002'))).toBe(true);
  expect(isOtherThing(at('/item?id=2021001&t=16000001'), at('/item?id=2021001&t=16000009'))).toBe(true);
  expect(isOtherThing(at('/item/2021001'), at('/detail/2021001'))).toBe(false);
  expect(isOtherThing(at('/a/2021001'), at('/b/2021002'))).toBe(false);
  expect(isOtherThing(at('/item/about'), at('/item/help'))).toBe(false);
});

const failed = (code: string) => Object.assign(new Error(code), { code });
test.each([
  [failed('ECONNREFUSED'), { verdict: 'dead', cause: 'refused', certain: true }],
  [failed('CERT_HAS_EXPIRED'), { verdict: 'dead', cause: 'certificate', certain: true }],
  [failed('ERR_TLS_CERT_ALTNAME_INVALID'), { verdict: 'dead', cause: 'certificate', certain: true }],
  // Browsers fetch what is missing of the chain.
  [failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), { verdict: 'dead', cause: 'certificate', certain: false }],
  [failed('ECONNRESET'), { verdict: 'unclear', cause: 'network' }],
  [failed('UND_ERR_CONNECT_TIMEOUT'), { verdict: 'unclear', cause: 'timeout' }],
  [failed('EAI_AGAIN'), { verdict: 'unclear', cause: 'network' }],
  [new AddressRefused('', 'private', true), { verdict: 'internal', certain: true }],
  [new AddressRefused('', 'loopback'), { verdict: 'internal', certain: false }],
  [new AddressRefused('', 'reserved'), { verdict: 'unclear', cause: 'not-allowed' }],
])('%s', (error, expected) => expect(failureOf(error)).toMatchObject(expected));

test.each([
  [
    'a head that is never closed',
    '<html><head><title>须知</title><meta charset=utf-8><body><p>申请人须知<p>全文',
  ],
  ['no head and no body', '<title>须知</title><p>申请人须知</p>全文'],
  [
    'tags that are closed wrongly',
    '<head><title>须知</title></head><body><div><b>申请人须知</div></b></p>全文',
  ],
  ['scripts and styles', '<title>须知</title><script>"<p>404</p>"</script><style>a{}</style>申请人须知 全文'],
])('reads the text of broken HTML: %s', (_, html) => {
  const { title, text } = readLinkedPage(html);
  expect(title).toBe('须知');
  expect(text.replace(/\s/g, '')).toBe('申请人须知全文');
});
