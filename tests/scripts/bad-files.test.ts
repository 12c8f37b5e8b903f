// Bad files of guides on the whole way, from the command line to the store: named with the remedy, never taken in part.
import { rmSync } from 'node:fs';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { main } from '../../scripts/cli.ts';
import { importRecords } from '../../scripts/pipeline/import-records.ts';
import { openStore } from '../../store/index.ts';
import { folder, inlineSheet, workbook, workbookParts, zip } from '../crawler/records-files.ts';

const { file, path } = folder();
const HEADER = ['事项编码', '事项名称', '部门', '办理地点', '受理条件', '到现场次数'];
const MAPPING = {
  id: 'my-export',
  title: '某区事项库导出',
  version: '1',
  channel: 'pc',
  match: ['事项编码'],
  item: { portalId: '事项编码', unit: '部门' },
  fields: { name: '事项名称', visits: '到现场次数', conditions: '受理条件' },
  places: { fields: { address: '办理地点' } },
};
const row = (n: number) => [`A-${n}`, '船舶登记', '海事局', '汉口路1号2楼3号窗口', '一、齐全', '1'];
const csv = (rows: readonly (readonly string[])[], separator = ',') =>
  rows.map((cells) => cells.join(separator)).join('\n');
const TABLE = [HEADER, row(1), row(2)];

let folders = 0;
/** `audit --records`: what was said, the exit code, and what is stored afterwards. */
async function audit(records: string, mapping: object = MAPPING) {
  const data = path(`数据${folders++}`);
  let said = '';
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  const own = file('m.json', JSON.stringify(mapping));
  const code = await main(['--data', data, 'audit', '--records', records, '--mapping', own]);
  spy.mockRestore();
  const store = openStore({ dir: data, mode: 'read', now: () => new Date() });
  const runs = store.runs.list().map(({ id, status }) => ({ status, guides: store.guides.count(id) }));
  store.close();
  return { code, said, runs };
}

describe('refused whole', () => {
  test.each<[string, string, () => string | Uint8Array | Promise<Buffer>, RegExp]>([
    ['a wrong separator', 'a.csv', () => csv(TABLE, '|'), /只读出一列.*处理办法：.*另存为/su],
    [
      'doubled columns',
      'a.csv',
      () => csv([[...HEADER, '受理 条件'], ...TABLE.slice(1).map((cells) => [...cells, 'x'])]),
      /重复的列名：“受理条件”（E列、G列）.*处理办法：.*改为不同的名称/su,
    ],
    [
      'a zip bomb by its directory',
      'a.xlsx',
      () => {
        const [sheet, ...others] = workbookParts(inlineSheet(TABLE));
        return zip([{ ...sheet!, unpacked: 1024 ** 3 }, ...others]);
      },
      /超过上限 400MB（可能是压缩炸弹）.*处理办法/su,
    ],
    [
      'a zip bomb whose directory lies',
      'a.xlsx',
      () => {
        const [sheet, ...others] = workbookParts(`${inlineSheet(TABLE)}${' '.repeat(20_000_000)}`);
        return zip([{ ...sheet!, unpacked: 500 }, ...others]);
      },
      /解压后比目录所写的大/u,
    ],
    [
      'half a sheet after a thousand good rows',
      'a.xlsx',
      () => {
        const rows = [HEADER, ...Array.from({ length: 1000 }, (_, n) => row(n))];
        return zip(workbookParts(inlineSheet(rows).slice(0, -30)));
      },
      /内容不完整.*处理办法/su,
    ],
    [
      'an open quote after a thousand good rows',
      'a.csv',
      () =>
        `${csv([HEADER, ...Array.from({ length: 1000 }, (_, n) => row(n))])}\nA-x,"船舶,海事局,a,b,1\n${csv([row(1001)])}`,
      /双引号没有成对/u,
    ],
    [
      'a header merged across',
      'a.xlsx',
      () =>
        workbook((book) => {
          const sheet = book.addWorksheet('甲');
          sheet.addRows(TABLE);
          sheet.mergeCells('D1:E1');
        }),
      /表头有左右合并.*处理办法/su,
    ],
  ])('%s', async (_, name, content, message) => {
    const { code, said, runs } = await audit(file(name, await content()));
    expect(said).toMatch(message);
    expect(code).toBe(2);
    expect(runs).toEqual([]);
  });
});

describe('named, and the rest goes on', () => {
  test('a cell of 100,000 characters', async () => {
    const long = [...row(1).slice(0, 4), '长'.repeat(100_000), '1'];
    const { code, said, runs } = await audit(file('long.csv', csv([HEADER, long, row(2)])));
    expect(said).toMatch(/！.*只保留前32767个：第2行“受理条件”（100000个字符）/u);
    expect(said).toContain('已检查 2 份办事指南');
    expect([code, runs]).toEqual([0, [{ status: 'done', guides: 2 }]]);
  });

  test('formulas and merged cells', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('甲');
      sheet.addRows([...TABLE, row(3), row(4)]);
      sheet.getCell('F2').value = { formula: '1+0', result: 1 };
      sheet.getCell('F3').value = { formula: 'NOW()' };
      sheet.mergeCells('C4:C5');
      sheet.mergeCells('D5:E5');
    });
    const { code, said, runs } = await audit(file('formulas.xlsx', bytes));
    expect(said).toMatch(/！有合并单元格：C4:C5、D5:E5。/u);
    expect(said).toMatch(/！公式不计算，读入文件中保存的结果：F2、F3。请确认/u);
    expect(said).toMatch(/！第3条：.*“到现场次数”是公式，文件中没有保存计算结果；请在 Excel 中打开并保存/u);
    expect(said).toMatch(/！第5条：.*“受理条件”在左右合并的单元格 D5:E5 中/u);
    expect(said).toContain('已检查 2 份办事指南');
    expect([code, runs]).toEqual([0, [{ status: 'done', guides: 2 }]]);
  });
});

test('a file that goes away while it is read is no run that counts', async () => {
  const store = openStore({ dir: path('走了'), mode: 'write', now: () => new Date() });
  onTestFinished(() => store.close());
  const records = file('gone.csv', csv(TABLE));
  const reading = importRecords(store, records, file('m.json', JSON.stringify(MAPPING)), () =>
    rmSync(records),
  );
  await expect(reading).rejects.toThrow();
  expect(store.runs.list().map(({ status }) => status)).toEqual(['failed']);
});
