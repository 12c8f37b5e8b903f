// `guide-audit run`: the whole main job; without `--site` on the embedded fixture portal (`npm start`).
import { Command } from 'commander';
import { now, reportsDir, withStore } from '../context.ts';
import { mainRun } from '../pipeline.ts';
import { interruptible, say } from '../terminal.ts';
import {
  type CollectFlags,
  collectFlags,
  collectOptions,
  type VisitFlags,
  visitFlags,
} from './collect-flags.ts';

const EXAMPLES = `
示例：
  guide-audit run                                     检查内置的示例门户
  guide-audit run --units SHGASH,SHAQSH               只检查两个单位
  guide-audit run --show-records 指南.jsonl            把文件中的真实指南展示在示例门户上再检查
  guide-audit run --site shanghai-pc                  检查真实站点（须有书面许可）`;

/** Share of the listed items that must be seen; below it the exit code says so. */
const COVERAGE_FLOOR = 0.5;

export function runCommand(): Command {
  return visitFlags(collectFlags(new Command('run').description('采集、检查、页面复核、出具报告')))
    .option('--out <目录>', '报告目录')
    .option('--floor <比例>', '覆盖率下限（0-1），低于它时退出码为3', String(COVERAGE_FLOOR))
    .addHelpText('after', EXAMPLES)
    .action((flags: CollectFlags & VisitFlags & { out?: string; floor: string }, command: Command) =>
      withStore(command, 'write', async (store) => {
        const signal = interruptible();
        const { run, summary } = await mainRun(
          { store, now, say, signal },
          {
            ...collectOptions(flags),
            visits: flags.visits,
            out: (started) => flags.out ?? reportsDir(store, started),
          },
        );
        const coverage = summary.listed === 0 ? 0 : summary.captured / summary.listed;
        if (signal.aborted) process.exitCode = 130;
        else if (coverage < Number(flags.floor)) {
          say(`✗ 批次 ${run.id} 的覆盖率为 ${(coverage * 100).toFixed(1)}%，低于下限，结果不宜用于评估。`);
          process.exitCode = 3;
        }
      }),
    );
}
