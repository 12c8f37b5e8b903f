// A page by plain HTTP: its layout, its guide, and what makes it no page to be believed.
import { describe, expect, it } from 'vitest';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import type { HttpAnswer } from '../../../crawler/http.ts';
import { readPlain } from '../../../crawler/lanes/plain-page.ts';
import { sameGuide } from '../../../crawler/lanes/same-guide.ts';
import { buildFixture } from '../../../fixtures/build.ts';
import { encodeGbk } from '../../../fixtures/files/gbk.ts';
import { guidePage, wholePage } from '../../../fixtures/layouts/page.ts';

const URL = 'http://portal.fixture.example/govPortals/bsfw/item/1';
const dictionary = defaultDictionary();
const { guides } = buildFixture({ items: 2 });
const ofLayout = guides.filter(({ layout }) => layout === 'a');
const [first, second] = ofLayout as [(typeof guides)[number], (typeof guides)[number]];

const read = (body: string | Buffer, changes: Partial<HttpAnswer> = {}) =>
  readPlain(
    {
      url: URL,
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      charset: 'utf-8',
      bytes: Buffer.from(body),
      text: '',
      redirects: [],
      milliseconds: 1,
      ...changes,
    },
    { url: URL, dictionary, origin: 'http://127.0.0.1:4000', publicOrigin: 'http://portal.fixture.example' },
  );

describe('layout', () => {
  const layout = (html: string) => read(html).page.layout;

  it('is the same for pages of one template, whatever they say', () => {
    const page = wholePage(first);
    const said = page.replace(/>([^<]+)</g, (text) => text.replace(/[0-9]/g, '7'));
    expect(said).not.toBe(page);
    expect(layout(said)).toBe(layout(page));
    const hashes = new Map<string, number>();
    for (const guide of ofLayout) {
      const hash = layout(wholePage(guide));
      hashes.set(hash, (hashes.get(hash) ?? 0) + 1);
    }
    expect(Math.max(...hashes.values())).toBeGreaterThan(ofLayout.length / 2);
  });

  it('is another one with another structure, script, button that brings more, or working attribute', () => {
    const page = wholePage(second);
    const end = '</article>';
    const changed = [
      page.replace(end, `<table><tr><td>其他</td></tr></table>${end}`),
      page.replace('portal.js', 'portal-new.js'),
      page.replace(end, `<span>更多地点</span>${end}`),
      page.replace(end, `<span data-act="load">其他</span>${end}`),
      page.replace('</head>', '<meta http-equiv="refresh" content="3"></head>'),
    ];
    const hashes = new Set([page, ...changed].map(layout));
    expect(hashes.size).toBe(changed.length + 1);
    expect(layout(page.replace('portal.js', 'portal.js?v=2'))).toBe(layout(page));
  });
});

describe('reading', () => {
  it('gives the guide, its captions and its values', () => {
    const { guide, page, captured } = read(wholePage(first));
    expect(guide?.name).toBe(first.guide.name);
    expect(page.shown).toContain('name=');
    expect(captured).toMatchObject({ status: 200, problem: null, charset: 'utf-8' });
    expect(captured.snapshot?.source).toBe('html');
  });

  it('reads GBK, and does not believe bytes of another charset than the named one', () => {
    const gbk = encodeGbk(wholePage(first).replace('charset="utf-8"', 'charset="gbk"'));
    const { guide, captured } = read(gbk, { headers: { 'content-type': 'text/html' } });
    expect(captured.charset).toBe('gb18030');
    expect(guide?.name).toBe(first.guide.name);
    expect(read(gbk).page).toEqual({ layout: 'charset', shown: null });
  });

  it('reads Big5 that header or meta name', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="big5"><p>'),
      Buffer.from([0xa4, 0xa4, 0xa4, 0xe5]),
      Buffer.from('</p>'),
    ]);
    const { captured } = read(bytes, { headers: { 'content-type': 'text/html' } });
    expect(captured.charset).toBe('big5');
    expect(JSON.stringify(captured.snapshot)).toContain('中文');
  });

  it('has no guide where the answer is none, and stores only public addresses', () => {
    expect(read('', { status: 503 }).page).toEqual({ layout: 'status-503', shown: null });
    expect(read('<html><body><div id="app"></div></body></html>')).toMatchObject({
      guide: null,
      page: { shown: null },
      captured: { problem: { reason: 'timeout' } },
    });
    const { captured } = read(wholePage(first), { url: 'http://portal.fixture.example/uc/login/login.jsp' });
    expect(captured.problem?.reason).toBe('logged-out');
    const own = read(`<p><a href="http://127.0.0.1:4000/x">查看</a></p>`);
    expect(JSON.stringify(own.captured)).not.toContain('127.0.0.1');
  });
});

describe('sameGuide', () => {
  const guide = read(wholePage(first)).guide!;

  it('does not mind where a value stands, and minds everything else', () => {
    const moved = { ...guide, elements: guide.elements.map((one) => ({ ...one, dom: 'p', box: undefined })) };
    expect(sameGuide(guide, moved)).toBe(true);
    expect(sameGuide(guide, { ...guide, name: '别的事项' })).toBe(false);
    expect(sameGuide(guide, { ...guide, observed: { ...guide.observed, places: 'partial' } })).toBe(false);
    expect(sameGuide(guide, { ...guide, shown: guide.shown.slice(1) })).toBe(false);
    expect(sameGuide(guide, { ...guide, elements: guide.elements.slice(1) })).toBe(false);
  });

  it('tells a page whose panels come by script from the whole one', () => {
    const shell = read(guidePage(first, '/panel', [])).guide;
    expect(shell && sameGuide(shell, guide)).toBe(false);
  });
});
