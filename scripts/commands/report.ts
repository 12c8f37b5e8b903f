// `guide-audit report`: writes the reports of a run.
import { Command } from 'commander';
import { checkUnit, chosenRun, now, reportsDir, withStore } from '../context.ts';
import { reportRun } from '../pipeline.ts';
import { interruptible, say } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit report
  guide-audit report --unit SHGASH --out D:\\整改清单`;

export function reportCommand(): Command {
  return new Command('report')
    .description('出具报告：各单位问题清单（Excel）、总览（网页）、问题明细（CSV、JSON）')
    .option('--run <批次>', '检查批次编号，默认为最近一批')
    .option('--unit <单位>', '只出具一个单位的清单（单位编号）')
    .option('--format <格式>', '只写这些格式，用逗号分隔：xlsx、html、csv、json')
    .option('--out <目录>', '报告目录')
    .addHelpText('after', EXAMPLES)
    .action((options: { run?: string; unit?: string; format?: string; out?: string }, command: Command) =>
      withStore(command, 'read', async (store) => {
        const run = chosenRun(store, options.run);
        checkUnit(store, run, options.unit);
        await reportRun(
          { store, now, say, signal: interruptible() },
          {
            run,
            out: options.out ?? reportsDir(store, run),
            units: options.unit ? [options.unit] : undefined,
            formats: options.format?.split(/[,，、]/u).map((f) => f.trim()),
          },
        );
      }),
    );
}
