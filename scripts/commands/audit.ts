// `guide-audit audit`: judges what is stored, or a file of guides.
import { Command } from 'commander';
import { chosenRun, now, reportsDir, withStore } from '../context.ts';
import { auditRecords, auditRun, reportRun } from '../pipeline.ts';
import { interruptible, say } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit audit --records 指南.jsonl --report
  guide-audit audit --records 导出.json --mapping 我的映射.json
  guide-audit audit --run 20261123-220000-fixture
  guide-audit audit --item fixture/0b6c… --only address,hours`;

interface Options {
  run?: string;
  records?: string;
  mapping?: string;
  item?: string;
  only?: string;
  report?: boolean;
  out?: string;
}

export function auditCommand(): Command {
  return new Command('audit')
    .description('检查已采集的办事指南，或检查一个文件中的办事指南')
    .option('--run <批次>', '检查批次编号，默认为最近一批')
    .option('--records <文件>', '读入文件（.csv、.xlsx、.jsonl 或 .json）并检查')
    .option('--mapping <映射>', '随附映射的名称，或映射文件（.json）的路径；默认按第一条记录的字段确定')
    .option('--item <事项>', '只检查一个事项')
    .option('--only <检查>', '只做这些检查，用逗号分隔，如 address,hours,phone,process,visits')
    .option('--report', '检查后出具报告')
    .option('--out <目录>', '报告目录')
    .addHelpText('after', EXAMPLES)
    .action((options: Options, command: Command) =>
      withStore(
        command,
        'write',
        async (store) => {
          const only = options.only
            ?.split(/[,，、]/u)
            .map((id) => id.trim())
            .filter(Boolean);
          const signal = interruptible();
          const context = { store, now, say, signal };
          const run = options.records
            ? await auditRecords(context, { file: options.records, mapping: options.mapping, only })
            : auditRun(context, { run: chosenRun(store, options.run), item: options.item, only });
          if (options.report) await reportRun(context, { run, out: options.out ?? reportsDir(store, run) });
          if (signal.aborted) process.exitCode = 130;
        },
        options.records ? 30_000 : 0,
      ),
    );
}
