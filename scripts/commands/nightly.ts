// `guide-audit nightly`: for a timer: one night of one site within its hours.
import { Command, InvalidArgumentError } from 'commander';
import { localTime } from '../../store/index.ts';
import { now, reportsDir, withStore } from '../context.ts';
import { nightly } from '../nightly/nightly.ts';
import { webhookOf } from '../nightly/post-webhook.ts';
import { WEBHOOK_KINDS } from '../nightly/webhook-message.ts';
import { CLOCK, isInside } from '../nightly/window.ts';
import type { VisitsWanted } from '../pipeline/visit-channel.ts';
import { interruptible, say } from '../terminal.ts';
import { count, list, visitFlags } from './collect-flags.ts';

const HELP = `
供定时任务调用：在时段内采集、检查、页面复核、出具报告，写出 summary.json，可向群机器人推送摘要。
上一夜没有完成的批次自动接续；到时段结束即停，已有内容全部保留。不在时段内则不做任何事（退出码0）。
推送地址含有密钥，请用环境变量 GUIDE_AUDIT_WEBHOOK 给出，程序不会显示它。

示例：
  guide-audit nightly --site 站点
  guide-audit nightly --site 站点 --from 21:30 --until 05:30 --webhook-kind wecom
  guide-audit nightly --now --units SHGASH             用示例门户演练

退出码：0 完成、未到时段或时段已到 · 3 覆盖率低于下限 · 4 登录复用走查须重新登录 · 7 上一次仍在运行；其余同 guide-audit --help
定时任务的写法见 docs/nightly.md。`;

/** Share of the pages that a finished run must have read. */
const LEAST_COVERAGE = 0.9;
const KEEP_NIGHTS = 30;

interface Flags {
  site: string;
  channel?: string[];
  units?: string[];
  items?: number;
  full?: boolean;
  from: string;
  until: string;
  now?: boolean;
  leastCoverage: number;
  keepNights: number;
  webhook?: string;
  webhookKind: string;
  webhookAllowLocal?: boolean;
  out?: string;
  visits: VisitsWanted;
}

function clock(text: string): string {
  if (!CLOCK.test(text)) throw new InvalidArgumentError('应为 HH:MM，如 22:00。');
  return text;
}

function share(text: string): number {
  const value = Number(text);
  if (!text.trim() || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('应为0到1之间的数。');
  return value;
}

function nights(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('应为非负整数，0为全部保留。');
  return Number(text);
}

export function nightlyCommand(): Command {
  return visitFlags(new Command('nightly'))
    .description('夜间定时检查：在时段内采集、检查、出具报告，未完成的下一夜接续')
    .option('--site <站点>', '站点档案的名称', 'fixture')
    .option('--channel <渠道>', '只采集这些渠道（pc、h5，用逗号分隔；默认站点的全部渠道）', list)
    .option('--units <单位>', '只采集这些单位（编号，用逗号分隔）', list)
    .option('--items <数量>', '示例门户：每个单位的事项数（默认5）', count)
    .option('--full', '每一页都重新读取，不沿用以前批次中确认未变的页面')
    .option('--from <时刻>', '时段开始（上海时间）', clock, '22:00')
    .option('--until <时刻>', '时段结束（上海时间）', clock, '06:00')
    .option('--now', '不在时段内也开始（仍在下一个结束时刻停止）')
    .option(
      '--least-coverage <比例>',
      '覆盖率下限（0-1），完成的批次低于它时退出码为3',
      share,
      LEAST_COVERAGE,
    )
    .option('--keep-nights <数量>', '保留最近若干夜的页面快照和证据文件，0为全部保留', nights, KEEP_NIGHTS)
    .option('--webhook <地址>', '推送摘要的地址（含密钥，宜改用环境变量 GUIDE_AUDIT_WEBHOOK）')
    .option(
      '--webhook-kind <格式>',
      `消息格式：${WEBHOOK_KINDS.join('、')}（企业微信、钉钉、飞书、JSON）`,
      'json',
    )
    .option('--webhook-allow-local', '推送地址可以是内网地址和 http')
    .option('--out <目录>', '报告目录')
    .addHelpText('after', HELP)
    .action(async (flags: Flags, command: Command) => {
      const window = { from: flags.from, until: flags.until };
      const webhook = webhookOf(
        flags.webhook ?? process.env.GUIDE_AUDIT_WEBHOOK,
        flags.webhookKind,
        flags.webhookAllowLocal ?? false,
      );
      if (!flags.now && !isInside(now(), window)) {
        say(
          `现在是 ${localTime(now()).slice(11, 16)}，不在时段 ${window.from}–${window.until} 之内，没有开始；立即开始请加 --now。`,
        );
        return;
      }
      await withStore(command, 'write', async (store) => {
        const { exitCode } = await nightly(
          { store, now, say, signal: interruptible() },
          {
            collect: {
              site: flags.site,
              channels: flags.channel,
              units: flags.units,
              full: flags.full,
              fixture: { items: flags.items },
            },
            visits: flags.visits,
            ...{ window, webhook, leastCoverage: flags.leastCoverage, keepNights: flags.keepNights },
            out: (run) => flags.out ?? reportsDir(store, run),
          },
        );
        if (exitCode !== 0) process.exitCode = exitCode;
      });
    });
}
