// Wrong use of the journey command ends before any browser is started, with code 2 and a remedy.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../../scripts/cli.ts';
import { proofLines, summaryLines } from '../../../scripts/journey/lines.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'journeys-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  try {
    return { code: await main(['--data', dir, 'journey', ...argv]), said: said.join('') };
  } finally {
    spy.mockRestore();
  }
}

describe('ends with code 2 for', () => {
  it.each([
    ['an unknown item', ['--item', 'reg-shop,reg-shopp'], 'reg-shopp'],
    ['an unknown channel', ['--channel', 'app'], '可用的有：pc、h5、kiosk'],
    ['a file that is not there', ['没有.yaml'], '没有.yaml'],
  ])('%s', async (_name, argv, words) => {
    const { code, said } = await run(...argv);
    expect(code).toBe(2);
    expect(said).toContain(words);
  });

  it('a file with a typo: line, key and the nearest word', async () => {
    const path = join(dir, '旅程.yaml');
    writeFileSync(path, 'item: reg-shop\nsteps:\n  - aply\n');
    const { code, said } = await run(path);
    expect(code).toBe(2);
    expect(said).toContain('第3行：不认识的步骤“aply”，是否应为“apply”？');
  });

  it('a file for an item that the sandbox does not have', async () => {
    const path = join(dir, '别的.yaml');
    writeFileSync(path, 'item: other\nsteps:\n  - apply\n');
    expect(await run(path)).toMatchObject({ code: 2, said: expect.stringContaining('other') });
  });
});

it('tells what was missed and what was invented', () => {
  const lines = proofLines({
    ...{ planted: 4, found: 3, missed: ['pc a form-1 captcha'], invented: ['pc b form-2 dead-button'] },
    ...{ reachable: 2, reached: 1, stuck: [], depths: [] },
  });
  expect(lines[0]).toContain('召回率75.0%');
  expect(lines[0]).toContain('误报1处（准确率75.0%）');
  expect(lines.slice(1)).toEqual(['  没有找到：pc a form-1 captcha', '  误报：pc b form-2 dead-button']);
  expect(summaryLines([])[0]).toContain('模拟申报0次');
});
