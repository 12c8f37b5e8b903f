// The whole way in a real browser: every planted obstacle is found where it is and none elsewhere, on PC and phone; the depth
// is the truth's; nothing is submitted unless it is to be; a written journey leads; two runs measure the same.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { measuresOf } from '../../../checks/journey/measures.ts';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import type { JourneyTask } from '../../../crawler/journey/run-journey.ts';
import { type Channel, type Sandbox, startSandbox } from '../../../fixtures/apply/sandbox.ts';
import { main } from '../../../scripts/cli.ts';
import { proofOf } from '../../../scripts/journey/proof.ts';
import { runJourneys } from '../../../scripts/journey/run-journeys.ts';
import { sandboxItems, sandboxProfile, sandboxTask } from '../../../scripts/journey/sandbox.ts';
import type { Journey } from '../../../store/schemas/journey.ts';

const MINUTES = 60_000;
/** Just above the bound of a silent wait. */
const WAIT_SECONDS = 11;
let dir: string;
let sandbox: Sandbox;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'journeys-'));
  sandbox = await startSandbox({ waitSeconds: WAIT_SECONDS });
});
afterAll(async () => {
  await sandbox?.close();
  rmSync(dir, { recursive: true, force: true });
});

function run(
  channel: Channel,
  ids: readonly string[] | null,
  own: Partial<JourneyTask> = {},
): Promise<Journey[]> {
  const profile = sandboxProfile(channel);
  const wanted = sandboxItems()
    .filter(({ id }) => !ids || ids.includes(id))
    .map((item) => ({
      profile,
      task: { ...sandboxTask(item, channel, profile.publicOrigin, false), ...own },
    }));
  return runJourneys(wanted, { origin: sandbox.origin, dir, lanes: 2, now: () => new Date() });
}

const submitted = () => sandbox.log.filter(({ effect }) => effect === 'submit' || effect === 'rate').length;

/** Each second item, the odd ones on the phone; all of them on both with GUIDE_AUDIT_ALL=1, or by the command. */
const ALL = Boolean(process.env.GUIDE_AUDIT_ALL);
const itemsOn = (channel: Channel): string[] =>
  sandboxItems()
    .filter((_, i) => ALL || i % 2 === (channel === 'pc' ? 0 : 1))
    .map(({ id }) => id);

describe.each<Channel>(['pc', 'h5'])('explored on %s', (channel) => {
  it(
    'finds what is planted and nothing else, and the depth; nothing is submitted',
    async () => {
      const before = submitted();
      const journeys = await run(channel, itemsOn(channel));
      const proof = proofOf(journeys, sandbox.truth);
      expect(proof).toMatchObject({ missed: [], invented: [], stuck: [], depths: [] });
      expect(proof.planted).toBeGreaterThanOrEqual(ALL ? 12 : 4);
      expect(proof.reached).toBeGreaterThanOrEqual(ALL ? 10 : 4);
      expect(submitted()).toBe(before);
      for (const { steps } of journeys)
        expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    },
    10 * MINUTES,
  );
});

it(
  'two runs measure the same, times aside; the submission passes where it is wanted',
  async () => {
    const one = async (): Promise<unknown> => {
      const [journey] = await run('h5', ['reg-shop'], { submit: true });
      expect(journey!.end.reached).toBe('result');
      expect(Object.values(journey!.feedback!)).toEqual([true, true, true, true, true]);
      const { waited: _, ...measures } = measuresOf(journey!);
      return {
        measures,
        steps: journey!.steps.map(({ name, fields, messages, done }) => ({ name, fields, messages, done })),
      };
    };
    const before = submitted();
    expect(await one()).toEqual(await one());
    expect(submitted()).toBe(before + 2);
  },
  3 * MINUTES,
);

it(
  'without a sign-in the journey ends at the log-in, and says so',
  async () => {
    const [journey] = await run('pc', ['reg-shop'], { signIn: null });
    expect(journey!.end).toMatchObject({ reached: 'stopped', step: 'login', reason: 'logged-out' });
    expect(journey!.steps.at(-1)!.screenshot).not.toBeNull();
  },
  MINUTES,
);

describe('a written journey', () => {
  const written = (lines: string): Partial<JourneyTask> => ({
    script: parseJourneyFile(`item: reg-shop\nchannel: pc\nsteps:\n${lines}`, '旅程.yaml'),
  });
  it(
    'fills in what it says',
    async () => {
      const script = written(
        '  - apply\n  - next\n  - next\n  - fill: {字号名称: 一家小店}\n  - choose: {所属行业: 餐饮业}\n  - next\n  - expect: 结果领取方式\n  - stop\n',
      );
      const [journey] = await run('pc', ['reg-shop'], script);
      expect(journey).toMatchObject({
        way: 'written',
        end: { step: 'form-3', detail: '旅程文件写明到此为止。' },
      });
      expect(journey!.steps.at(-1)!.name).toBe('form-3');
    },
    2 * MINUTES,
  );
  it(
    'ends where something is not there any more, with line and picture',
    async () => {
      const [journey] = await run(
        'pc',
        ['reg-shop'],
        written('  - apply\n  - next\n  - fill: {不存在的栏目: 甲}\n  - next\n'),
      );
      expect(journey!.end).toMatchObject({
        reached: 'stopped',
        step: 'form-1',
        detail: '旅程文件第6行：页面上没有“不存在的栏目”。',
      });
      expect(journey!.steps.at(-1)!.screenshot).not.toBeNull();
    },
    2 * MINUTES,
  );
  it(
    'as the handbook shows it runs to the last page, where a stop keeps it from submitting',
    async () => {
      const text = readFileSync(join(import.meta.dirname, '../../../docs/journeys.md'), 'utf8');
      const script = parseJourneyFile(/```yaml\n(.*?)```/s.exec(text)![1]!, 'docs/journeys.md');
      const last = { word: 'stop', line: 99 } as const;
      const stopping = { ...script, steps: [...script.steps, last] };
      const before = submitted();
      const [journey] = await run('pc', [script.item], { script: stopping, submit: true });
      expect(submitted()).toBe(before);
      expect(journey!.end).toMatchObject({ reached: 'preview' });
      const given = journey!.steps.flatMap(({ uploads }) => uploads.map((one) => one.given));
      expect(given).toContain('pdf');
    },
    2 * MINUTES,
  );
  it(
    'that does not fit ends the command with code 3, its report in a folder of its own',
    async () => {
      const path = join(dir, '旅程.yaml');
      writeFileSync(path, 'item: reg-shop\nsteps:\n  - apply\n  - fill: {不存在的栏目: 甲}\n  - next\n');
      const said: string[] = [];
      const spies = (['stdout', 'stderr'] as const).map((name) =>
        vi.spyOn(process[name], 'write').mockImplementation((chunk, ...rest) => {
          said.push(String(chunk));
          (rest.at(-1) as (() => void) | undefined)?.();
          return true;
        }),
      );
      try {
        expect(await main(['--data', dir, 'journey', path])).toBe(3);
      } finally {
        for (const spy of spies) spy.mockRestore();
        process.exitCode = undefined;
      }
      const report = /报告：(.*)/.exec(said.join(''))![1]!;
      expect(report).toMatch(/journeys\/\d{8}-\d{6}\/index\.html$/);
      expect(readFileSync(report, 'utf8')).toContain('1次没有走完，不能据此认为没有障碍');
    },
    2 * MINUTES,
  );
});
