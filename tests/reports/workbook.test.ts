// Workbooks read back with exceljs: what an official finds in them, and what a hostile page cannot put there.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it, test } from 'vitest';
import { COLUMNS } from '../../reports/columns.ts';
import { verdictText } from '../../reports/proof-text.ts';
import { fitted, pictureOf } from '../../reports/workbook/picture.ts';
import { rowHeight } from '../../reports/workbook/style.ts';
import { writeWorkbook } from '../../reports/workbook.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { findingFor, folder, HOSTILE, MESSAGES, png, RUN, reportOf } from './samples.ts';

const CROP = { sha256: 'ab'.repeat(32), kind: 'crop', path: `evidence/ab/${'ab'.repeat(32)}.png` };

async function written(
  findings: Finding[],
  changes: Parameters<typeof reportOf>[1] = {},
): Promise<ExcelJS.Workbook> {
  const dir = folder();
  mkdirSync(join(dir, 'evidence/ab'), { recursive: true });
  writeFileSync(join(dir, CROP.path), png(600, 200));
  const path = join(dir, '清单.xlsx');
  await writeWorkbook(path, {
    report: reportOf(findings, changes),
    run: RUN,
    messages: MESSAGES,
    codes: new Map([['fixture/1', '11310000']]),
    dir,
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook;
}

const column = (title: string): number => COLUMNS.findIndex((c) => c.title === title) + 1;
const texts = (sheet: ExcelJS.Worksheet): string => {
  const all: string[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => all.push(cell.text)));
  return all.join('\n');
};

describe('a unit with problems', () => {
  it('lists what, where, why, how to mend it, and who must', async () => {
    const workbook = await written([
      findingFor({ evidence: [CROP] }),
      findingFor({
        item: 'fixture/2',
        evidence: [CROP],
        quote: null,
        outcome: 'review',
        expected: '汉口路695号',
        url: 'javascript:alert(1)',
      }),
      findingFor({ item: 'fixture/3', state: 'fixed' }),
    ]);
    expect(workbook.worksheets.map((s) => s.name)).toEqual(['问题清单', '汇总', '已销号问题']);
    const sheet = workbook.getWorksheet('问题清单')!;
    expect(sheet.getRow(1).values).toEqual([undefined, ...COLUMNS.map((c) => c.title)]);
    const row = (n: number) =>
      Object.fromEntries(COLUMNS.map((c, i) => [c.title, sheet.getRow(n).getCell(i + 1).text]));
    expect(row(2)).toEqual({
      序号: '1',
      事项名称: '户口迁移',
      事项标识: '11310000\nfixture/1',
      渠道: '网站',
      要素: '办理地点·地址（黄浦区行政服务中心）',
      页面内容: '汉口路',
      问题: '缺少门牌号\n没有门牌号。',
      依据: '评估工作方案',
      整改建议: '请补充门牌号。',
      严重程度: '较重',
      判定: verdictText({ outcome: 'fail', message: 'A03' }).replace('（', '\n（'),
      页面复核: '已复核',
      责任归属: '黄浦区行政服务中心',
      页面链接: '打开页面',
      截图: '',
      首次发现: '2026-11-22',
      最近发现: '2026-11-23',
      状态: '新发现',
    });
    expect(sheet.getRow(2).getCell(column('页面链接')).hyperlink).toBe(
      'http://portal.fixture.example/govPortals/bsfw/item/1',
    );
    expect(row(3)).toMatchObject({
      页面内容: '未标注',
      判定: verdictText({ outcome: 'review', message: 'A03' }).replace('（', '\n（'),
      整改建议: '请补充门牌号。\n此处应为：汉口路695号',
      页面链接: 'javascript:alert(1)',
    });
    expect(sheet.getRow(3).getCell(column('页面链接')).hyperlink).toBeUndefined();
  });

  it('can be worked with and printed', async () => {
    const sheet = (await written([findingFor({ evidence: [CROP] })])).getWorksheet('问题清单')!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:R2');
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    });
    expect(sheet.getRow(2).getCell(1).alignment).toMatchObject({ wrapText: true });
    expect(sheet.getRow(2).getCell(column('严重程度')).fill).toMatchObject({ pattern: 'solid' });
  });

  it('shows each crop in its row, and stores it once', async () => {
    const rows = ['fixture/1', 'fixture/2'].map((item) => findingFor({ item, evidence: [CROP] }));
    const workbook = await written([...rows, findingFor({ item: 'fixture/3' })]);
    const sheet = workbook.getWorksheet('问题清单')!;
    const images = sheet.getImages();
    expect(images.map((i) => [i.range.tl.nativeRow, i.range.tl.nativeCol])).toEqual(
      [1, 2].map((row) => [row, column('截图') - 1]),
    );
    expect(workbook.model.media).toHaveLength(1);
    expect(sheet.getRow(2).height).toBeGreaterThan(50);
    expect(sheet.getRow(4).getCell(column('截图')).text).toBe('—');
  });

  it('sums up coverage, severities, causes, and says how to read it', async () => {
    const same = ['fixture/1', 'fixture/2'].map((item) =>
      findingFor({ item, itemName: `事项${item.at(-1)}`, quote: '详见公告' }),
    );
    const summary = texts(
      (await written([...same, findingFor({ item: 'fixture/3', confirmation: 'refuted' })])).getWorksheet(
        '汇总',
      )!,
    );
    for (const part of [
      '市公安局办事指南检查结果汇总',
      '检查时间：2026-11-23 21:15 至 23:40',
      '清单共4项，已检查3项（75.0%），1项未检查：页面打开超时1项',
      '符合率90.9%（只计符合与不符合），待复核占比4.8%',
      '另有1条经页面复核不成立，未列入清单。',
      '缺少门牌号（2）',
      '事项1；事项2',
      '“待复核”表示程序不能确定，须由工作人员对照页面判断',
    ])
      expect(summary).toContain(part);
  });
});

