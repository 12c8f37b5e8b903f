import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { shippedMappings } from '../../crawler/records/mapping.ts';
import { type RecordRead, readRecords } from '../../crawler/records/read-records.ts';

const dir = mkdtempSync(join(tmpdir(), '指南 记录-'));
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string, content: string | object[]): string {
  const path = join(dir, name);
  writeFileSync(
    path,
    typeof content === 'string' ? content : content.map((row) => JSON.stringify(row)).join('\n'),
  );
  return path;
}

async function readAll(path: string, mapping?: string): Promise<RecordRead[]> {
  const { records } = await readRecords(path, { mapping });
  const all: RecordRead[] = [];
  for await (const read of records) all.push(read);
  return all;
}

const crawled = {
  service_name: '船舶登记',
  department: '某某海事局',
  on_site_times: 0,
  promise_days: 7,
  is_charge: false,
  handle_form: '窗口办理,网上办理',
  handle_address: '港口区海港大道200号1楼3号窗口\n...展开\n更多地点',
  handle_time: '工作日：上午9：00-12：00...展开',
  consult_way: '咨询电话：0770-2069833...展开',
  complaint_way: '',
  source_item_id: 'a-1',
  materials_shown: [
    {
      material_name: '申请书',
      is_required: true,
      material_form: '电子',
      original_num: 1,
      copy_num: 0,
      note: '类型：原件\n来源渠道：申请人自备\n备注：无',
    },
  ],
  processes: [
    { step_name: '受理', step_desc: '办理步骤\n办理结果：受理通知书...展开\n审查标准：材料齐全...展开' },
  ],
};

describe('a record of a crawled portal', () => {
  test('becomes a guide without the residue of buttons', async () => {
    const [read] = await readAll(file('a.jsonl', [crawled]));
    expect(read).toMatchObject({
      line: 1,
      unit: { name: '某某海事局' },
      item: { id: 'guangxi/a-1' },
      guide: {
        name: '船舶登记',
        visits: '0',
        fee: '不收费',
        handleForms: ['窗口办理', '网上办理'],
        places: [{ address: '港口区海港大道200号1楼3号窗口', hours: '工作日：上午9：00-12：00' }],
        materials: [
          {
            name: '申请书',
            necessity: '必要',
            form: '电子',
            originals: '1',
            copies: '0',
            kind: '原件',
            source: '申请人自备',
          },
        ],
        steps: [{ name: '受理', standard: '材料齐全', result: '受理通知书' }],
      },
    });
  });

  test('an empty value is seen as empty, a missing key is not collected', async () => {
    const { handle_time: _, ...rest } = crawled;
    const [read] = await readAll(file('b.jsonl', [rest]));
    expect(read).toMatchObject({
      guide: { observed: { complaint: 'complete', 'places.hours': 'not-collected', steps: 'complete' } },
    });
    expect(read).not.toHaveProperty('guide.complaint');
  });
});

test('a damaged line and a doubled item are named, the others go on', async () => {
  const lines = [
    JSON.stringify(crawled),
    '{"service_name": "断',
    JSON.stringify(crawled),
    JSON.stringify({ ...crawled, source_item_id: 'a-2' }),
  ];
  const reads = await readAll(file('c.jsonl', lines.join('\r\n')));
  expect(reads.map((read) => ('problem' in read ? `${read.line} ${read.problem}` : read.item.id))).toEqual([
    'guangxi/a-1',
    '2 这一行不是完整的 JSON，已跳过',
    '3 与第1条的事项标识相同，已跳过',
    'guangxi/a-2',
  ]);
});

test('a JSON array with a byte order mark is read', async () => {
  const reads = await readAll(file('d.json', `\ufeff${JSON.stringify([crawled])}`));
  expect(reads).toHaveLength(1);
});

test('HTML fragments become text and materials', async () => {
  const row = {
    _source_index_id: '1',
    itemId: 'x',
    itemName: '特种设备告知',
    organName: '某区市场监管局',
    clConsultWay: '（021）69989023',
    clApprovalConds: '<p>一、齐全</p><p>二、有效</p>',
    clDealType: '',
    clApprovalMater:
      '<table><tr><th>材料名称</th><th>材料份数</th></tr><tr><td>告知单</td><td>1</td></tr></table>',
  };
  const [read] = await readAll(file('e.json', JSON.stringify([row])));
  expect(read).toMatchObject({
    guide: { conditions: '一、齐全\n二、有效', materials: [{ name: '告知单' }] },
  });
  expect(read).toHaveProperty('guide.observed.process', 'not-collected');
});

describe('what cannot be read is named with its remedy', () => {
  test.each([
    [
      'a file that is not there',
      () => join(dir, '没有.jsonl'),
      undefined,
      /找不到记录文件.*没有\.jsonl.*核对路径/su,
    ],
    ['a file without records', () => file('empty.jsonl', '\n\n'), undefined, /没有可读的记录/u],
    ['half a JSON file', () => file('half.json', '[{"a":1},'), undefined, /不是完整的 JSON/u],
    [
      'records of an unknown shape',
      () => file('odd.jsonl', [{ foo: 1 }]),
      undefined,
      /无法按第一条记录的字段（foo）.*--mapping/su,
    ],
    ['an unknown mapping', () => file('f.jsonl', [crawled]), 'nope', /没有名为“nope”的映射.*guangxi/su],
    [
      'a mapping with a typo',
      () => file('g.jsonl', [crawled]),
      file(
        'typo.json',
        '{"id":"x","title":"x","version":"1","channel":"pcc","match":["a"],"item":{"portalId":"a","unit":"b"},"feilds":{}}',
      ),
      /typo\.json 有误.*channel/su,
    ],
  ])('%s', async (_, path, mapping, message) => {
    const error = await readAll(path(), mapping).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConfigError);
    const { message: said, remedy, exitCode } = error as ConfigError;
    expect(`${said}${remedy}`).toMatch(message);
    expect(exitCode).toBe(2);
  });
});

test('every shipped mapping is sound and found by its own keys alone', () => {
  const mappings = shippedMappings();
  expect(mappings.length).toBeGreaterThanOrEqual(5);
  for (const one of mappings)
    expect(mappings.filter((m) => m.match.every((key) => one.match.includes(key))).map((m) => m.id)).toEqual([
      one.id,
    ]);
});
