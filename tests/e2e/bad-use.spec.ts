// Wrong use of the command line: the thing, the remedy, the exit code, and nothing stored is lost.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { guideAudit } from './main-job.ts';

const data = mkdtempSync(join(tmpdir(), '误用 '));
const records = join(data, '指南.jsonl');
test.afterAll(() => rmSync(data, { recursive: true, force: true }));
test.describe.configure({ mode: 'serial' });

const guide = {
  name: '船舶登记',
  visits: '0-2次',
  source: 'records',
  reader: 'test',
  observed: { visits: 'complete' },
};
const line = { portalId: 'a', unit: '某局', guide };

test('a damaged line of a records file is named and the others are judged', async () => {
  writeFileSync(
    records,
    `${JSON.stringify(line)}\n{"portalId": "b"\n${JSON.stringify({ ...line, portalId: 'c' })}\n`,
  );
  const { code, err } = await guideAudit('--data', data, 'audit', '--records', records);
  expect(err).toContain('第2条：这一行不是完整的 JSON');
  expect(err).toContain('已检查 2 份办事指南');
  expect(code).toBe(0);
});

const cases: [string, string[], RegExp, number][] = [
  ['an unknown command', ['frobnicate'], /没有“frobnicate”这个命令/u, 2],
  ['an unknown option', ['audit', '--frob'], /没有“--frob”这个选项/u, 2],
  ['an unknown unit', ['findings', '--unit', '某'], /没有编号为“某”的单位.*某局/su, 2],
  ['an unknown run', ['report', '--run', 'x'], /没有编号为“x”的检查批次/u, 2],
  ['an unknown check', ['audit', '--only', 'addres'], /没有名为“addres”的检查.*address/su, 2],
  ['an unknown message', ['explain', 'A99'], /没有“A99”这个检查项/u, 2],
  ['a real site without permission', ['crawl', '--site', 'shanghai-pc'], /许可/u, 2],
  ['a page of a real site without permission', ['doctor', 'https://zwdt.sh.gov.cn/'], /许可/u, 2],
  ['a page of a site without profile', ['doctor', 'http://nowhere.example/'], /没有哪个站点档案/u, 2],
  ['an unknown site', ['crawl', '--site', 'nowhere'], /nowhere/u, 2],
  ['a page that is not there', ['extract', 'nowhere.html'], /nowhere\.html/u, 2],
  ['an unknown kind', ['parse', 'colour'], /address.*hours/su, 2],
];

for (const [name, args, message, exit] of cases)
  test(`${name} is refused with a Chinese sentence`, async () => {
    const { code, err } = await guideAudit('--data', data, ...args);
    expect(err).toMatch(message);
    expect(code).toBe(exit);
  });

test('what was stored is still there', async () => {
  const { out } = await guideAudit('--data', data, 'findings', '--json');
  expect(
    out
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row).message),
  ).toEqual(['V01', 'V01']);
});
