// Workbooks of guides: what cells say, merged cells, hidden sheets, and archives that lie.
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { type RecordRead, readRecords } from '../../crawler/records/read-records.ts';
import { cellText, formatCode } from '../../crawler/records/xlsx/cell-text.ts';
import { folder, inlineSheet, type Part, workbook, workbookParts, zip } from './records-files.ts';

const { file } = folder();
const HEADER = ['事项编码', '事项名称', '部门', '办理地点', '办理时间', '到现场次数'];
const MAPPING = {
  id: 'my-export',
  title: '某区事项库导出',
  version: '1',
  channel: 'pc',
  match: ['事项编码'],
  item: { portalId: '事项编码', unit: '部门' },
  fields: { name: '事项名称', visits: '到现场次数' },
  places: { fields: { address: '办理地点', hours: '办理时间' } },
};
const mapping = (more: object = {}) => file('m.json', JSON.stringify({ ...MAPPING, ...more }));

type Read = Exclude<RecordRead, { problem: string }>;
async function readAll(at: string, more?: object) {
  const opened = await readRecords(at, { mapping: mapping(more) });
  const all: RecordRead[] = [];
  for await (const read of opened.records) all.push(read);
  const problems = all.flatMap((r) => ('problem' in r ? [`${r.line} ${r.problem}`] : []));
  return { ...opened, problems, guides: all.filter((read) => !('problem' in read)) as Read[] };
}

