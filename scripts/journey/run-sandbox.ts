// Runs journeys in the embedded application sandbox, explored or led by files. Called by the journey command.
import { ConfigError } from '../../crawler/config-error.ts';
import type { JourneyFile } from '../../crawler/journey/journey-file.ts';
import { startSandbox } from '../../fixtures/apply/sandbox.ts';
import { now } from '../context.ts';
import { say } from '../terminal.ts';
import { doneLine } from './lines.ts';
import { runJourneys } from './run-journeys.ts';
import { sandboxItems, sandboxProfile, sandboxTask } from './sandbox.ts';

const CHANNELS = ['pc', 'h5', 'kiosk'] as const;
/** Above the bound of a silent wait, and short enough for a person who waits for the report. */
const WAIT_SECONDS = 12;
const LANES = 2;
/** Least and most, as measured. */
const SECONDS_EACH = [8, 16] as const;

export interface SandboxOptions {
  item?: string;
  channel: string;
  sandboxSubmit: boolean;
  trace?: boolean;
}

/** A list that was typed, each of it known. @throws ConfigError */
function chosen<T extends string>(what: string, list: string, known: readonly T[]): T[] {
  const given = list
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter(Boolean);
  if (given.length === 0) throw new ConfigError(`${what} 后面没有内容。`, `可用的有：${known.join('、')}。`);
  const unknown = given.find((one) => !known.some((id) => id === one));
  if (unknown === undefined) return known.filter((id) => given.includes(id));
  throw new ConfigError(`${what} 中的“${unknown}”不认识。`, `可用的有：${known.join('、')}。`);
}

/** `2至4`, or one number. */
export function minutesFor(journeys: number): string {
  const [least, most] = SECONDS_EACH.map((each) => Math.ceil((journeys * each) / 60));
  return least === most ? `${least}` : `${least}至${most}`;
}

function wantedOf(files: readonly JourneyFile[] | null, options: SandboxOptions) {
  const ids = sandboxItems().map(({ id }) => id);
  const task = (id: string, channel: (typeof CHANNELS)[number]) => {
    const item = sandboxItems().find((one) => one.id === id)!;
    const profile = sandboxProfile(channel);
    return { profile, task: sandboxTask(item, channel, profile.publicOrigin, options.sandboxSubmit) };
  };
  if (files)
    return files.flatMap((script) => {
      chosen('item', script.item, ids);
      return script.channels.map((channel) => {
        const one = task(script.item, channel);
        return { ...one, task: { ...one.task, script } };
      });
    });
  const asked = chosen('--item', options.item ?? ids.join(','), ids);
  return chosen('--channel', options.channel, CHANNELS).flatMap((channel) =>
    asked.map((id) => task(id, channel)),
  );
}

/** `files`: written journeys; null: explored. @throws ConfigError for what the sandbox does not have */
export async function runSandbox(dir: string, files: readonly JourneyFile[] | null, options: SandboxOptions) {
  const wanted = wantedOf(files, options);
  const sandbox = await startSandbox({ waitSeconds: WAIT_SECONDS });
  say(
    `已启动内置的申报沙箱（${sandbox.origin}），将模拟申报${wanted.length}次，约需${minutesFor(wanted.length)}分钟。`,
  );
  try {
    let done = 0;
    const journeys = await runJourneys(wanted, {
      ...{ origin: sandbox.origin, place: { sandbox: true }, dir, lanes: LANES, now },
      trace: options.trace,
      onDone: (journey) => say(`[${++done}/${wanted.length}] ${doneLine(journey)}`),
    });
    return { journeys, truth: sandbox.truth };
  } finally {
    await sandbox.close();
  }
}
