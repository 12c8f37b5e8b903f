// What a form is by its bytes: every kind, broken and hostile files, headings, signs of filled-in forms, identity numbers.
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { addressProblem } from '../../../crawler/forms/address.ts';
import { contentOf, titleOf } from '../../../crawler/forms/content.ts';
import { fileNameOf, formFact } from '../../../crawler/forms/fact.ts';
import { identityNumbers, mobilesIn } from '../../../crawler/forms/identity.ts';
import { officeText } from '../../../crawler/forms/office.ts';
import { type Form, formFile, SAMPLE_VALUES } from '../../../fixtures/files/documents.ts';
import { zip } from '../../../fixtures/files/zip.ts';

const URL_OF = 'https://a.example/files/1.docx';
const factOf = (bytes: Buffer | string, headers: Record<string, string> = {}, finalUrl = URL_OF) =>
  formFact({ url: URL_OF, finalUrl, status: 200, headers, bytes: Buffer.from(bytes) });
const made = (form: Partial<Form>, extension = 'docx') =>
  formFile({ title: '食品经营许可申请书', values: [], ...form }, extension)!.bytes;
/** No district has the code 310199. */
const NUMBER = '310199196507150428';

/** An archive with one packed part; `says`: the size that its directory gives. */
function packed(name: string, text: Buffer, says = text.length): Buffer {
  const whole = zip([[name, '']]);
  const data = deflateRawSync(text);
  const local = Buffer.from(whole.subarray(0, 30 + name.length));
  const directory = Buffer.from(whole.subarray(30 + name.length));
  for (const [buffer, at] of [
    [local, 8],
    [directory, 10],
  ] as const) {
    buffer.writeUInt16LE(8, at);
    buffer.writeUInt32LE(crc32(text), at + 6);
    buffer.writeUInt32LE(data.length, at + 10);
    buffer.writeUInt32LE(says, at + 14);
  }
  directory.writeUInt32LE(local.length + data.length, directory.length - 6);
  return Buffer.concat([local, data, directory]);
}

const ole = (stream: string, text = '') =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(`${stream}${text}`, 'utf16le'),
    Buffer.alloc(512),
  ]);

describe('kinds', () => {
  test.each<[string, Buffer | string, string]>([
    ['docx', made({}), 'docx'],
    ['xlsx', made({}, 'xlsx'), 'xlsx'],
    ['pdf', made({}, 'pdf'), 'pdf'],
    ['png', made({}, 'png'), 'image'],
    ['jpeg', Buffer.from('ffd8ffe000104a46', 'hex'), 'image'],
    ['old Word', ole('WordDocument'), 'doc'],
    ['old Excel', ole('Workbook'), 'xls'],
    ['RTF', '{\\rtf1 x}', 'rtf'],
    ['OFD', zip([['OFD.xml', '<x/>']]), 'ofd'],
    ['an archive', zip([['a.txt', 'x']]), 'zip'],
    ['a page', '\ufeff<!DOCTYPE html><html><body>文件</body></html>', 'html'],
    ['text', '申请表\n姓名：', 'text'],
    ['nothing', '', 'empty'],
    ['noise', Buffer.from([1, 2, 3, 0, 200]), 'unknown'],
  ])('%s', (_name, bytes, kind) => expect(factOf(bytes).kind).toBe(kind));

  it('opens whole files only', () => {
    for (const extension of ['docx', 'xlsx', 'pdf']) {
      const whole = made({}, extension);
      expect(factOf(whole)).toMatchObject({ opens: true, problem: null });
      expect(factOf(whole.subarray(0, whole.length / 2))).toMatchObject({ kind: extension, opens: false });
    }
  });

  it('tells a scanned PDF from one with text', () => {
    expect(factOf(made({}, 'pdf'))).toMatchObject({ scanned: false, content: null });
    expect(factOf(made({ scanned: true }, 'pdf'))).toMatchObject({ scanned: true, editable: false });
  });
});

