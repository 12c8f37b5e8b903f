// CSV files of guides: charsets, separators, headers, and what cannot be read.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { type RecordRead, type RecordsFile, readRecords } from '../../crawler/records/read-records.ts';
import { CELL_CHARACTERS } from '../../crawler/records/table/limits.ts';
import { folder, gbk, utf16 } from './records-files.ts';

const { file, path } = folder();

const MAPPING = {
  id: 'my-export',
  title: '某区事项库导出',
  version: '1',
  channel: 'pc',
  match: ['事项编码', '事项名称'],
  item: { portalId: '事项编码', unit: '部门' },
  fields: { name: '事项名称', consult: '咨询电话', conditions: '受理条件' },
  places: { fields: { address: '办理地点', hours: '办理时间' } },
};
const mapping = (more: object = {}, name = 'm.json') => file(name, JSON.stringify({ ...MAPPING, ...more }));

type Read = Exclude<RecordRead, { problem: string }>;
async function readAll(
  at: string,
  more?: object,
): Promise<RecordsFile & { all: RecordRead[]; guides: Read[] }> {
  const opened = await readRecords(at, { mapping: mapping(more) });
  const all: RecordRead[] = [];
  for await (const read of opened.records) all.push(read);
  return { ...opened, all, guides: all.filter((read) => !('problem' in read)) as Read[] };
}
const problems = (all: RecordRead[]) =>
  all.flatMap((r) => ('problem' in r ? [`${r.line} ${r.problem}`] : []));

const TEXT = `事项编码,事项名称,部门,办理地点,咨询电话,受理条件
A-1,船舶登记,海事局,"汉口路1号,2楼",021-63211234,"一、齐全
二、有效"
A-2,"所谓""证明""",民政局,,12345,\r
`;
const GUIDES = [
  {
    unit: { name: '海事局' },
    item: { id: 'my-export/A-1' },
    guide: { name: '船舶登记', conditions: '一、齐全\n二、有效', places: [{ address: '汉口路1号,2楼' }] },
  },
  {
    line: 3,
    guide: { name: '所谓"证明"', consult: '12345', places: [], observed: { 'places.address': 'complete' } },
  },
];
const semicolons =
  'A-1;船舶登记;海事局;"汉口路1号,2楼";021-63211234;"一、齐全\n二、有效"\nA-2;"所谓""证明""";民政局;;12345;\n';
const head = (separator: string) => TEXT.split('\n')[0]!.replaceAll(',', separator);

test.each<[string, string | Uint8Array, RegExp]>([
  ['UTF-8', TEXT, /字符集 UTF-8，分隔符为逗号/u],
  ['UTF-8 with a byte order mark', `\ufeff${TEXT}`, /UTF-8（含 BOM）/u],
  ['GBK', gbk(TEXT), /GB18030/u],
  ['UTF-16', utf16(TEXT.replaceAll('\n', '\r\n')), /UTF-16/u],
  ['semicolons', `${head(';')}\n${semicolons}`, /分号/u],
  ['tabs', `${head('\t')}\n${semicolons.replaceAll(';', '\t')}`, /制表符/u],
  ['the hint of Excel', `sep=;\r\n${head(';')}\n${semicolons}`, /分号/u],
  ['a title above the header', `某区事项汇总表,,,,,\n填报日期：2021年,,,,,\n\n${TEXT}`, /表头在第4行/u],
  [
    'spaces in the names',
    TEXT.replace('事项名称', ' 事 项　名称\u00a0').replace('办理地点', '"办理\n地点"'),
    /UTF-8/u,
  ],
])('%s', async (_, content, kind) => {
  const { guides, all, kind: found } = await readAll(file('a.csv', content));
  expect(problems(all)).toEqual([]);
  const shift = guides[0]!.line - 2;
  expect(guides).toMatchObject([GUIDES[0]!, { ...GUIDES[1], line: 3 + shift }]);
  expect(found).toMatch(kind);
  expect(guides[0]!.guide.observed['places.hours']).toBe('not-collected');
});

