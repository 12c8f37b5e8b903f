// `guide-audit online-help`: is the online help (实时在线客服) found, does it answer, is a person there? Without `--site` on the embedded sandbox.
import { join } from 'node:path';
import { Command } from 'commander';
import { requireHelp } from '../../crawler/help/help-rules.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { helpJson } from '../../reports/help/help-row.ts';
import { changesLines } from '../../reports/walks/changes.ts';
import { localStamp, localTime } from '../../store/time.ts';
import { dataDir, now } from '../context.ts';
import { proofLines } from '../entry/lines.ts';
import { HELP_MESSAGES, judgedHelp, keepHelp, reportHelp } from '../help/keep-help.ts';
import { lastAsked, noteAsked } from '../help/last-asked.ts';
import { helpLines, helpProof } from '../help/lines.ts';
import { interruptible, say, write } from '../terminal.ts';
import { tryKeep } from '../walks/try-keep.ts';

const HELP = `
从各渠道的首页进入在线客服，提一个不涉及个人信息的一般性问题（crawler/help/words.json），记下多久开始回答；
再请求转人工，看工作时间内能否接通。接通人工后不再发言。
默认不做：真实站点须在许可中写明可以向在线客服提问（permission.help），并列出发送问题所用的请求（help.posts）；每天最多一次。

示例：
  guide-audit online-help                          内置的沙箱
  guide-audit online-help --site 我的档案.json --json

退出码：0 已走查（有没有问题都是0） · 2 用法、配置或许可有误，或当天已经提问过 · 3 一个入口也没有看到 · 130 被中止`;

interface Options {
  site: string;
  json?: boolean;
  out?: string;
}

async function walk(command: Command, { site, json, out }: Options): Promise<void> {
  const profile = loadProfile(site);
  const data = dataDir(command);
  const help = requireHelp(profile, now(), lastAsked(data, profile.id, now()));
  // Loaded here: help and wrong use must not wait for a browser's library.
  const { visitHomes } = await import('../help/visit-homes.ts');
  const sites = profile.loopback
    ? await (await import('../../fixtures/help/sites.ts')).startHelpSites()
    : undefined;
  const dir = out ?? join(data, 'online-help', localStamp(now()));
  const signal = interruptible();
  try {
    const visits = await visitHomes({
      ...{ site, profile, help, own: sites?.hosts, dir, now, signal },
      onAsk: profile.loopback ? undefined : () => noteAsked(data, profile.id, localTime(now())),
      onVisit: (name) => say(`  ${name}`),
    });
    if (visits.length === 0) {
      process.exitCode = 130;
      return;
    }
    const judged = judgedHelp(visits);
    const note = signal.aborted ? '被中止，没有走完' : null;
    const kept = await tryKeep(command, (store) => keepHelp(store, judged, note));
    const page = await reportHelp(judged, dir, kept);
    const proof = sites ? proofLines(helpProof(judged, HELP_MESSAGES, sites.truth)) : [];
    if (json) {
      for (const line of proof) say(line);
      await write(`${JSON.stringify(helpJson(judged, HELP_MESSAGES, kept), null, 1)}\n`);
    } else {
      const changes = kept ? changesLines(kept) : [];
      await write(`${[...helpLines(judged, HELP_MESSAGES), ...changes, ...proof].join('\n')}\n`);
    }
    say(`✓ 报告：${page}`);
    if (signal.aborted) process.exitCode = 130;
    else if (visits.every(({ unobserved }) => unobserved)) process.exitCode = 3;
  } finally {
    await sites?.close();
  }
}

export function onlineHelpCommand(): Command {
  return new Command('online-help')
    .description('在线客服走查：首页能否找到、提问多久回答、工作时间能否转人工（须许可写明，每天最多一次）')
    .option('--site <站点>', '站点档案的名称，或档案文件（.json）的路径', 'fixture')
    .option('--json', '输出一个 JSON 对象')
    .option('--out <目录>', '报告目录')
    .addHelpText('after', HELP)
    .action((options: Options, command: Command) => walk(command, options));
}
