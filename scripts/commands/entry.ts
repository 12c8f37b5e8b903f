// `guide-audit entry`: how does a citizen get from the home page to an item? Without `--site` on the embedded sandbox.
import { join } from 'node:path';
import { Command } from 'commander';
import { ConfigError } from '../../crawler/config-error.ts';
import type { Home } from '../../crawler/entry/entrance-profile.ts';
import { requireEntrances } from '../../crawler/entry/entry-rules.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { CHANNEL_NAMES } from '../../reports/labels.ts';
import { changesLines } from '../../reports/walks/changes.ts';
import { localStamp } from '../../store/time.ts';
import { dataDir, now, withStore } from '../context.ts';
import { ENTRY_MESSAGES, judgedEntries, keepEntry, reportEntry } from '../entry/keep-entry.ts';
import { entryLines, entryProof, proofLines } from '../entry/lines.ts';
import { interruptible, say, write } from '../terminal.ts';
import { tryKeep } from '../walks/try-keep.ts';
import { count, list } from './collect-flags.ts';

const HELP = `
像办事人一样从首页出发：逐级打开菜单、按事项全称和通俗说法搜索，看能不能找到办事事项，要点击几次、排在第几条；
顺带找出打不开的入口、没有结果的搜索、长辈版入口，以及另设办理入口的其他门户。
没有登录，只打开页面，除搜索词外不填写、不提交；按站点档案的速度访问，菜单打开的页数有上限。
事项取自站点档案 entrances 和最近一次采集，每个单位按固定的次序抽取。

示例：
  guide-audit entry                                    内置的沙箱：网站、移动端、自助终端
  guide-audit entry --channel pc --units SHSSSH --json
  guide-audit entry --site 我的档案.json --sample 2

退出码：0 已走查（有没有问题都是0） · 2 用法、配置或许可有误 · 3 一个渠道也没有看到 · 130 被中止`;

const CHANNELS: readonly Home['channel'][] = ['pc', 'h5', 'kiosk'];

interface Options {
  site: string;
  channel: string[];
  units?: string[];
  sample: number;
  json?: boolean;
  out?: string;
}

/** @throws ConfigError for a channel that nobody knows */
function channelsOf(given: readonly string[]): Home['channel'][] {
  const unknown = given.find((one) => !CHANNELS.some((known) => known === one));
  if (unknown !== undefined)
    throw new ConfigError(`--channel 中的“${unknown}”不认识。`, `可用的有：${CHANNELS.join('、')}。`);
  return CHANNELS.filter((one) => given.includes(one));
}

async function walk(command: Command, options: Options): Promise<void> {
  const { site, units, sample } = options;
  const channels = channelsOf(options.channel);
  const profile = loadProfile(site);
  const entrances = requireEntrances(profile, now());
  // Loaded here: help and wrong use must not wait for a browser's library.
  const { wantedChannels } = await import('../entry/wanted.ts');
  const { walkChannels } = await import('../entry/walk-channels.ts');
  const choice = { sample, units, channels };
  const wanted = profile.loopback
    ? wantedChannels(site, profile, entrances, null, choice)
    : await withStore(command, 'read', (store) => wantedChannels(site, profile, entrances, store, choice));
  if (wanted.length === 0)
    throw new ConfigError(
      '没有可以查找的事项。',
      '请在站点档案 entrances.homes 的 items 中列出，或先用 guide-audit crawl 采集；--units、--channel 请核对。',
    );
  const sites = profile.loopback
    ? await (await import('../../fixtures/entry/sites.ts')).startEntrySites()
    : undefined;
  const dir = options.out ?? join(dataDir(command), 'entries', localStamp(now()));
  const signal = interruptible();
  try {
    const walks = await walkChannels({
      ...{ entrances, wanted, own: sites?.hosts, dir, now, signal },
      onStep: (channel, what) => say(`  ${CHANNEL_NAMES[channel]}  ${what}`),
    });
    if (walks.length === 0) {
      process.exitCode = 130;
      return;
    }
    const judged = judgedEntries(walks);
    const note = signal.aborted ? '被中止，没有走完' : null;
    const kept = await tryKeep(command, (store) => keepEntry(store, judged, note));
    const { page, json } = await reportEntry(judged, dir, kept);
    const whole = !units && sample >= SANDBOX_SAMPLE;
    const proof = sites && whole ? proofLines(entryProof(judged, ENTRY_MESSAGES, sites.truth)) : [];
    if (options.json) {
      for (const line of proof) say(line);
      await write(json);
    } else {
      const changes = kept ? changesLines(kept) : [];
      await write(`${[...entryLines(judged, ENTRY_MESSAGES), ...changes, ...proof].join('\n')}\n`);
    }
    say(`✓ 报告：${page}`);
    if (signal.aborted) process.exitCode = 130;
    else if (walks.every(({ home }) => home.unobserved)) process.exitCode = 3;
  } finally {
    await sites?.close();
  }
}

/** Items of one unit in the sandbox, all of which the truth speaks of. */
const SANDBOX_SAMPLE = 3;

export function entryCommand(): Command {
  return new Command('entry')
    .description('办事入口走查：从首页点击几次、搜索排第几条才能到达办事事项；失效的入口、其他门户')
    .option('--site <站点>', '站点档案的名称，或档案文件（.json）的路径', 'fixture')
    .option('--channel <渠道>', `走查哪些渠道，用逗号分隔：${CHANNELS.join('、')}`, list, [...CHANNELS])
    .option('--units <单位>', '只查找这些单位的事项（编号，用逗号分隔）', list)
    .option('--sample <数量>', '每个单位、每个渠道查找几个事项', count, SANDBOX_SAMPLE)
    .option('--json', '输出一个 JSON 对象')
    .option('--out <目录>', '报告目录')
    .addHelpText('after', HELP)
    .action((options: Options, command: Command) => walk(command, options));
}