test('a workbook as an office writes it: title, hidden sheet, merged cells, formulas, rich text', async () => {
  const bytes = await workbook((book) => {
    book.addWorksheet('说明', { state: 'hidden' }).addRow(['秘密']);
    const sheet = book.addWorksheet('事项');
    sheet.addRow(['某区政务服务事项汇总表']);
    sheet.mergeCells('A1:F1');
    sheet.addRow(HEADER);
    sheet.addRow([
      'A-1',
      { richText: [{ text: '船舶' }, { text: '登记', font: { bold: true } }] },
      '海事局',
      '汉口路1号',
      '工作日9:00-17:00',
      1,
    ]);
    sheet.addRow(['A-2', '证明', '', '', { formula: 'E3', result: '工作日9:00-17:00' }, 0]);
    sheet.mergeCells('C3:C4');
    sheet.addRow(['A-3', '无结果', '海事局', '汉口路1号', { formula: 'NOW()' }, 0]);
    sheet.addRow(['A-4', '横向', '海事局', '汉口路2号', '', 0]);
    sheet.mergeCells('D6:E6');
    sheet.addRow(['A-5', '错误', '海事局', '汉口路3号', '', { error: '#REF!' }]);
    book.addWorksheet('其他').addRow(['x', 'y']);
  });
  const { guides, problems, notices, kind } = await readAll(file('a.xlsx', bytes));
  expect(kind).toBe('xlsx（工作表“事项”），表头在第2行');
  expect(guides).toMatchObject([
    {
      line: 3,
      unit: { name: '海事局' },
      guide: { name: '船舶登记', visits: '1', places: [{ address: '汉口路1号', hours: '工作日9:00-17:00' }] },
    },
    {
      line: 4,
      unit: { name: '海事局' },
      guide: { name: '证明', visits: '0', places: [{ hours: '工作日9:00-17:00' }] },
    },
  ]);
  expect(problems).toEqual([
    expect.stringMatching(/^5 .*第5行“办理时间”是公式，文件中没有保存计算结果/u),
    expect.stringMatching(/^6 .*第6行“办理地点”在左右合并的单元格 D6:E6 中/u),
    expect.stringMatching(/^7 .*第7行“到现场次数”是错误值 #REF!/u),
  ]);
  expect(notices).toEqual([
    '隐藏的工作表没有读：“说明”。',
    '其他工作表没有读：“其他”；需要时在映射中用 sheet 指定。',
    '有合并单元格：A1:F1、C3:C4、D6:E6。上下合并的按每行都有同一个值读；左右合并的不能读。',
    '公式不计算，读入文件中保存的结果：E4、E5。请确认保存前已重新计算。',
  ]);
});

test.each<[string, string, string, string, object]>([
  ['a number', 'n', '12', '', { text: '12' }],
  ['a fraction without the noise of binary', 'n', '0.30000000000000004', '', { text: '0.3' }],
  ['a code with zeros in front', 'n', '21', '000', { text: '021' }],
  ['per cent', 'n', '0.05', formatCode(9, new Map()), { text: '5%' }],
  ['a built-in date', 'n', '44197', formatCode(14, new Map()), { text: '2021-01-01' }],
  ['a Chinese date', 'n', '44197', formatCode(31, new Map()), { text: '2021-01-01' }],
  ['a date and time', 'n', '44197.5', 'yyyy"年"m"月"d"日" h:mm', { text: '2021-01-01 12:00' }],
  ['a time', 'n', '0.375', formatCode(20, new Map()), { text: '09:00' }],
  ['letters of a colour are no date', 'n', '5', '[Red]0"days"', { text: '5' }],
  ['a truth', 'b', '1', '', { text: 'TRUE' }],
  ['a control character', 'str', 'a_x000D_b', '', { text: 'a\rb' }],
  [
    'a number that lost digits',
    'n',
    '1.1310000002420447E+33',
    '',
    { fault: expect.stringContaining('超过15位') },
  ],
  ['an error', 'e', '#N/A', '', { fault: expect.stringContaining('#N/A') }],
])('%s', (_, type, raw, format, expected) => {
  expect(cellText(type, raw, format, false)).toMatchObject(expected);
});

test('a date of the 1904 system', () => {
  expect(cellText('n', '42735', 'y', true)).toEqual({ text: '2021-01-01' });
});

const SHEET = inlineSheet([HEADER, ['A-1', '船舶登记', '海事局', '汉口路1号', '', '1']]);

test('prefixes, foreign part names and cells without references are read', async () => {
  const { guides } = await readAll(file('p.xlsx', zip(workbookParts(SHEET))));
  expect(guides).toMatchObject([
    { guide: { name: '船舶登记', places: [{ address: '汉口路1号' }], visits: '1' } },
  ]);
});

test('a header of two rows is read at its lower row', async () => {
  const bytes = await workbook((book) => {
    const sheet = book.addWorksheet('事项');
    sheet.addRow(['事项编码', '事项名称', '部门', '办理点', '', '到现场次数']);
    sheet.addRow(['', '', '', '办理地点', '办理时间', '']);
    for (const c of ['A', 'B', 'C', 'F']) sheet.mergeCells(`${c}1:${c}2`);
    sheet.mergeCells('D1:E1');
    sheet.addRow(['A-1', '船舶登记', '海事局', '汉口路1号', '9:00', '1']);
  });
  const { guides, problems } = await readAll(file('two.xlsx', bytes));
  expect(problems).toEqual([]);
  expect(guides).toMatchObject([
    { guide: { name: '船舶登记', places: [{ address: '汉口路1号', hours: '9:00' }] } },
  ]);
});

const GIB = 1024 ** 3;
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
const withSheet = (more: Partial<Part>, sheet = SHEET): Buffer => {
  const [first, ...others] = workbookParts(sheet);
  return zip([{ ...first!, ...more }, ...others]);
};

describe('a file that cannot be read is refused whole, with the remedy', () => {
  test.each<[string, () => Uint8Array | string | Promise<Buffer>, RegExp, object?]>([
    [
      'a page',
      () => '<meta charset="utf-8"><table><tr><td>1</td></tr></table>',
      /实际上是网页（HTML）.*另存为/su,
    ],
    ['csv', () => '事项编码,事项名称\n1,2\n', /实际上是文本.*改为 \.csv/su],
    ['XML', () => '<?xml version="1.0"?><Workbook/>', /XML 电子表格 2003/u],
    ['xls', () => OLE, /旧版 Excel（\.xls）/u],
    [
      'an encrypted workbook',
      () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le')]),
      /已加密.*取消/su,
    ],
    ['an encrypted archive', () => withSheet({ flags: 1 }), /已加密/u],
    ['an empty file', () => '', /是空的/u],
    ['a document', () => zip([{ name: 'word/document.xml', content: '<a/>' }]), /不是 xlsx 工作簿.*另存为/su],
    ['a binary workbook', () => zip([{ name: 'xl/workbook.bin', content: 'x' }]), /xlsb/u],
    [
      'a bomb by its directory',
      () => withSheet({ unpacked: GIB }),
      /解压后有 1025MB，超过上限 400MB（可能是压缩炸弹）/u,
    ],
    [
      'a bomb whose directory lies',
      () => withSheet({ unpacked: 500 }, ' '.repeat(20_000_000)),
      /解压后比目录所写的大/u,
    ],
    ['a part with another sum', () => withSheet({ crc: 1 }), /校验不符/u],
    ['half an archive', () => zip(workbookParts(SHEET)).subarray(0, 400), /已损坏：没有压缩目录/u],
    ['half a sheet', () => withSheet({}, SHEET.slice(0, -30)), /内容不完整/u],
    [
      'entities of its own',
      () => withSheet({}, `<!DOCTYPE a [<!ENTITY x "y">]>${SHEET.replace('船舶', '&x;')}`),
      /内容不完整/u,
    ],
    [
      'a sheet that is not there',
      () => zip(workbookParts(SHEET)),
      /没有名为“明细”的工作表.*“事项”/su,
      { sheet: '明细' },
    ],
    [
      'a hidden sheet by name',
      () =>
        workbook((b) => {
          b.addWorksheet('甲').addRow(HEADER);
          b.addWorksheet('乙', { state: 'hidden' });
        }),
      /“乙”是隐藏的/u,
      { sheet: '乙' },
    ],
    [
      'only hidden sheets',
      () =>
        workbook((b) => {
          b.addWorksheet('甲', { state: 'veryHidden' });
        }),
      /没有可见的工作表/u,
    ],
    [
      'an empty first sheet',
      () =>
        workbook((b) => {
          b.addWorksheet('封面');
          b.addWorksheet('明细').addRow(HEADER);
        }),
      /“封面”是空的.*“明细”，可在映射中用 sheet/su,
    ],
    [
      'a header only',
      () =>
        workbook((b) => {
          b.addWorksheet('甲').addRow(HEADER);
        }),
      /只有表头（第1行）/u,
    ],
    [
      'doubled names',
      () =>
        workbook((b) => {
          b.addWorksheet('甲').addRows([[...HEADER, '办理 地点'], ['A-1']]);
        }),
      /“办理地点”（D列、G列）/u,
    ],
    [
      'a header merged across',
      () =>
        workbook((b) => {
          const s = b.addWorksheet('甲');
          s.addRows([HEADER, ['A-1', 'x']]);
          s.mergeCells('D1:E1');
        }),
      /表头有左右合并/u,
    ],
  ])('%s', async (_, bytes, message, more) => {
    const error = await readAll(file('bad.xlsx', await bytes()), more).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConfigError);
    expect(`${(error as ConfigError).message}${(error as ConfigError).remedy}`).toMatch(message);
  });
});

test('a merged range over the whole sheet does not hang', async () => {
  const sheet = inlineSheet(
    [HEADER, ['A-1', '船舶登记', '海事局', '', '', '1']],
    '<mergeCells><mergeCell ref="G1:XFD1048576"/></mergeCells>',
  );
  const error = await readAll(file('w.xlsx', zip(workbookParts(sheet)))).catch((e: unknown) => e);
  expect((error as ConfigError).message).toMatch(/表头有左右合并/u);
});
