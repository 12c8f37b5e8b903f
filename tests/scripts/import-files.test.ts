// Files that join a run: the service map's halls, the guides of an offline hall; what cannot be taken is named.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { importGuides } from '../../scripts/pipeline/import-guides.ts';
import { importMap } from '../../scripts/pipeline/import-map.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import { guideOf } from '../checks/page-examples.ts';
import { folder, NOW, open } from '../store/folder.ts';

let dir: string;
let store: Store;
let run: RunRecord;
let said: string[];
beforeEach(() => {
  dir = folder();
  store = open(join(dir, 'data'));
  said = [];
  run = store.runs.start({ site: 'made', kind: 'records' });
  store.units.upsert('made', [{ id: 'A', name: '市公安局', league: 'evaluated' }]);
  const item = { site: 'made', situationId: null, unit: 'A', situation: null };
  store.items.upsert(run.id, [
    { ...item, id: 'made/1', portalId: '1', name: '居住证办理' },
    { ...item, id: 'made/2', portalId: '2', name: '户口迁移' },
  ]);
  for (const [id, code] of [
    ['made/1', 'CODE-1'],
    ['made/2', 'CODE-2'],
  ] as const)
    store.guides.save({
      ...{ run: run.id, item: id, channel: 'pc', capture: null, url: null, unit: 'A' },
      guide: {
        ...guideOf('大厅：黄浦区行政服务中心<br>办理地点：西藏中路101号2楼1号窗口<br>承诺时限：5个工作日'),
        implementationCode: code,
      },
    });
});

const context = () => ({
  store,
  now: () => NOW,
  say: (line: string) => void said.push(line),
  signal: new AbortController().signal,
});
const file = (name: string, lines: readonly string[]): string => {
  const path = join(dir, name);
  writeFileSync(path, `\ufeff${lines.join('\r\n')}\r\n`);
  return path;
};
const told = () =>
  [...store.findings.iterate(run.id)]
    .map(({ channel, item, message, outcome }) => `${channel} ${item} ${message} ${outcome}`)
    .sort();

describe('the service map', () => {
  const HEAD = '大厅名称,地址,开放时间,电话,可办事项,自助终端,预约方式';

  test('is judged and compared', async () => {
    const path = file('政务服务地图.csv', [
      HEAD,
      '上海市黄浦区行政服务中心,黄浦区西藏中路103号,工作日9:00-17:00,021-63212398,综合,无,随申办',
      '徐汇区行政服务中心,徐汇区南宁路,工作日9:00-17:00,021-6321239,综合,无,随申办',
    ]);
    await importMap(context(), { file: path, whole: true, run });
    expect(said).toContain('✓ 已读取政务服务地图：大厅 2 个。');
    expect(told()).toEqual(
      expect.arrayContaining([
        'map made/@map/上海市黄浦区行政服务中心 A09-map fail',
        'map made/@map/徐汇区行政服务中心 A03 fail',
        'map made/@map/徐汇区行政服务中心 P02 fail',
        'pc made/1 A09-map fail',
        'pc made/2 A09-map fail',
      ]),
    );
    expect(store.serviceMaps.of(run.id)).toMatchObject({ source: '政务服务地图.csv', whole: true });
  });

  test('with a row that cannot be read no hall is missing', async () => {
    const path = file('map.csv', [HEAD, '徐汇区行政服务中心,徐汇区南宁路1号,,,,,', ',徐汇区南宁路2号,,,,,']);
    await importMap(context(), { file: path, whole: true, run });
    expect(said.join('\n')).toContain('“大厅编号”“大厅名称”是空的');
    expect(said.join('\n')).toContain('不判断大厅是否缺失');
    expect(told().filter((line) => line.includes('A12-map'))).toEqual([]);
  });

  test('of a file that may be a part of the map no hall is missing', async () => {
    const path = file('map.csv', [HEAD, '徐汇区行政服务中心,徐汇区南宁路1号,,,,,']);
    await importMap(context(), { file: path, run });
    expect(store.serviceMaps.of(run.id)).toMatchObject({ whole: false });
    expect(told().filter((line) => line.includes('A12-map'))).toEqual([]);
  });

  test('without a hall nothing is taken', async () => {
    await expect(importMap(context(), { file: file('map.csv', [HEAD, ',地址,,,,,']), run })).rejects.toThrow(
      '没有可读的大厅',
    );
    await expect(importMap(context(), { file: file('map.csv', ['甲,乙', '1,2']), run })).rejects.toThrow(
      '大厅名称',
    );
    expect(store.serviceMaps.of(run.id)).toBeUndefined();
  });
});

describe('guides of an offline hall', () => {
  const mapping = () =>
    file('mapping.json', [
      JSON.stringify({
        ...{ id: 'hall-file', title: '大厅指南', version: '1', channel: 'hall', match: ['编码'] },
        item: { portalId: '编码', unit: '部门' },
        fields: { name: '名称', promiseLimit: '承诺时限' },
        empty: 'not-collected',
      }),
    ]);

  test('are a channel of the items that their codes name', async () => {
    const path = file('大厅.csv', [
      '编码,部门,名称,承诺时限',
      'CODE-1,市公安局,示例事项,10个工作日',
      'made/2,市公安局,示例事项,5（工作日）',
      'CODE-9,市公安局,别的事项,5个工作日',
      '1,市公安局,又一次,9个工作日',
    ]);
    await importGuides(context(), { file: path, mapping: mapping(), channel: 'hall', run });
    expect(said).toContain('✓ 已并入 2 个事项的指南，与已采集的渠道比较。');
    expect(said.join('\n')).toContain('没有与“别的事项”对应的事项');
    expect(said.join('\n')).toContain('与前面一条同属事项“居住证办理”');
    expect(told().filter((line) => line.includes('X08'))).toEqual([
      'hall made/1 X08 fail',
      'pc made/1 X08 fail',
    ]);
  });

  test('of which none has an item are a mistake', async () => {
    const path = file('大厅.csv', ['编码,部门,名称,承诺时限', 'X,市公安局,示例事项,10个工作日']);
    await expect(
      importGuides(context(), { file: path, mapping: mapping(), channel: 'hall', run }),
    ).rejects.toThrow('没有能并入批次');
    expect(store.guides.count(run.id)).toBe(2);
  });
});
