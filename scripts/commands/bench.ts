// `guide-audit bench`: speed of the parts, side by side with a peer in one run.
import { Command } from 'commander';
import { write } from '../terminal.ts';

export function benchCommand(): Command {
  return new Command('bench')
    .description('测速：各部分与同类工具在同一次运行中轮流计时（每次操作的微秒数，取中位数）')
    .option('--json', '输出 JSON 数组')
    .option('--rounds <次数>', '轮数', '7')
    .option('--fuzz <条数>', '每个识别器试读的随机文本条数（每条最长 5,000 字），取其中最慢的一条', '200')
    .action(async (options: { json?: boolean; rounds: string; fuzz: string }) => {
      // Loaded here: the peers are tools of development alone.
      const { benchCases } = await import('../bench/cases.ts');
      const { measure } = await import('../bench/measure.ts');
      const rows = benchCases(Math.max(1, Number(options.fuzz) || 200)).map((one) =>
        measure(one, Math.max(1, Number(options.rounds) || 7)),
      );
      if (options.json) return write(`${JSON.stringify(rows, null, 1)}\n`);
      const lines = rows.map((r) =>
        [r.name, r.median.toFixed(1), r.peer, r.peerMedian.toFixed(1), r.ratio.toFixed(2)].join('\t'),
      );
      await write(`${['项目\t本系统（微秒）\t对照\t对照（微秒）\t倍数', ...lines].join('\n')}\n`);
    });
}
