// What the doctor reads of a saved page: identity, kind, label by label, captions that the dictionary does not know.
import { describe, expect, it, test } from 'vitest';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import { exitCodeOf } from '../../../crawler/doctor/diagnosis.ts';
import { examineHtml } from '../../../crawler/doctor/examine-html.ts';
import { brief } from '../../../crawler/doctor/mask.ts';
import { doctorLines } from '../../../scripts/doctor/lines.ts';

const examine = (html: string | Uint8Array) =>
  examineHtml(typeof html === 'string' ? Buffer.from(html) : html, {
    address: 'file:///page.html',
    dictionary: defaultDictionary(),
    profile: null,
    now: new Date('2026-11-23T12:00:00+08:00'),
  });

const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>社会保障卡补领</title>
<meta name="SiteName" content="某市政务服务网"><meta name="siteidcode" content="3100000001">
<meta name="ColumnType" content=" 办事指南 "><meta name="PubDate" content=""><meta name="keywords" content="x"></head><body>
<h1>社会保障卡补领</h1>
<div><span>办理地点</span><span>甲路1号2楼3号窗口</span></div>
<div><span>对外服务钟点</span><span>周一至周五9:00-17:00</span></div>
<div><span>咨询电话</span><span>021-62345678</span></div>
<div><span>到现场次数</span><span></span></div>
<div><span>承诺办结时限</span><span>5个工作日</span></div>
<div><span>经办人证件</span><span>31010119900307123X</span></div>
<h3>温馨告知</h3><p>请携带原卡。</p>
<table><tr><th>材料名称</th><th>原件份数</th><th>温馨备注</th></tr><tr><td>申请表</td><td>1</td><td>签字</td></tr>
<tr><td>照片</td><td>1</td><td>近照</td></tr></table></body></html>`;

describe('a guide', () => {
  const found = examine(PAGE);
  const field = (path: string) => found.fields.find((one) => one.field === path)!;

  it('says who published it, and in which charset', () => {
    expect(found.page?.kind).toBe('guide');
    expect(found.identity).toEqual({
      title: '社会保障卡补领',
      charset: 'utf-8',
      charsetFrom: 'meta',
      charsetProblem: null,
      meta: { SiteName: '某市政务服务网', SiteIDCode: '3100000001', ColumnType: '办事指南' },
    });
    expect(exitCodeOf(found)).toBe(0);
  });
  it('label by label: caption, value, place', () => {
    expect(field('places.address')).toEqual({
      field: 'places.address',
      captions: ['办理地点'],
      value: '甲路1号2楼3号窗口',
      values: 1,
      dom: 'html>body>div:nth-child(2)>span:nth-child(2)',
    });
    expect(field('materials.name')).toMatchObject({ captions: ['材料名称'], value: '申请表', values: 2 });
    expect(field('visits')).toMatchObject({ captions: ['到现场次数'], value: null });
    expect(field('visits').dom).toContain('span');
    expect(field('complaint')).toEqual({
      field: 'complaint',
      captions: [],
      value: null,
      values: 0,
      dom: null,
    });
  });
  it('names captions that the dictionary lacks, with what stands beside them', () => {
    expect(found.unknown.map(({ caption, value }) => [caption, value])).toEqual([
      ['对外服务钟点', '周一至周五9:00-17:00'],
      ['经办人证件', '310***********123X'],
      ['温馨告知', '请携带原卡。'],
      ['温馨备注', null],
    ]);
  });
  it('is told in lines that hold no identity number', () => {
    const lines = doctorLines(found).join('\n');
    expect(lines).toContain('咨询方式 ← “咨询电话”：021-62345678');
    expect(lines).toContain('到办事现场次数 ← “到现场次数”：没有值');
    expect(lines).toMatch(/页面上没有：.*监督投诉方式/);
    expect(JSON.stringify(found) + lines).not.toContain('19900307');
  });
});

test.each([
  [
    'login',
    '<body><h1>统一平台</h1><p>欢迎使用</p><p>用户名<input name="u"></p><input type="password"><p>本平台为全市统一的身份认证平台，请妥善保管</p></body>',
  ],
  ['wall', '<body><h1>安全验证</h1><p>请拖动滑块完成拼图</p></body>'],
  ['shell', '<body><div id="app"></div><script src="app.js"></script></body>'],
  ['app-only', '<body><p>请在随申办App中打开</p></body>'],
  ['gone', '<body><p>抱歉，您访问的事项不存在</p></body>'],
  ['error', '<body><h1>系统维护中</h1></body>'],
  [
    'list',
    `<body>${Array.from({ length: 12 }, (_, i) => `<p><a href="/i/${i}">第${i}类车辆登记业务</a></p>`).join('')}</body>`,
  ],
  ['other', `<body><p>${'本站新闻：全市工作会议今日召开，会议部署了下一步的工作。'.repeat(3)}</p></body>`],
])('a page of another kind: %s', (kind, html) => {
  const { page, unknown } = examine(`<html><head><title>页</title></head>${html}</html>`);
  expect(page?.kind).toBe(kind);
  expect(unknown).toEqual([]);
});

test('a charset that nobody knows, and one that is named wrongly', () => {
  expect(examine('<html><meta charset="martian"><title>a</title></html>').identity).toMatchObject({
    charset: 'martian',
    charsetFrom: 'meta',
    charsetProblem: '不认识的字符编码“martian”',
  });
  const gbk = Buffer.from([0xb0, 0xec, 0xc0, 0xed]);
  expect(examine(Buffer.concat([Buffer.from('<meta charset="utf-8">'), gbk])).identity).toMatchObject({
    charset: 'gb18030',
    charsetFrom: 'content',
    charsetProblem: expect.stringContaining('utf-8'),
  });
});

test.each([
  ['身份证号31010119900307123X。', '身份证号310***********123X。'],
  ['310101900307123', '310********7123'],
  // Codes of items and institutions are longer, or no date.
  ['1131011500859937X83310100101000', '1131011500859937X83310100101000'],
  ['913101011234567890', '913101011234567890'],
  ['021-62345678 13800138000', '021-62345678 13800138000'],
])('%s is printed as %s', (text, printed) => expect(brief(text)).toBe(printed));

test('a long value is cut after it was masked', () =>
  expect(brief(`${'甲'.repeat(55)}31010119900307123X`)).toBe(`${'甲'.repeat(55)}310**…`));
