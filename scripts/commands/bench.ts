// `guide-audit bench`: speed of the parts, side by side with a peer in one run; links and load where they are asked for.
import { Command, InvalidArgumentError } from 'commander';
import type { LanesRow } from '../bench/lanes.ts';
import type { Answers, LinksRow } from '../bench/links.ts';
import type { LoadRow } from '../bench/load.ts';
import type { BenchRow } from '../bench/measure.ts';
import type { NightRow } from '../bench/night.ts';
import { say, write } from '../terminal.ts';
import { count, list } from './collect-flags.ts';

const EXAMPLES = `
示例：
  guide-audit bench                        各部分的速度（约一分钟）
  guide-audit bench --only links           链接检查与 linkinator 比较
  guide-audit bench --only night           没有变化的第二夜与第一夜比较（约两分钟）
  guide-audit bench --only lanes           各采集方式与 Crawlee 比较（约五分钟）
  guide-audit bench --load 2000,10000      采集、检查若干份指南时的内存、数据库大小和时间（每万份约五分钟）`;

const LINKS = 1500;
/** Items a unit of the portal whose nights are compared. */
const NIGHT_ITEMS = 2;
const ONLY = ['parts', 'links', 'night', 'lanes'] as const;

const rowLine = (r: BenchRow): string =>
  [r.name, r.median.toFixed(1), r.peer, r.peerMedian.toFixed(1), r.ratio.toFixed(2)].join('\t');

const answersLine = (tool: string, a: Answers): string =>
  `  ${tool}：失效 ${a.broken} 个，查出 ${a.brokenFound} 个；被拦截 ${a.blocked} 个，误报失效 ${a.blockedCalledBroken} 个；正常 ${a.right} 个，误报失效 ${a.rightCalledBroken} 个${a.wrong.length > 0 ? `（判错的：${a.wrong.join('、')}）` : ''}`;

const linksLines = (row: LinksRow): string[] => [
  rowLine(row),
  answersLine('本系统', row.answers),
  answersLine(row.peer, row.peerAnswers),
];

const lanesLine = (row: LanesRow): string =>
  `${rowLine(row)}\n  速度为对照的 ${row.times.toFixed(2)} 倍（目标 ${row.goal} 倍${row.times >= row.goal ? '' : '，未达到'}），并发 ${row.concurrency}，${row.operations} 页`;

const loadLine = (r: LoadRow): string =>
  `${r.guides} 份：采集 ${r.crawlSecondsPerThousand.toFixed(1)} 秒/千份，检查 ${r.judgeSecondsPerThousand.toFixed(1)} 秒/千份，内存峰值 ${r.peakMegabytes.toFixed(0)} MB（采集结束时 ${r.crawlPeakMegabytes.toFixed(0)} MB），数据库 ${r.databaseMegabytes.toFixed(1)} MB（${((r.databaseMegabytes / r.guides) * 1000).toFixed(1)} MB/千份）`;

const NIGHT_NAMES: Record<string, string> = {
  'unchanged night': '没有变化的第二夜',
  'unchanged night with its share of full readings': '没有变化的又一夜，含轮到的完整读取',
};

const nightLine = ({ name, first: a, second: b, ...r }: NightRow): string =>
  `${NIGHT_NAMES[name]}：重新读取 ${b.anew} 页，确认未变 ${b.unchanged} 页；请求 ${b.requests} 次（第一夜 ${a.requests}），流量 ${b.megabytes.toFixed(2)} MB（${a.megabytes.toFixed(2)}），为第一夜的 ${r.bytesRatio.toFixed(3)}；采集 ${b.crawlSeconds.toFixed(1)} 秒（${a.crawlSeconds.toFixed(1)}），为 ${r.crawlTimeRatio.toFixed(3)}；连同检查和页面复核 ${b.seconds.toFixed(1)} 秒（${a.seconds.toFixed(1)}），为 ${r.timeRatio.toFixed(3)}`;

interface Flags {
  json?: boolean;
  rounds: number;
  fuzz: number;
  only?: (typeof ONLY)[number];
  load?: number[];
}

async function partRows(rounds: number, strings: number): Promise<BenchRow[]> {
  // Loaded here: the peers are tools of development alone.
  const { benchCases } = await import('../bench/cases.ts');
  const { measure } = await import('../bench/measure.ts');
  return benchCases(strings).map((one) => measure(one, rounds));
}

async function linksRows(rounds: number): Promise<LinksRow[]> {
  const { linkinator } = await import('../bench/peers.ts');
  const peer = await linkinator();
  if (!peer) {
    say('！对照工具 linkinator 未能安装（需要能访问 npm 源），跳过链接检查的比较。');
    return [];
  }
  const { measureLinks } = await import('../bench/links.ts');
  return [await measureLinks(peer, { links: LINKS, rounds })];
}

async function lanesRows(rounds: number): Promise<LanesRow[]> {
  const { crawlee } = await import('../bench/peers.ts');
  const peer = await crawlee();
  if (!peer) {
    say('！对照工具 Crawlee 未能安装（需要能访问 npm 源），跳过采集方式的比较。');
    return [];
  }
  const { measureLanes } = await import('../bench/lanes.ts');
  return measureLanes(peer, { rounds });
}

async function loadRows(sizes: readonly number[]): Promise<LoadRow[]> {
  const { measureLoad } = await import('../bench/load.ts');
  const rows: LoadRow[] = [];
  for (const size of sizes) rows.push(await measureLoad(size));
  return rows;
}

export function benchCommand(): Command {
  return new Command('bench')
    .description('测速：各部分与同类工具在同一次运行中轮流计时（每次操作的微秒数，取中位数）')
    .option('--json', '输出 JSON 数组')
    .option('--rounds <次数>', '轮数', count, 7)
    .option(
      '--fuzz <条数>',
      '每个识别器试读的随机文本条数（每条最长 5,000 字），取其中最慢的一条',
      count,
      200,
    )
    .option(
      '--only <项目>',
      '只测一类：parts（各部分）、links（链接检查）、night（没有变化的第二夜）、lanes（采集方式）',
      (text) => {
        if (!ONLY.some((one) => one === text))
          throw new InvalidArgumentError(`应为 ${ONLY.join('、')} 之一。`);
        return text;
      },
    )
    .option('--load <数量>', '只测负载：采集并检查这么多份示例指南，可写几个，用逗号分隔', (text) =>
      list(text).map(count),
    )
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, rounds, fuzz, only, load }: Flags) => {
      const parts = load || (only && only !== 'parts') ? [] : await partRows(rounds, fuzz);
      const links = only === 'links' ? await linksRows(rounds) : [];
      const nights =
        only === 'night' ? await (await import('../bench/night.ts')).measureNights(NIGHT_ITEMS) : [];
      const lanes = only === 'lanes' ? await lanesRows(rounds) : [];
      const loads = load ? await loadRows(load) : [];
      if (json)
        return write(`${JSON.stringify([...parts, ...links, ...nights, ...lanes, ...loads], null, 1)}\n`);
      const rows = [...parts.map(rowLine), ...links.flatMap(linksLines), ...lanes.map(lanesLine)];
      const head = rows.length > 0 ? ['项目\t本系统（微秒）\t对照\t对照（微秒）\t倍数'] : [];
      const lines = [...head, ...rows, ...nights.map(nightLine), ...loads.map(loadLine)];
      if (lines.length > 0) await write(`${lines.join('\n')}\n`);
    });
}
