// `runs`, `diff` and `accept-layout` as a user meets them.
import { expect, it, onTestFinished, vi } from 'vitest';
import { buildFixture } from '../../fixtures/build.ts';
import { isSubject, nightOf, SUBJECTS, truthOf } from '../../fixtures/nights.ts';
import { main } from '../../scripts/cli.ts';
import { Nights } from './night-runner.ts';

/** Runs the command line on a data folder; what it printed and its exit code. */
async function guideAudit(data: string, ...argv: string[]) {
  const texts = { out: '', err: '' };
  const spies = (['out', 'err'] as const).map((name) =>
    vi.spyOn(process[`std${name}`], 'write').mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    }),
  );
  onTestFinished(() => void vi.restoreAllMocks());
  const code = await main(['--data', data, ...argv]);
  for (const spy of spies) spy.mockRestore();
  return { ...texts, code };
}

it('says of a run that judged nothing that it did not, and makes none for a unit that does not exist', async () => {
  const nights = new Nights();
  const { dir, runs } = nights.store;
  const { id } = runs.start({ site: 'fixture', kind: 'crawl' });
  runs.finish(id, { status: 'failed', summary: null });
  nights.store.close();
  const before = (await guideAudit(dir, 'runs')).out;
  expect(before).toBe(
    `${id}  ${before.slice(id.length + 2, id.length + 18)}  失败  网站页面采集  清单 0 项，读到 0 份（—）；未检查\n`,
  );
  const refused = await guideAudit(dir, 'run', '--units', 'NOPE');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('站点上没有单位：NOPE');
  expect((await guideAudit(dir, 'runs')).out).toBe(before);
});

it('lists runs, tells what changed between two, and refuses what makes no sense', async () => {
  const subjects = buildFixture({ items: 12 }).guides.filter(isSubject).slice(0, SUBJECTS);
  const nights = new Nights();
  const [first, , third, fourth] = [0, 1, 2, 3].map((n) => nights.night(nightOf(subjects, subjects, n)));
  const { dir } = nights.store;
  nights.store.close();

  const lines = (await guideAudit(dir, 'runs', '--json')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatchObject({ run: fourth!.id, status: 'done', listed: 8, guides: 9, waiting: 0 });
  expect(lines[0].findings).toMatchObject({ fixed: 1, unseen: 0 });
  const told = (await guideAudit(dir, 'runs')).out;
  expect(told).toMatch(
    new RegExp(`^${fourth!.id}  .*完成  网站页面采集  清单 8 项，读到 9 份（100%）；.*已整改 1`),
  );

  const changes = (await guideAudit(dir, 'diff', fourth!.id, first!.id, '--json')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(changes.filter(({ change }) => change === 'fixed')).toMatchObject([
    { message: 'H01', state: 'fixed' },
  ]);
  expect(changes.filter(({ change }) => change === 'new')).toHaveLength(
    truthOf(subjects, 3).size - truthOf(subjects, 0).size,
  );
  const spoken = (await guideAudit(dir, 'diff', first!.id, fourth!.id)).out;
  expect(spoken).toContain('新发现 3，再次出现 0，已整改 1，内容已撤下 0，事项已撤下 0，仍存在 7，未看到 0');

  for (const [argv, message] of [
    [['diff', third!.id, third!.id], '两个批次相同'],
    [['diff', third!.id, 'none'], '没有编号为“none”的检查批次'],
    [['accept-layout', '--run', third!.id], `批次 ${third!.id} 中没有等待确认的变化`],
    [['accept-layout', '--run', third!.id, '--unit', 'XX'], '没有需要为单位 XX 确认的变化'],
  ] as const) {
    const { code, err } = await guideAudit(dir, ...argv);
    expect(code).toBe(2);
    expect(err).toContain(message);
  }
}, 60_000);