test('a column that the mapping names and the file lacks is told', async () => {
  const { notices } = await readAll(file('lack.csv', TEXT));
  expect(notices).toEqual(['映射中写了但文件中没有的列：办理时间；用到它们的字段按“未采集”处理。']);
});

describe('one bad row is a problem of its own', () => {
  const H = '事项编码,事项名称,部门\n';
  test.each([
    [
      'a row cut by a line break',
      `${H}A-1,船舶\n登记,海事局\nA-2,甲,乙\n`,
      ['2 这一行有2个单元格，表头有3个', '3 这一行有2个单元格'],
    ],
    ['too many cells', `${H}A-1,船舶,登记,海事局\nA-2,甲,乙\n`, ['2 这一行有4个单元格，表头有3个']],
    ['empty cells at the end are none', `${H}A-1,船舶登记,海事局,,\nA-2,甲,乙\n`, []],
    ['no identity', `${H},船舶登记,海事局\nA-2,甲,乙\n`, ['2 这条记录不能读成办事指南：“事项编码”是空的']],
    [
      'an identity that Excel has spoilt',
      `${H}1.13100E+35,船舶登记,海事局\nA-2,甲,乙\n`,
      ['2 这条记录不能读成办事指南：第2行“事项编码”是科学计数法'],
    ],
    [
      'the same item twice',
      `${H}A-2,甲,乙\nA-2,丙,丁\n`,
      ['3 与第2条的事项标识相同，已跳过；同一事项占多行时请在映射中写 group'],
    ],
  ])('%s', async (_, content, expected) => {
    const { all, guides } = await readAll(file('row.csv', content));
    const found = problems(all);
    expect(found.map((problem, i) => problem.slice(0, expected[i]?.length))).toEqual(expected);
    expect(guides.at(-1)).toMatchObject({ item: { portalId: 'A-2' } });
  });
});

test('a cell of 100,000 characters is kept up to the limit, named, and its field seen in part', async () => {
  const { guides, notices } = await readAll(
    file('long.csv', `事项编码,事项名称,部门,受理条件\nA-1,甲,乙,${'长'.repeat(100_000)}\nA-2,甲,乙,短\n`),
  );
  expect(guides[0]!.guide.conditions).toHaveLength(CELL_CHARACTERS);
  expect(guides.map((g) => g.guide.observed.conditions)).toEqual(['partial', 'complete']);
  expect(notices.join()).toContain('只保留前32767个：第2行“受理条件”（100000个字符）');
});

