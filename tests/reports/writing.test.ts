// Files are whole or not there, long pages leave nothing behind, and a full disk is told in Chinese.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { writeAtomically } from '../../reports/atomic.ts';
import { html } from '../../reports/html.ts';
import { frame } from '../../reports/overview/page.ts';
import { writePages } from '../../reports/overview/paging.ts';
import { writeWorkbook } from '../../reports/workbook.ts';
import { findingFor, folder, MESSAGES, RUN, reportOf } from './samples.ts';

const fault = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};
test.each([
  ['ENOSPC', 'disk', '磁盘空间不足'],
  ['EROFS', 'read-only', '无法写入数据'],
])('%s is told in Chinese, the old file stays, nothing half is left', async (errno, code, sentence) => {
  const path = join(folder(), 'a.html');
  writeFileSync(path, '旧');
  await expect(writeAtomically(path, fault(errno))).rejects.toMatchObject({
    code,
    message: expect.stringContaining(sentence),
    exitCode: 6,
  });
  expect(readFileSync(path, 'utf8')).toBe('旧');
  expect(readdirSync(join(path, '..'))).toEqual(['a.html']);
});

it('a workbook that cannot be written is told too', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'file'), '');
  const input = {
    report: reportOf([findingFor()]),
    run: RUN,
    messages: MESSAGES,
    codes: new Map<string, string>(),
    dir,
  };
  await expect(writeWorkbook(join(dir, 'file', 'a.xlsx'), input)).rejects.toMatchObject({
    name: 'StoreError',
  });
});

it('loses the pages that a longer report left behind', async () => {
  const dir = folder();
  const page = (n: number) => ({
    dir,
    name: 'p',
    frame: frame({ title: 't', home: '', run: RUN }),
    intro: html`<p>`,
    blocks: () => Array.from({ length: n }, () => html`<p>${'x'.repeat(10_000)}</p>`),
    limit: 60_000,
  });
  expect((await writePages(page(9))).length).toBeGreaterThan(2);
  expect(await writePages(page(1))).toEqual([join(dir, 'p.html')]);
  expect(readdirSync(dir)).toEqual(['p.html']);
});
