// `guide-audit mapping`: what is said of a file and its mapping, and a draft that reads the file at once.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { readRecords } from '../../crawler/records/read-records.ts';
import { mappingCommand } from '../../scripts/commands/mapping.ts';
import { folder, gbk, workbook } from '../crawler/records-files.ts';

const { file, path } = folder();

async function run(...args: string[]): Promise<string> {
  let out = '';
  await mappingCommand(async (text) => {
    out += text;
  })
    .exitOverride()
    .parseAsync(args, { from: 'user' });
  return out;
}

const said = (error: unknown) => `${(error as ConfigError).message}${(error as ConfigError).remedy}`;

const MAPPING = JSON.stringify({
  id: 'my-export',
  title: '某区事项库导出',
  version: '2',
  channel: 'pc',
  match: ['事项编码'],
  item: { portalId: '事项编码', unit: '部门' },
  fields: { name: '事项名称', visits: '跑动次数', projectType: { path: '类型', values: { 1: '即办件' } } },
  places: { fields: { address: '办理地点' } },
});
const CSV = `事项编码,事项名称,部门,类型,办理地点,备注
A-1,船舶登记,海事局,1,汉口路1号,x
A-2,多出,海事局,1,汉口路2号,x,y
A-3,证明,民政局,1,,
`;

test('check says field by field what would be read, what is left over and what cannot be read', async () => {
  const at = file('导出.csv', gbk(CSV));
  expect(await run('check', at, '--mapping', file('m.json', MAPPING))).toBe(`文件：${at}
格式：CSV（字符集 GB18030（含 GBK、GB2312），分隔符为逗号“,”），表头在第1行
映射：某区事项库导出（my-export，版本 2）
结果：可读出 2 个事项，1 处不能读（见下）。

字段 ← 列：前几个事项的值
  事项标识（item.portalId）← 事项编码
      A-1
      A-3
  所属单位（item.unit）← 部门
      海事局
      民政局
  事项名称（name）← 事项名称
      船舶登记
      证明
  到办事现场次数（visits）← 跑动次数
      （未采集）
      （未采集）
  办件类型（projectType）← 类型（1个代码换成文字）
      即办件
      即办件
  办理地点（places.address）← 办理地点
      汉口路1号
      （空）

没有用到的列
  备注

文件中没有的字段（按“未采集”处理，不会判为缺失）
  ${/文件中没有的字段.*\n {2}(.*)\n/u.exec(await run('check', at, '--mapping', path('m.json')))![1]}

请注意
  映射中写了但文件中没有的列：跑动次数；用到它们的字段按“未采集”处理。

不能读的
  第3行：这一行有7个单元格，表头有6个；内容含分隔符或换行时应加双引号，请在原表中改正
`);
  expect(await run('check', at, '--mapping', path('m.json'))).toMatch(
    /承诺办结时限（promiseLimit）.*材料名称（materials\.name）/u,
  );
});

test('list names the shipped mappings', async () => {
  expect(await run('list')).toMatch(/^guangxi\t广西.*\n {2}按这些字段识别：service_name/mu);
});

/** Drafts a mapping, checks that it reads the file without a change, and gives both. */
async function draft(at: string) {
  const out = path(`${Math.random().toString(36).slice(2)}.json`);
  const text = await run('draft', at, '--out', out);
  const { records } = await readRecords(at, { mapping: out });
  const reads = [];
  for await (const read of records) reads.push(read);
  return { text, mapping: JSON.parse(readFileSync(out, 'utf8')), reads };
}

describe('a draft', () => {
  test('guesses fields by the captions of pages', async () => {
    const { mapping, reads, text } = await draft(
      file(
        'plain.csv',
        '实施编码,事项名称,实施主体,办理地点,办公时间,咨询电话,跑动次数,经办人备注\nX1,船舶登记,海事局,汉口路1号,工作日,12345,0,无\n',
      ),
    );
    expect(mapping).toMatchObject({
      id: 'plain',
      match: ['实施编码', '事项名称', '实施主体'],
      item: { portalId: '实施编码', unit: '实施主体' },
      fields: { name: '事项名称', consult: '咨询电话', visits: '跑动次数' },
      places: { fields: { address: '办理地点', hours: '办公时间' } },
    });
    expect(text).toMatch(/没有猜到用途的列.*\n {2}经办人备注/u);
    expect(reads).toMatchObject([{ guide: { name: '船舶登记', places: [{ address: '汉口路1号' }] } }]);
  });

  test('groups rows of the same item', async () => {
    const { mapping, reads } = await draft(
      file(
        'rows.csv',
        '事项ID,事项名称,部门,材料名称,复印件份数,办理地点\n1,甲,海事局,申请书,1,汉口路1号\n1,甲,海事局,身份证,2,汉口路1号\n2,乙,海事局,表,1,\n',
      ),
    );
    expect(mapping).toMatchObject({
      group: '事项ID',
      materials: { rows: true, fields: { name: '材料名称', copies: '复印件份数' } },
      places: { fields: { address: '办理地点' } },
    });
    expect(reads).toMatchObject([
      { guide: { materials: [{ name: '申请书' }, { copies: '2' }] } },
      { guide: { name: '乙' } },
    ]);
  });

  test('splits cells, and joins numbered columns', async () => {
    const split = await draft(file('split.csv', '编号,事项名称,申请材料\n1,甲,申请书；身份证\n'));
    expect(split.mapping.materials).toEqual({ fields: { name: { path: '申请材料', split: '；' } } });
    expect(split.reads).toMatchObject([{ guide: { materials: [{ name: '申请书' }, { name: '身份证' }] } }]);
    const each = await draft(file('each.csv', '编号,事项名称,材料1名称,材料2名称\n1,甲,申请书,身份证\n'));
    expect(each.mapping.materials).toEqual({ each: [{ name: '材料1名称' }, { name: '材料2名称' }] });
  });

  test('of a workbook, and of JSON', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('事项').addRows([['汇总表'], ['序号', '事项名称', '责任单位'], [1, '甲', '海事局']]);
    });
    expect((await draft(file('book.xlsx', bytes))).reads).toMatchObject([
      { unit: { name: '海事局' }, item: { portalId: '1' } },
    ]);
    expect((await draft(file('a.jsonl', '{"编号":7,"事项名称":"甲"}\n'))).reads).toMatchObject([
      { guide: { name: '甲' } },
    ]);
  });

  test('overwrites nothing unless told', async () => {
    const at = file('plain2.csv', '编号,事项名称\n1,甲\n');
    const out = file('mine.json', '{}');
    expect(said(await run('draft', at, '--out', out).catch((e: unknown) => e))).toMatch(/已存在.*--force/u);
    expect(await run('draft', at, '--out', out, '--force')).toMatch(/已写入/u);
  });
});

test.each<[string, () => string[], RegExp]>([
  [
    'a file without a mapping',
    () => ['check', file('u.csv', '甲,乙\n1,2\n')],
    /无法按第一条记录的字段（甲、乙）.*mapping draft/u,
  ],
  ['rows out of bounds', () => ['check', file('u.csv', CSV), '--rows', '0'], /--rows 应是1至20/u],
  [
    'a draft that is no JSON file',
    () => ['draft', file('u.csv', CSV), '--out', 'x.txt'],
    /扩展名应是 \.json/u,
  ],
  [
    'no guide at all',
    () => ['check', file('n.csv', '事项编码,部门\n,x\n'), '--mapping', file('m.json', MAPPING)],
    /没有读出任何事项/u,
  ],
])('%s is wrong use', async (_, args, message) => {
  const error = await run(...args()).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(ConfigError);
  expect(said(error)).toMatch(message);
});