const big5 = Buffer.from('a8c6b6b5bd73bd582ca8c6b6b5a657baca0aa5d3bdd0a5d32ca7f3a4dfb36f0a', 'hex');
describe('a file that cannot be read is refused whole, with the remedy', () => {
  test.each<[string, string, string | Uint8Array, RegExp, object?]>([
    [
      'an unknown separator',
      'a.csv',
      TEXT.replaceAll(',', '|'),
      /只读出一列（“事项编码\|事项名称.*竖线“\|”.*另存为/su,
    ],
    [
      'a wrong separator of the mapping',
      'a.csv',
      TEXT,
      /只读出一列.*separator 写成了分号/su,
      { separator: ';' },
    ],
    [
      'doubled names',
      'a.csv',
      '事项编码,备 注,事项名称,备注\nA-1,a,b,c\n',
      /第1行的表头有重复的列名：“备注”（B列、D列）.*改为不同的名称/su,
    ],
    ['an empty file', 'a.csv', '', /是空的.*导出、下载完整/su],
    ['blank lines only', 'a.csv', '\n , ,\n', /没有内容/u],
    ['a header only', 'a.csv', TEXT.split('\n')[0]!, /只有表头（第1行），没有数据/u],
    [
      'an unclosed quote',
      'a.csv',
      '事项编码,事项名称,部门\nA-1,"船舶,海事局\nA-2,甲,乙\n',
      /第2行起有一个双引号没有成对/u,
    ],
    ['Big5', 'a.csv', big5, /字符集无法识别.*另存为“CSV UTF-8/su],
    [
      'broken UTF-8',
      'a.csv',
      Buffer.concat([Buffer.from(TEXT.repeat(3)), Buffer.of(0xe4, 0xb8)]),
      /字符集无法识别/u,
    ],
    ['bytes', 'a.csv', Buffer.from([0x61, 0, 0x62, 0, 1, 2, 3]), /字符集无法识别/u],
    ['a workbook as csv', 'a.csv', 'PK\x03\x04....', /扩展名是 \.csv，实际上是 xlsx.*改为 \.xlsx/su],
    ['a page as csv', 'a.csv', '<html><table><tr><td>a</td></tr></table>', /实际上是网页/u],
    [
      'no column of the identity',
      'a.csv',
      '编码,事项名称,部门\n1,甲,乙\n',
      /没有映射“my-export”的 item\.portalId 所用的列“事项编码”.*文件中的列：编码、事项名称、部门/su,
    ],
    [
      'no row of names',
      'a.csv',
      `${'长'.repeat(80)},b\n${'长'.repeat(80)},c\n`,
      /前20行中没有找到表头.*headerRow/su,
    ],
    [
      'too many columns',
      'a.csv',
      `${Array.from({ length: 1001 }, (_, i) => `列${i}`).join(',')}\n`,
      /有1001列，超过上限1000列/u,
    ],
    ['a header row that is not there', 'a.csv', TEXT, /没有第9行/u, { headerRow: 9 }],
    ['an unknown extension', 'a.et', TEXT, /不能读入扩展名为“\.et”.*另存为 \.xlsx/su],
  ])('%s', async (_, name, content, message, more) => {
    const error = await readAll(file(name, content), more).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConfigError);
    expect(`${(error as ConfigError).message}${(error as ConfigError).remedy}`).toMatch(message);
  });

  test('a header unknown to every mapping tells the way to a draft', async () => {
    const error = await readRecords(file('u.csv', '甲,乙\n1,2\n')).catch((e: unknown) => e);
    expect(`${(error as ConfigError).message}${(error as ConfigError).remedy}`).toMatch(
      /（甲、乙）.*mapping draft/su,
    );
  });
});

test('a mapping with an unknown field or a misplaced split names the place', async () => {
  const bad = {
    fields: { nmae: 'a', conditions: { path: 'b', split: '、' } },
    places: { rows: true, fields: { room: 'c' } },
  };
  const error = await readAll(file('a.csv', TEXT), bad).catch((e: unknown) => e);
  expect((error as ConfigError).message).toMatch(
    /fields\.nmae：没有这个字段.*fields\.conditions：split 只用于.*places\.room：没有这个字段.*places\.rows：rows 需要同时写 group/su,
  );
});

test('10,000 rows stream within 160 MB of heap', async () => {
  const big = path('big.csv');
  const out = createWriteStream(big);
  out.write('事项编码,事项名称,部门,办理地点,咨询电话,受理条件\n');
  const conditions = '申请人应当符合下列条件。'.repeat(40);
  for (let i = 0; i < 10_000; i++)
    if (
      !out.write(
        `A-${i},事项${i},部门${i % 60},汉口路${i}号2楼,021-6321${1000 + (i % 9000)},"${conditions}"\n`,
      )
    )
      await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  const module = fileURLToPath(new URL('../../crawler/records/read-records.ts', import.meta.url));
  const code = `import('${new URL(`file://${module}`).href}').then(async ({ readRecords }) => {
    const { records } = await readRecords(${JSON.stringify(big)}, { mapping: ${JSON.stringify(mapping())} });
    let n = 0;
    for await (const read of records) if (!('problem' in read)) n++;
    console.log(n, Math.round(process.resourceUsage().maxRSS / 1024));
  });`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=160', '--import', 'tsx', '-e', code],
    { encoding: 'utf8' },
  );
  const [count, megabytes] = stdout.trim().split(' ').map(Number);
  expect([count, stderr]).toEqual([10_000, '']);
  expect(megabytes).toBeLessThan(400);
}, 60_000);