describe('hostile archives', () => {
  const document = Buffer.from(
    '<w:document><w:body><w:p><w:r><w:t>申请表</w:t></w:r></w:p></w:body></w:document>',
  );

  it('reads a packed part', () =>
    expect(officeText(packed('word/document.xml', document), 'docx').rows).toEqual([['申请表']]));
  it('does not unpack a bomb', () =>
    expect(factOf(packed('word/document.xml', Buffer.alloc(20_000_000)))).toMatchObject({
      opens: null,
      problem: 'too-large',
      content: null,
    }));
  it('does not unpack more than the directory says', () =>
    expect(factOf(packed('word/document.xml', Buffer.alloc(5_000_000, 'x'), 100))).toMatchObject({
      opens: null,
      problem: 'too-large',
    }));
  it('finds a broken part', () =>
    expect(factOf(zip([['word/document.xml', '<w:document><w:p>']]))).toMatchObject({ opens: false }));
  it('reads no external entity', () =>
    expect(
      factOf(zip([['word/document.xml', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>']]))
        .opens,
    ).toBe(false));
});

describe('content', () => {
  it('finds the heading below the numbers of annexes', () => {
    const rows = [['附件1'], ['编号：'], ['上海市'], ['食品经营许可  申请书'], ['申请人：']];
    expect(titleOf(rows)).toBe('食品经营许可 申请书'.replace(' ', ''));
    expect(titleOf([['请如实填写以下内容。']])).toBeNull();
    expect(titleOf([[`身份证 ${NUMBER} 登记表`]])).not.toContain(NUMBER);
  });

  it('tells a blank form from a filled one', () => {
    expect(factOf(made({})).content).toMatchObject({ fields: 4, answered: 0, signs: [] });
    for (const extension of ['docx', 'xlsx'])
      expect(factOf(made({ values: SAMPLE_VALUES }, extension)).content).toMatchObject({
        answered: 4,
        signs: ['person', 'phone', 'identity', 'example'],
      });
  });

  it('takes no explanation for a filled-in value', () => {
    const notes = ['填表说明：如张三，日期写作2021年1月1日', '申请日期：    年  月  日', '性别：□男 □女'];
    expect(factOf(made({ notes })).content).toMatchObject({ answered: 0, signs: [], year: null });
  });

  it('reads cells of tables, and the dates and bodies that are named', () => {
    const content = contentOf({
      rows: [
        ['登记表'],
        ['姓名', '李四', '性别', ''],
        ['受理：静安区工商行政管理局'],
        ['填表日期：2010年3月5日'],
      ],
      pictures: false,
    });
    expect(content).toMatchObject({ fields: 3, answered: 2, year: 2010 });
    expect(content.organs).toContain('静安区工商行政管理局');
    expect(contentOf({ rows: [['出生日期：1985年3月5日']], pictures: false }).year).toBeNull();
  });
});

describe('numbers of persons', () => {
  it('keeps them masked, with check digit and looks', () => {
    expect(identityNumbers(`${NUMBER}，310199196507150421，310199198301010015`)).toEqual([
      { masked: '310***********0421', valid: false, made: false },
      { masked: '310***********0428', valid: true, made: false },
      { masked: '310***********0015', valid: true, made: true },
    ]);
    expect(identityNumbers('统一社会信用代码911310199196507150428，合同123456789012345678')).toEqual([]);
  });

  it('never stores one', () => {
    const values = ['某某', NUMBER];
    const bytes = [
      made({ values, title: `登记表${NUMBER}` }),
      made({ values }, 'xlsx'),
      ole('WordDocument', `号码：${NUMBER}`),
    ];
    const headers = { 'content-disposition': `attachment; filename="${NUMBER}.doc"` };
    for (const fact of bytes.map((one) => factOf(one, headers))) {
      expect(fact.identityNumbers).toMatchObject([{ valid: true, made: false }]);
      expect(JSON.stringify(fact)).not.toContain('19650715');
    }
  });

  it('counts mobiles that are no examples', () => {
    expect(mobilesIn('13800138000 139****1234 13912345678 15411111111')).toBe(0);
    expect(mobilesIn('电话15472930618、15472930618')).toBe(1);
  });
});

describe('answers without a file', () => {
  const page = (title: string, body: string) => `<html><title>${title}</title><body>${body}</body></html>`;
  const long = '您选择的文件正在以在线方式显示，可以放大、缩小或翻页浏览，也可以返回上一页。';

  test.each([
    ['an error page', page('出错', '抱歉，您访问的页面不存在'), 'error-page'],
    ['a log-in page', page('登录', '<form><input type="password"></form>'), 'login'],
    ['a wall', page('拦截', '您的访问被防火墙拦截'), 'blocked'],
    ['a tired server', page('出错', '系统繁忙，请稍后再试'), 'server-error'],
    ['a viewer', page('查看', `<p>${long}</p>`), 'not-a-file'],
    ['an interface', '{"code":404,"msg":"文件不存在"}', 'error-page'],
    ['another interface', '{"code":0,"data":"x"}', 'not-a-file'],
  ])('%s', (_name, html, problem) => expect(factOf(html).problem).toBe(problem));

  it('knows a log-in by its address, and pages that Word saved as documents', () => {
    expect(factOf(page('', long), {}, 'https://a.example/uc/login/login.jsp').problem).toBe('login');
    const word = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>申请表</body></html>`;
    expect(factOf(word)).toMatchObject({ kind: 'html', problem: null });
  });

  test.each([
    [401, 'login'],
    [403, 'blocked'],
    [404, 'gone'],
    [410, 'gone'],
    [429, 'blocked'],
    [503, 'server-error'],
  ])('status %d is %s', (status, problem) =>
    expect(
      formFact({ url: URL_OF, finalUrl: URL_OF, status, headers: {}, bytes: Buffer.alloc(0) }).problem,
    ).toBe(problem),
  );
});

test('the name is that of the answer, else of the address', () => {
  const name = (disposition: string, finalUrl = 'https://a.example/d?id=1') =>
    fileNameOf({ headers: { 'content-disposition': disposition }, finalUrl });
  expect(name("attachment; filename*=UTF-8''%E7%94%B3%E8%AF%B7%E8%A1%A8.docx")).toBe('申请表.docx');
  expect(name(`attachment; filename="${Buffer.from('申请表.doc').toString('latin1')}"`)).toBe('申请表.doc');
  expect(name('attachment; filename=1.doc')).toBe('1.doc');
  expect(name('', 'https://a.example/files/%E8%A1%A8.pdf')).toBe('表.pdf');
  expect(name('')).toBeNull();
});

test.each([
  ['https://a.example/files/null', 'null-address'],
  ['https://a.example/undefined.docx', 'null-address'],
  ['https://a.example/d?fileId=null', 'null-address'],
  ['https://a.example/d?id=7&type=null', null],
  ["javascript:download('null')", 'null-address'],
  ["javascript:download('')", 'null-address'],
  ["javascript:download('7f3a')", 'script-address'],
  ['http://192.168.1.8/a.doc', 'internal-address'],
  ['http://localhost/a.doc', 'internal-address'],
  ['file:///C:/a.doc', 'refused-address'],
  ['https://a.example/nullable.doc', null],
])('the address %s is %s', (url, problem) => expect(addressProblem(url)).toBe(problem));
