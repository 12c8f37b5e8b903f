// `guide-audit extract FILE`: JSON on standard output, Chinese sentences for everything that goes wrong.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { extractCommand } from '../../../scripts/commands/extract.ts';
import { ServiceGuide } from '../../../store/schemas/guide.ts';

const dir = mkdtempSync(join(tmpdir(), '指南 '));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

async function run(...argv: string[]): Promise<string> {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  await extractCommand().parseAsync(argv, { from: 'user' });
  return out;
}
const file = (name: string, content: string | Buffer) => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const PAGE =
  '<meta charset="utf-8"><h1>某事项</h1><p>实施主体：某局</p><p>办件类型：即办件</p><p>受理条件：无</p><a href="f.doc">表格</a>';

describe('extract', () => {
  test('prints one guide', async () => {
    const out = await run(file('一 页.html', PAGE), '--url', 'http://a.example/i/1');
    expect(ServiceGuide.parse(JSON.parse(out))).toMatchObject({
      name: '某事项',
      conditions: '无',
      links: [{ text: '表格', url: 'http://a.example/i/f.doc' }],
    });
    expect(out).toMatch(/^\{\n {2}"/);
  });
  test.each([
    ['a missing file', () => join(dir, '没有.html'), /没有\.html.*文件不存在/],
    ['a folder', () => dir, /是一个目录/],
    ['a page without guide', () => file('x.html', '<p>登录</p>'), /没有识别到办事指南/],
    [
      'an unknown charset',
      () => file('y.html', '<meta charset="martian"><p>x</p>'),
      /不认识的字符编码“martian”/,
    ],
  ])('%s ends with 2', async (_, path, message) => {
    await expect(run(path())).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
  });
});
