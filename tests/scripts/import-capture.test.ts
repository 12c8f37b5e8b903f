// Attended captures join the channels that were crawled, or nothing of the folder is taken.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../crawler/config-error.ts';
import { writeForm } from '../../scripts/pipeline/capture-form.ts';
import { importCapture } from '../../scripts/pipeline/import-capture.ts';
import { openStore, type RunRecord, type Store } from '../../store/index.ts';
import { guideOf } from '../checks/page-examples.ts';

const NOW = new Date('2026-11-23T13:00:00Z');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const ITEM = 'd3b07384-0001';
const HEAD = '事项标识,渠道,采集人,采集时间,图片,事项名称,承诺办结时限,办理地点,办理时间,咨询方式';
const ROW = `${ITEM},随申办App,张三,2026-11-22 10:30,首页.png；地点.png,居住证办理,3个工作日,汉口路695号1楼01号窗口,,未显示`;

let dir: string;
let store: Store;
let run: RunRecord;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
  store = openStore({ dir: join(dir, 'data'), mode: 'write', now: () => NOW });
  run = store.runs.start({ site: 'made', kind: 'records' });
  store.units.upsert('made', [{ id: 'A', name: '市公安局', league: 'evaluated' }]);
  const id = `made/${ITEM}`;
  const item = { id, site: 'made', portalId: ITEM, situationId: null, unit: 'A', name: '居住证办理' };
  store.items.upsert(run.id, [{ ...item, situation: null }]);
  const guide = {
    ...guideOf('办理地点：汉口路695号1楼01号窗口'),
    ...{ name: '居住证办理', promiseLimit: '5个工作日', handlingItemCode: 'CODE-1' },
  };
  store.guides.save({
    ...{ run: run.id, item: id, channel: 'pc', capture: null, url: null, unit: 'A', guide },
  });
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Writes the form with a BOM as Excel does, and the pictures. */
function folderOf(rows: readonly string[], pictures: readonly string[] = ['首页.png', '地点.png']): string {
  const folder = join(dir, '随申办 采集');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '采集表.csv'), `\ufeff${[HEAD, ...rows].join('\r\n')}\r\n`);
  for (const name of pictures) writeFileSync(join(folder, name), PNG);
  return folder;
}

const said: string[] = [];
const take = (folder: string) =>
  importCapture(
    {
      store,
      now: () => NOW,
      say: (line) => said.push(line),
      signal: new AbortController().signal,
    },
    { folder, run },
  );

const ofApp = () => [...store.findings.iterate(run.id)].filter(({ channel }) => channel === 'app');

test('a capture is compared with the other channels, its pictures are the evidence', async () => {
  await take(folderOf([ROW]));
  const stored = store.guides.get(run.id, `made/${ITEM}`, 'app');
  expect(stored?.guide.promiseLimit).toBe('3个工作日');
  expect(stored?.guide.reader).toContain('张三 2026-11-22T10:30:00+08:00');
  const limit = ofApp().find(({ message, field }) => message === 'X08' && field === 'promiseLimit');
  expect(limit?.detail).toContain('5个工作日');
  expect(limit?.evidence.map(({ kind }) => kind)).toEqual(['capture', 'capture']);
  expect(limit?.confirmation).toBe('not-possible');
});

test('what was looked for and not shown is missing, what was not looked for is no defect', async () => {
  await take(folderOf([ROW]));
  const guide = store.guides.get(run.id, `made/${ITEM}`, 'app')!.guide;
  expect(guide.observed).toMatchObject({ consult: 'complete', 'places.hours': 'not-collected' });
  expect(guide.consult).toBeUndefined();
  const fields = ofApp().map(({ field }) => field);
  expect(fields).toContain('consult');
  expect(fields).not.toContain('places.hours');
});

test('an item may be named by its code', async () => {
  await take(folderOf([ROW.replace(ITEM, 'CODE-1')]));
  expect(store.guides.get(run.id, `made/${ITEM}`, 'app')).toBeDefined();
});

test('the form that the product writes is the form that it reads', async () => {
  const folder = join(dir, 'form');
  expect(writeForm(store, run, { folder, perUnit: 1 })).toBe(1);
  expect(() => writeForm(store, run, { folder, perUnit: 1 })).toThrow(/已存在/u);
  const file = join(folder, '采集表.csv');
  const [head, row] = readFileSync(file, 'utf8').trim().split('\r\n') as [string, string];
  const filled: Record<string, string> = {
    渠道: '自助终端',
    采集人: '李四',
    采集时间: '2026/11/22',
    图片: 'a.png',
  };
  const cells = row.split(',');
  const columns = head.replace('\ufeff', '').split(',');
  writeFileSync(file, `${head}\r\n${columns.map((column, i) => filled[column] ?? cells[i]).join(',')}\r\n`);
  writeFileSync(join(folder, 'a.png'), PNG);
  await take(folder);
  expect(store.guides.get(run.id, `made/${ITEM}`, 'kiosk')?.guide.name).toBe('居住证办理');
});

describe('nothing is taken', () => {
  test.each([
    ['an unknown item', ROW.replace(ITEM, 'nobody'), '没有事项“nobody”'],
    ['an unknown channel', ROW.replace('随申办App', '网页'), '渠道“网页”不认识'],
    ['no such day', ROW.replace('2026-11-22', '2026-11-31'), '采集时间“2026-11-31 10:30”应写作'],
    ['a time to come', ROW.replace('2026-11-22', '2027-01-02'), '在今天之后'],
    ['nobody', ROW.replace('张三', ''), '没有填写采集人'],
    ['no picture', ROW.replace('首页.png；地点.png', ''), '至少要有一张页面图片'],
    ['a picture that is not there', ROW.replace('地点', '窗口'), '没有图片“窗口.png”'],
    ['a picture elsewhere', ROW.replace('地点.png', '../地点.png'), '应当只写文件名'],
    ['a picture that is none', ROW.replace('地点.png', '采集表.csv'), '不是 PNG、JPG 或 WebP 图片'],
  ])('%s', async (_, row, words) => {
    const error = await take(folderOf([row])).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).message).toContain(words);
    expect([...store.guides.iterate(run.id)].map(({ channel }) => channel)).toEqual(['pc']);
  });
  test.each([
    ['no form', []],
    ['two forms', ['甲.csv', '乙.csv']],
  ])('%s', async (_, names) => {
    const folder = join(dir, 'forms');
    mkdirSync(folder);
    for (const name of names) writeFileSync(join(folder, name), HEAD);
    await expect(take(folder)).rejects.toThrow(/采集表/u);
  });
  test('no folder', async () => {
    await expect(take(join(dir, 'nowhere'))).rejects.toThrow(/^打不开文件夹 .*nowhere：不存在。/u);
    writeFileSync(join(dir, 'file'), '');
    await expect(take(join(dir, 'file'))).rejects.toThrow(/：这是一个文件，不是文件夹。/u);
  });
});
