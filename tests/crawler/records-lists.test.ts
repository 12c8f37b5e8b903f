// Lists of a guide from tables: several columns, rows of the same item, split cells; dictionaries and constants.
import { describe, expect, test } from 'vitest';
import { type RecordRead, readRecords } from '../../crawler/records/read-records.ts';
import { folder } from './records-files.ts';

const { file } = folder();

type Read = Exclude<RecordRead, { problem: string }>;
async function read(csv: string, more: object): Promise<{ guides: Read[]; problems: string[] }> {
  const mapping = {
    id: 'lists',
    title: '列表',
    version: '1',
    channel: 'pc',
    match: ['编码'],
    item: { portalId: '编码', unit: { constant: '市公安局' } },
    fields: { name: '名称' },
    ...more,
  };
  const { records } = await readRecords(file('a.csv', csv), {
    mapping: file('m.json', JSON.stringify(mapping)),
  });
  const all: RecordRead[] = [];
  for await (const one of records) all.push(one);
  return {
    guides: all.filter((one) => !('problem' in one)) as Read[],
    problems: all.flatMap((one) => ('problem' in one ? [`${one.line} ${one.problem}`] : [])),
  };
}

test('constants, dictionaries and split forms', async () => {
  const { guides } = await read('编码,名称,办件,形式\n1,甲,1,01|02|09\n', {
    fields: {
      name: '名称',
      authority: { constant: '市公安局' },
      projectType: { path: '办件', values: { 1: '即办件', 2: '承诺件' } },
      handleForms: { path: '形式', split: '|', values: { '01': '窗口办理', '02': '网上办理' } },
    },
  });
  expect(guides).toMatchObject([
    {
      unit: { name: '市公安局' },
      guide: { authority: '市公安局', projectType: '即办件', handleForms: ['窗口办理', '网上办理', '09'] },
    },
  ]);
});

describe('lists', () => {
  test.each<[string, string, object, object]>([
    [
      'from several columns, without the members that a row lacks',
      '编码,名称,材料1名称,材料1份数,材料2名称,材料2份数\n1,甲,申请书,2,,\n',
      {
        materials: {
          each: [
            { name: '材料1名称', copies: '材料1份数' },
            { name: '材料2名称', copies: '材料2份数' },
          ],
        },
      },
      { materials: [{ name: '申请书', copies: '2' }] },
    ],
    [
      'from split cells, part by part; what is not split is that of each',
      '编码,名称,材料,份数,形式,免交\n1,甲,"申请书；\n身份证",2；1,纸质,否\n',
      {
        materials: {
          fields: {
            name: { path: '材料', split: '；' },
            copies: { path: '份数', split: '；' },
            form: '形式',
            exempt: '免交',
          },
        },
      },
      {
        materials: [
          { name: '申请书', copies: '2', form: '纸质', exempt: false },
          { name: '身份证', copies: '1', form: '纸质', exempt: false },
        ],
      },
    ],
    [
      'from split cells with an empty part, which keeps its place',
      '编码,名称,材料,份数\n1,甲,申请书；身份证；照片,1；；2\n',
      {
        materials: { fields: { name: { path: '材料', split: '；' }, copies: { path: '份数', split: '；' } } },
      },
      { materials: [{ name: '申请书', copies: '1' }, { name: '身份证' }, { name: '照片', copies: '2' }] },
    ],
    [
      'from a cell with several marks',
      '编码,名称,环节\n1,甲,受理→；审查；决定\n',
      { steps: { fields: { name: { path: '环节', split: ['→', '；'] } } } },
      { steps: [{ name: '受理' }, { name: '审查' }, { name: '决定' }] },
    ],
    [
      'from rows, also apart and repeated by a join',
      '编码,名称,材料,地址\n1,甲,申请书,汉口路1号\n2,乙,表,\n1,甲,身份证,汉口路1号\n1,,申请书,汉口路2号\n',
      {
        group: '编码',
        materials: { rows: true, fields: { name: '材料' } },
        places: { rows: true, fields: { address: '地址' } },
      },
      {
        materials: [{ name: '申请书' }, { name: '身份证' }],
        places: [{ address: '汉口路1号' }, { address: '汉口路2号' }],
      },
    ],
  ])('%s', async (_, csv, more, expected) => {
    const { guides, problems } = await read(csv, more);
    expect(problems).toEqual([]);
    expect(guides.find(({ item }) => item.portalId === '1')!.guide).toMatchObject(expected);
  });
});

describe('nothing is taken in part', () => {
  test.each<[string, string, object, string]>([
    [
      'split cells of different lengths',
      '编码,名称,材料,份数\n1,甲,a；b；c,1；2\n',
      {
        materials: { fields: { name: { path: '材料', split: '；' }, copies: { path: '份数', split: '；' } } },
      },
      '2 这条记录不能读成办事指南：“材料”拆成3项，“份数”拆成2项，无法一一对应；请使两列的项数相同',
    ],
    [
      'rows of an item that contradict each other',
      '编码,名称,材料\n1,甲,a\n1,乙,b\n',
      { group: '编码', materials: { rows: true, fields: { name: '材料' } } },
      '2 与第3行属于同一事项，但“名称”不同；请改正原表，或在映射中把这一列写入 places、materials 或 steps（"rows": true），已跳过',
    ],
    [
      'a group with a broken row',
      '编码,名称,材料\n1,甲,a\n1,甲,b,c\n',
      { group: '编码', materials: { rows: true, fields: { name: '材料' } } },
      '2 事项“1”的第3行有误，整个事项已跳过',
    ],
    [
      'a row that belongs to no item',
      '编码,名称,材料\n,甲,a\n',
      { group: '编码', materials: { rows: true, fields: { name: '材料' } } },
      '2 没有“编码”的值，不知道属于哪个事项，已跳过',
    ],
  ])('%s', async (_, csv, more, problem) => {
    const { guides, problems } = await read(csv, more);
    expect(guides).toEqual([]);
    expect(problems).toContain(problem);
  });
});

test('an empty cell is empty on the page, or nobody knows: as the mapping says', async () => {
  const csv = '编码,名称,地址\n1,甲,\n';
  const places = { fields: { address: '地址' } };
  const [missing] = (await read(csv, { places })).guides;
  const [unknown] = (await read(csv, { places, empty: 'not-collected' })).guides;
  expect(missing!.guide.observed).toMatchObject({ places: 'complete', 'places.address': 'complete' });
  expect(unknown!.guide.observed).toMatchObject({ name: 'complete', 'places.address': 'not-collected' });
  expect(unknown!.guide.observed).not.toHaveProperty('places');
  // Columns that the mapping does not name were never looked for.
  expect(missing!.guide.observed).toMatchObject({ 'places.hours': 'not-collected' });
});

test('a text that is only the button of more places was not seen; one that is only residue is empty', async () => {
  const { guides } = await read('编码,名称,地点,时间\n1,甲,更多地点,展开\n2,乙,人民路1号更多地点,展开\n', {
    clean: ['更多地点$', '展开$'],
    more: ['更多地点'],
    places: { fields: { address: '地点', hours: '时间' } },
  });
  expect(guides.map((one) => one.guide)).toMatchObject([
    { places: [], observed: { 'places.address': 'not-collected', 'places.hours': 'complete' } },
    { places: [{ address: '人民路1号' }], observed: { 'places.address': 'complete' } },
  ]);
});
