// Options that `run` and `crawl` share (`nightly` some of them), and what they mean to the pipeline.
import { type Command, InvalidArgumentError } from 'commander';
import type { CollectOptions } from '../pipeline/collect-site.ts';
import type { VisitsWanted } from '../pipeline/visit-channel.ts';

export interface CollectFlags {
  site: string;
  channel?: string[];
  units?: string[];
  item?: string[];
  sample?: number;
  resume?: boolean;
  browserOnly?: boolean;
  api?: boolean;
  full?: boolean;
  seed?: number;
  items?: number;
  layout?: string;
  showRecords?: string;
  mapping?: string;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('应为0到999的整数。');
  return Number(text);
}

export const list = (text: string): string[] =>
  text
    .split(/[,，、]/u)
    .map((part) => part.trim())
    .filter(Boolean);

export function count(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('应为正整数。');
  return n;
}

/** `--visits N`, `--no-visits`, or neither. */
export interface VisitFlags {
  visits: VisitsWanted;
}

export const visitFlags = (command: Command): Command =>
  command
    .option('--visits <数量>', '走查多少个手机办事指南页面（默认按站点档案，通常3个）', wholeNumber)
    .option('--no-visits', '不走查手机页面');

export const collectFlags = (command: Command): Command =>
  command
    .option('--site <站点>', '站点档案的名称', 'fixture')
    .option('--channel <渠道>', '只采集这些渠道（pc、h5，用逗号分隔；默认站点的全部渠道）', list)
    .option('--units <单位>', '只采集这些单位（编号，用逗号分隔）', list)
    .option('--item <事项>', '只采集这些事项（标识，用逗号分隔）', list)
    .option('--sample <数量>', '每个单位只采集若干个事项', count)
    .option('--resume', '继续上一次未完成的采集')
    .option('--browser-only', '每一页都用浏览器读取，不用普通 HTTP')
    .option('--api', '由脚本绘制的页面，学会其接口后按接口读取：更快，但问题没有在页面上的位置')
    .option('--full', '每一页都重新读取，不沿用以前批次中确认未变的页面')
    .option(
      '--items <数量>',
      '示例门户：每个单位的事项数（默认5；超过50时按需复制生成，可达十万项以上）',
      count,
    )
    .option('--seed <种子>', '示例门户：随机种子', count)
    .option('--layout <版式>', '示例门户：全部使用一种版式（a、b、c）')
    .option('--show-records <文件>', '示例门户：展示文件中的真实办事指南')
    .option('--mapping <映射>', '--show-records 的映射');

export const collectOptions = (flags: CollectFlags): CollectOptions => ({
  site: flags.site,
  channels: flags.channel,
  units: flags.units,
  items: flags.item,
  sample: flags.sample,
  resume: flags.resume,
  browserOnly: flags.browserOnly,
  api: flags.api,
  full: flags.full,
  fixture: {
    seed: flags.seed,
    items: flags.items,
    layout: flags.layout,
    records: flags.showRecords,
    mapping: flags.mapping,
  },
});