test.each([
  [{ listed: 4, seen: 4, unseen: {} }, '本次检查未发现问题。清单共4项，已检查4项（100%）。'],
  [{ listed: 4, seen: 3, unseen: { timeout: 1 } }, '未检查的事项不在此结论之内。'],
  [{ listed: 4, seen: 0, unseen: { blocked: 4 } }, '不能据此认为没有问题'],
  [{ listed: 0, seen: 0, unseen: {} }, '本次清单中没有该单位的办事指南'],
])('a unit without problems is told so, with its coverage %j', async (coverage, sentence) => {
  const workbook = await written([], { coverage });
  expect(texts(workbook.getWorksheet('问题清单')!)).toContain(sentence);
  expect(texts(workbook.getWorksheet('汇总')!)).toContain(sentence);
});

test('hostile text is text: no formula, no foreign link, no character that XML forbids', async () => {
  const hostile = findingFor({
    item: HOSTILE,
    itemName: HOSTILE,
    quote: HOSTILE,
    detail: HOSTILE,
    owner: HOSTILE,
    key: HOSTILE,
    expected: HOSTILE,
    url: HOSTILE,
  });
  const twin = { ...hostile, item: `${HOSTILE}2`, id: 'f'.repeat(16) };
  const workbook = await written([hostile, twin], { unit: { id: HOSTILE, name: HOSTILE, league: 'other' } });
  let cells = 0;
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        cells += 1;
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
        expect(cell.hyperlink).toBeUndefined();
        expect(cell.text).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  expect(cells).toBeGreaterThan(50);
});

describe('pictures', () => {
  test.each([
    ['../secret.png', 'a path out of the folder'],
    ['evidence/ab/missing.png', 'a file that is gone'],
    ['evidence/ab/page.html', 'no picture'],
    ['evidence/ab/false.png', 'a picture by name only'],
  ])('%s: %s', (path) => {
    const dir = join(folder(), 'data');
    mkdirSync(join(dir, 'evidence/ab'), { recursive: true });
    writeFileSync(join(dir, '../secret.png'), png(5, 5));
    writeFileSync(join(dir, 'evidence/ab/page.html'), '<p>');
    writeFileSync(join(dir, 'evidence/ab/false.png'), 'no');
    expect(pictureOf({ evidence: [{ sha256: 'ab'.repeat(32), kind: 'crop', path }] }, dir)).toBeUndefined();
  });

  test('a JPEG’s size stands behind its tables', () => {
    const dir = folder();
    const jpeg = Buffer.from(
      'ffd8ffe000104a46494600010100000100010000ffc0001108012c0258030122000211010311',
      'hex',
    );
    writeFileSync(join(dir, 'a.jpg'), jpeg);
    const ref = { sha256: 'ab'.repeat(32), kind: 'crop', path: 'a.jpg' };
    expect(pictureOf({ evidence: [ref] }, dir)).toMatchObject({ extension: 'jpeg', width: 600, height: 300 });
  });

  test.each([
    [
      { width: 600, height: 300 },
      { width: 200, height: 100 },
    ],
    [
      { width: 100, height: 1500 },
      { width: 10, height: 150 },
    ],
    [
      { width: 50, height: 20 },
      { width: 50, height: 20 },
    ],
  ])('%j is shown as %j', (size, shown) => {
    expect(fitted(size, { width: 200, height: 150 })).toEqual(shown);
  });
});

test.each([
  ['one line', '短', 20, 21],
  ['three lines', '一二三四五六七八九十'.repeat(3), 20, 3 * 16 + 5],
  ['its own line breaks', '一\n二\n三\n四', 20, 4 * 16 + 5],
  ['Excel’s highest row at most', '长'.repeat(9999), 20, 409],
])('a row shows its text: %s', (_, text, width, height) => {
  expect(rowHeight([[text, width]])).toBe(height);
});
