// Wrong use of the journey command ends before any browser is started, with code 2 and a remedy.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import { ITEMS } from '../../../fixtures/apply/sandbox.ts';
import { main } from '../../../scripts/cli.ts';
import { proofLines, summaryLines } from '../../../scripts/journey/lines.ts';
import { proofOf } from '../../../scripts/journey/proof.ts';
import { minutesFor } from '../../../scripts/journey/run-sandbox.ts';
import { journey } from '../../checks/journey/kit.ts';

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
    ['an empty list of items', ['--item', '，'], '--item 后面没有内容'],
    ['an empty part beside an unknown one', ['--item', 'x,'], '“x”不认识'],
    ['an unknown channel', ['--channel', 'app'], '可用的有：pc、h5、kiosk'],
    ['an account without a site', ['--account', 'a'], '--account 和 --key-file 只用于真实站点'],
    ['a trace with a real account', ['--site', 'shanghai-pc', '--account', 'a', '--trace'], '不保存轨迹'],
    ['a site without an item', ['--site', 'shanghai-pc'], '没有指明走哪些事项'],
    ['the fixture as a site', ['--site', 'fixture', '--item', 'x'], '不带 --site 即在内置的申报沙箱中模拟'],
    ['a site without a permission', ['--site', 'shanghai-pc', '--item', 'x'], '尚未取得采集许可'],
    ['an unknown site', ['--site', 'nowhere', '--item', 'x'], '没有名为“nowhere”的站点档案'],
    ['an item beside a file', ['旅程.yaml', '--item', 'reg-shop'], '给出旅程文件时不能用 --item'],
    [
      'a channel beside a file',
      ['--site', 'shanghai-pc', '旅程.yaml', '--channel', 'pc'],
      '给出旅程文件时不能用 --channel',
    ],
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
    ...{ reachable: 2, reached: 1, stuck: [], depths: [], partial: 0 },
  });
  expect(lines[0]).toContain('召回率75.0%');
  expect(lines[0]).toContain('误报1处（准确率75.0%）');
  expect(lines.slice(1)).toEqual(['  没有找到：pc a form-1 captcha', '  误报：pc b form-2 dead-button']);
  expect(summaryLines([])[0]).toContain('模拟申报0次');
});

it('says how long it takes as one number where both ends are the same', () => {
  expect([minutesFor(1), minutesFor(24)]).toEqual(['1', '4至7']);
});

describe('a written journey that ended before the last page', () => {
  const wrong = journey({
    ...{ way: 'written', channel: 'pc' },
    end: {
      ...{ reached: 'stopped', step: 'form-1', reason: 'not-seen-completely' },
      detail: '旅程文件第8行：页面上没有“甲”。',
    },
  });
  const truth = {
    ...{ item: 'reg-shop', kind: 'registration' as const, channel: 'pc' as const, reachable: true },
    obstacles: [{ obstacle: 'captcha' as const, step: 'form-2' as const, spot: '验证码' }],
    ...{ depth: 'II' as const, claimedDepth: 'IV' as const, depthReasons: [] },
  };
  it('is compared as far as it went, and not in its depth', () => {
    expect(proofOf([wrong], [truth])).toMatchObject({
      ...{ planted: 0, missed: [], stuck: [], depths: [], partial: 1 },
    });
    const whole = proofOf([{ ...wrong, way: 'explored' }], [truth]);
    expect(whole).toMatchObject({ planted: 1, partial: 0 });
    expect(whole.depths[0]).toMatch(/判定为.*级（标注IV级），应为II级（标注IV级）/);
  });
  it('is said to be the fault of its file', () => {
    const lines = summaryLines([judgeAll(wrong)]);
    expect(lines).toContain('1次没有走完，不能据此认为没有障碍。');
    expect(lines.at(-1)).toMatch(/^旅程文件须修改，不是单位的问题：旅程文件第8行/);
  });
});

it('the sample of the handbook names what the sandbox has', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/journeys.md'), 'utf8');
  const { item, steps } = parseJourneyFile(/```yaml\n(.*?)```/s.exec(text)![1]!, 'docs/journeys.md');
  const known = JSON.stringify(ITEMS.find(({ id }) => id === item));
  const answers = steps.flatMap((step) => (step.word === 'fill' ? [] : Object.entries(step.answers ?? {})));
  expect(answers.length).toBeGreaterThan(2);
  for (const [, value] of answers.filter(([, one]) => one !== 'pdf')) expect(known).toContain(value);
});
