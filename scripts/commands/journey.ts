// `guide-audit journey [FILE]`: how hard is it to apply online? Without a file on the embedded application sandbox.
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { journeyChecks } from '../../checks/journey/index.ts';
import { judgeAll } from '../../checks/journey/judge-all.ts';
import { FORMULA } from '../../checks/journey/score.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { isFileUnfinished } from '../../reports/journey/names.ts';
import { writeJourneyReport } from '../../reports/journey/report.ts';
import { localStamp } from '../../store/time.ts';
import { dataDir, now } from '../context.ts';
import { doneLine, proofLines, summaryLines } from '../journey/lines.ts';
import { say, write } from '../terminal.ts';

const HELP = `
像申请人一样从办事指南点“立即办理”，登录、选择情形、填写、上传，走到提交前的最后一页；记下每一步的截图、要求填写的内容、
遇到的障碍和用时，判定网上办理深度，出具可离线打开的报告。申请人和材料都是虚构的。
不指定旅程文件时，在内置的申报沙箱中自行探索12项服务（网站和移动端），并与沙箱的真值对照。
只读限制在网络层：除站点档案允许的请求外一律拦下，真实站点上从不提交。

示例：
  guide-audit journey                                   12项服务，网站和移动端
  guide-audit journey --item subsidy-job --channel pc   只走一项
  guide-audit journey --channel kiosk                   自助终端
  guide-audit journey 旅程.yaml                          按写好的旅程文件走，也可给出其所在的文件夹

退出码：0 已走完（有没有障碍都是0） · 2 用法、旅程文件或配置有误 · 3 没有走到旅程文件所写的地方`;

const CHANNELS = ['pc', 'h5', 'kiosk'] as const;
/** Above the bound of a silent wait, and short enough for a person who waits for the report. */
const SANDBOX_WAIT_SECONDS = 12;
const LANES = 2;
/** Least and most, as measured. */
const SECONDS_EACH = [8, 16] as const;

interface Options {
  item?: string;
  channel: string;
  sandboxSubmit: boolean;
  json?: boolean;
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

async function runSandbox(dir: string, file: string | undefined, options: Options) {
  // Loaded here: help and wrong use must not wait for a browser's library.
  const { startSandbox } = await import('../../fixtures/apply/sandbox.ts');
  const { runJourneys } = await import('../journey/run-journeys.ts');
  const { sandboxItems, sandboxProfile, sandboxTask } = await import('../journey/sandbox.ts');
  const written = file ? await (await import('../journey/read-file.ts')).readJourneys(file) : [];
  const ids = sandboxItems().map(({ id }) => id);
  const asked = chosen('--item', options.item ?? ids.join(','), ids);
  const items = sandboxItems().filter(({ id }) => asked.includes(id));
  const explored = chosen('--channel', options.channel, CHANNELS).flatMap((channel) => {
    const profile = sandboxProfile(channel);
    return items.map((item) => ({
      profile,
      task: sandboxTask(item, channel, profile.publicOrigin, options.sandboxSubmit),
    }));
  });
  const led = written.flatMap((journey) => {
    chosen('item', journey.item, ids);
    const item = sandboxItems().find(({ id }) => id === journey.item)!;
    return journey.channels.map((channel) => {
      const profile = sandboxProfile(channel);
      const task = sandboxTask(item, channel, profile.publicOrigin, options.sandboxSubmit);
      return { profile, task: { ...task, script: journey } };
    });
  });
  const sandbox = await startSandbox({ waitSeconds: SANDBOX_WAIT_SECONDS });
  const wanted = file ? led : explored;
  say(
    `已启动内置的申报沙箱（${sandbox.origin}），将模拟申报${wanted.length}次，约需${minutesFor(wanted.length)}分钟。`,
  );
  try {
    let done = 0;
    const journeys = await runJourneys(wanted, {
      ...{ origin: sandbox.origin, dir, lanes: LANES, now },
      onDone: (journey) => say(`[${++done}/${wanted.length}] ${doneLine(journey)}`),
    });
    return { journeys, truth: sandbox.truth };
  } finally {
    await sandbox.close();
  }
}

export function journeyCommand(): Command {
  return new Command('journey')
    .description('模拟在线申报：走到提交前的最后一页，找出障碍，判定网上办理深度')
    .addArgument(new Argument('[旅程文件]', '写好的旅程（.yaml），或其所在的文件夹；不指定时自行探索'))
    .option('--item <编号>', '只走这几项服务，用逗号分开')
    .option('--channel <渠道>', `走哪些渠道，用逗号分开：${CHANNELS.join('、')}`, 'pc,h5')
    .option('--no-sandbox-submit', '在沙箱中也停在提交前的最后一页')
    .option('--json', '输出一个 JSON 对象：旅程记录和全部判定')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: Options, command: Command) => {
      const dir = join(dataDir(command), 'journeys', localStamp(now()));
      const { journeys, truth } = await runSandbox(dir, file, options);
      const judged = journeys.map(judgeAll);
      const { journeyName } = await import('../journey/run-journeys.ts');
      const path = await writeJourneyReport({
        judged,
        obstacles: journeyChecks.map(({ meta }) => meta),
        formula: FORMULA,
        dir,
        nameOf: ({ journey }) => journeyName(journey),
      });
      const { proofOf } = await import('../journey/proof.ts');
      const lines = [...summaryLines(judged), ...proofLines(proofOf(journeys, truth)), `报告：${path}`];
      if (journeys.some(isFileUnfinished)) process.exitCode = 3;
      if (options.json) {
        for (const line of lines) say(line);
        await write(`${JSON.stringify({ judged }, null, 1)}\n`);
      } else await write(`${lines.join('\n')}\n`);
    });
}
