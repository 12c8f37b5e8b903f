// `guide-audit journey [FILE]`: how hard is it to apply online? Without a file on the embedded application sandbox.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { journeyChecks } from '../../checks/journey/index.ts';
import { judgeAll } from '../../checks/journey/judge-all.ts';
import { FORMULA } from '../../checks/journey/score.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { journeyOfRecording } from '../../crawler/journey/recording.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { isFileUnfinished } from '../../reports/journey/names.ts';
import { writeJourneyReport } from '../../reports/journey/report.ts';
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { localStamp } from '../../store/time.ts';
import { dataDir, now } from '../context.ts';
import { journeyName } from '../journey/journey-name.ts';
import { type Before, keepJourneys, withFiles } from '../journey/keep-journeys.ts';
import { proofLines, summaryLines } from '../journey/lines.ts';
import { readJourneys } from '../journey/read-file.ts';
import type { SandboxOptions } from '../journey/run-sandbox.ts';
import { readProblem } from '../read-problem.ts';
import { say, write } from '../terminal.ts';
import { tryKeep } from '../walks/try-keep.ts';

const HELP = `
像申请人一样从办事指南点“立即办理”，登录、选择情形、填写、上传，走到提交前的最后一页；记下每一步的截图、要求填写的内容、
遇到的障碍和用时，判定网上办理深度，出具可离线打开的报告。申请人和材料都是虚构的。
不指定旅程文件时，在内置的申报沙箱中自行探索12项服务（网站和移动端），并与沙箱的真值对照。
只读限制在网络层：除站点档案允许的请求外一律拦下，真实站点上从不提交。

示例：
  guide-audit journey                                   12项服务，网站和移动端
  guide-audit journey --item subsidy-job --channel pc   只走一项
  guide-audit journey --channel kiosk                   自助终端
  guide-audit journey --pdf                             报告另存为 PDF
  guide-audit journey --trace                           另存 Playwright 轨迹，可逐步回放
  guide-audit journey 旅程.yaml                          按写好的旅程文件走，也可给出其所在的文件夹

真实站点（须有许可；从不提交，只走到只读能走到的地方，站点档案 journey.drafts 列出的保存草稿除外）：
  guide-audit journey --site 我的档案.json --item 事项标识
  guide-audit login 我的档案.json --account 个人1 --key-file ../guide-audit.key
  guide-audit journey --site 我的档案.json --item 事项标识 --account 个人1 --key-file ../guide-audit.key

退出码：0 已走完（有没有障碍都是0） · 2 用法、旅程文件、许可或配置有误 · 3 没有走到旅程文件所写的地方 · 4 须重新登录`;

interface Options extends SandboxOptions {
  recording?: string;
  site?: string;
  account?: string;
  keyFile?: string;
  trace?: boolean;
  pdf?: boolean;
  json?: boolean;
}

/** What a written journey says itself. @throws ConfigError */
function checkFile(file: string | undefined, command: Command): void {
  const given = ['item', 'channel'].find((key) => command.getOptionValueSource(key) === 'cli');
  if (file && given)
    throw new ConfigError(
      `给出旅程文件时不能用 --${given}：走哪一项、哪些渠道由文件中的 item 和 channel 写明。`,
      `请去掉 --${given}，或不给旅程文件。`,
    );
}

/** What belongs to a real site alone, or to the sandbox alone. @throws ConfigError */
function checkOptions({ site, account, keyFile, trace }: Options): void {
  if (!site && (account || keyFile))
    throw new ConfigError('--account 和 --key-file 只用于真实站点。', '请同时用 --site 指明站点档案。');
  if (trace && account)
    throw new ConfigError(
      '登录后的真实站点不保存轨迹：轨迹含页面的全部内容和登录信息，不能脱敏。',
      '请去掉 --trace；报告中的截图已遮盖个人信息。',
    );
}

