// The whole way in a real browser: every planted obstacle is found where it is and none elsewhere, on PC and phone, by explored
// and by written journeys; the depth is the truth's; nothing is submitted unless it is to be; two runs measure the same.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { depthOf } from '../../../checks/journey/depth.ts';
import { judgeJourney } from '../../../checks/journey/index.ts';
import { measuresOf } from '../../../checks/journey/measures.ts';
import { parseJourneyFile } from '../../../crawler/journey/journey-file.ts';
import type { JourneyTask } from '../../../crawler/journey/run-journey.ts';
import { type Channel, type Sandbox, startSandbox } from '../../../fixtures/apply/sandbox.ts';
import { main } from '../../../scripts/cli.ts';
import { proofOf } from '../../../scripts/journey/proof.ts';
import { readJourneys } from '../../../scripts/journey/read-file.ts';
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
  own: Partial<JourneyTask> | ((id: string) => Partial<JourneyTask>) = {},
): Promise<Journey[]> {
  const profile = sandboxProfile(channel);
  const wanted = sandboxItems()
    .filter(({ id }) => !ids || ids.includes(id))
    .map((item) => ({
      profile,
      task: {
        ...sandboxTask(item, channel, profile.publicOrigin, false),
        ...(typeof own === 'function' ? own(item.id) : own),
      },
    }));
  return runJourneys(wanted, {
    ...{ origin: sandbox.origin, place: { sandbox: true }, dir, lanes: 2 },
    now: () => new Date(),
  });
}

const submitted = () => sandbox.log.filter(({ effect }) => effect === 'submit' || effect === 'rate').length;

/**
 * Each second item, the odd ones on the phone; of these each second one by its written journey too. All of them on both and
 * both ways with GUIDE_AUDIT_ALL=1, or by the command.
 */
const ALL = Boolean(process.env.GUIDE_AUDIT_ALL);
const itemsOn = (channel: Channel, way: Journey['way']): string[] =>
  sandboxItems()
    .filter((_, i) => {
      const own = i + (channel === 'pc' ? 0 : 1);
      return ALL || (way === 'explored' ? own % 2 === 0 : own % 4 === 2);
    })
    .map(({ id }) => id);

const FILES = join(import.meta.dirname, '../../../fixtures/apply/journeys');

/** By their files; each of these must be written for the channel. */
async function runWritten(channel: Channel, ids: readonly string[]): Promise<Journey[]> {
  const files = (await readJourneys(FILES)).filter(({ channels }) => channels.includes(channel));
  return run(channel, ids, (id) => {
    const script = files.find(({ item }) => item === id);
    expect(script, `${channel} ${id}`).toBeDefined();
    return { script };
  });
}

/** What both ways must measure alike: a file writes other texts than the persona. */
const alike = (journey: Journey) => {
  const { waited: _, typed: __, work: ___, ...measures } = measuresOf(journey);
  return {
    item: journey.item.id,
    measures,
    met: judgeJourney(journey).map(({ obstacle, step, spot }) => `${step} ${obstacle} ${spot}`),
    depth: depthOf(journey),
    end: journey.end,
  };
};

describe.each<Channel>(['pc', 'h5'])('on %s', (channel) => {
  let explored: Journey[] = [];
  const proves = (journeys: readonly Journey[], least: { planted: number; reached: number }) => {
    const proof = proofOf(journeys, sandbox.truth);
    expect(proof).toMatchObject({ missed: [], invented: [], stuck: [], depths: [], partial: 0 });
    expect(proof.planted).toBeGreaterThanOrEqual(ALL ? 12 : least.planted);
    expect(proof.reached).toBeGreaterThanOrEqual(ALL ? 10 : least.reached);
    for (const { steps } of journeys) expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
  };
  it(
    'explored journeys find what is planted and nothing else, and the depth; nothing is submitted',
    async () => {
      const before = submitted();
      explored = await run(channel, itemsOn(channel, 'explored'));
      proves(explored, { planted: 4, reached: 4 });
      expect(submitted()).toBe(before);
    },
    10 * MINUTES,
  );
  it(
    'written ones find the same, and measure alike',
    async () => {
      const before = submitted();
      const written = await runWritten(channel, itemsOn(channel, 'written'));
      proves(written, { planted: 4, reached: 3 });
      expect(submitted()).toBe(before);
      const same = explored.filter(({ item }) => written.some((one) => one.item.id === item.id));
      expect(written.map(alike)).toEqual(same.map(alike));
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