/** The recorded walk as a journey file, on standard output. @throws ConfigError for a file that holds none */
async function writeRecording(path: string, { item, channel }: Options): Promise<void> {
  if (!item || !/^(?:pc|h5|kiosk)$/.test(channel))
    throw new ConfigError('--recording 须写明一个事项和一个渠道。', '例如：--item reg-shop --channel pc。');
  const script = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw readProblem(path, error);
  });
  const { yaml, steps, left } = journeyOfRecording(script, { item, channel });
  if (steps === 0)
    throw new ConfigError(
      `“${path}”中没有能改写的操作。`,
      '请用 npx playwright codegen --target javascript -o 录制.js 网址 录制，写法见 docs/journeys.md。',
    );
  for (const { line, text } of left) say(`！第${line}行没有对应的写法，未改写：${text}`);
  await write(yaml);
}

/** The sandbox is the fixture's. */
async function keep(
  command: Command,
  judged: readonly JudgedJourney[],
  site: string | undefined,
): Promise<Before> {
  const [first] = judged;
  if (!first) return new Map();
  const { id } = loadProfile(site ?? 'fixture');
  const about = { site: id, at: first.journey.time, judged };
  return (await tryKeep(command, (store) => keepJourneys(store, about))) ?? new Map();
}

export function journeyCommand(): Command {
  return new Command('journey')
    .description('模拟在线申报：走到提交前的最后一页，找出障碍，判定网上办理深度')
    .addArgument(new Argument('[旅程文件]', '写好的旅程（.yaml），或其所在的文件夹；不指定时自行探索'))
    .option('--item <编号>', '只走这几项服务，用逗号分开；真实站点为事项标识')
    .option('--channel <渠道>', '走哪些渠道，用逗号分开：pc、h5、kiosk', 'pc,h5')
    .option(
      '--recording <脚本>',
      '把 Playwright 录制的脚本（codegen）改写为旅程文件，输出后结束；须同时写 --item 和 --channel',
    )
    .option('--no-sandbox-submit', '在沙箱中也停在提交前的最后一页')
    .option('--site <站点>', '真实站点的档案（.json 文件或名称）；不指定时用内置沙箱')
    .option('--account <名称>', '真实站点：用已保存的登录状态（guide-audit login），不指定时不登录')
    .option('--key-file <文件>', '真实站点：会话密钥所在的文件')
    .option('--pdf', '报告的每一页另存为 PDF')
    .option('--trace', '另存 Playwright 轨迹（含页面的全部内容，请妥善保管；登录后的真实站点不保存）')
    .option('--json', '输出一个 JSON 对象：旅程记录和全部判定')
    .addHelpText('after', HELP)
    .action(async (file: string | undefined, options: Options, command: Command) => {
      if (options.recording) return writeRecording(options.recording, options);
      checkOptions(options);
      checkFile(file, command);
      const dir = join(dataDir(command), 'journeys', localStamp(now()));
      const files = file ? await readJourneys(file) : null;
      const { site, trace } = options;
      // Loaded here: help and wrong use must not wait for a browser's library.
      const { journeys, truth } = site
        ? await (await import('../journey/run-site.ts')).runSite(dir, files, {
            ...{ ...options, site, data: dataDir(command), trace },
            channel: command.getOptionValueSource('channel') === 'cli' ? options.channel : undefined,
          })
        : await (await import('../journey/run-sandbox.ts')).runSandbox(dir, files, options);
      const judged = journeys.map(judgeAll);
      const kept = await keep(command, judged, site);
      const { path, pages } = await writeJourneyReport({
        judged,
        before: withFiles(kept, judged, dir),
        obstacles: journeyChecks.map(({ meta }) => meta),
        formula: FORMULA,
        dir,
        nameOf: ({ journey }) => journeyName(journey),
      });
      if (options.pdf) {
        say('正在生成 PDF……');
        await (await import('../journey/pdf.ts')).printPages(dir, pages);
      }
      const { proofOf } = await import('../journey/proof.ts');
      const proof = truth ? proofLines(proofOf(journeys, truth)) : [];
      const lines = [...summaryLines(judged), ...proof, `报告：${path}`];
      if (journeys.some(isFileUnfinished)) process.exitCode = 3;
      if (options.account && journeys.some(({ end }) => end.reason === 'logged-out')) process.exitCode = 4;
      if (options.json) {
        for (const line of lines) say(line);
        await write(`${JSON.stringify({ judged }, null, 1)}\n`);
      } else await write(`${lines.join('\n')}\n`);
    });
}
