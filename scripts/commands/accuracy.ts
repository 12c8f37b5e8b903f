// `guide-audit accuracy`: how often the checks are right, message by message, on planted truth and on labelled data.
import { Command } from 'commander';
import { accuracyOfLabels } from '../accuracy/labels.ts';
import type { AccuracyRow } from '../accuracy/row.ts';
import { accuracyOfTruth } from '../accuracy/truth.ts';
import { write } from '../terminal.ts';

const percent = (part: number, whole: number) =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`;

function table(rows: readonly AccuracyRow[]): string {
  const head = ['数据集', '检查项', '应有', '漏报', '误报', '召回率', '精确率', '待复核占比'];
  const lines = rows.map((r) => [
    r.set,
    r.message,
    String(r.cases),
    String(r.misses),
    String(r.falseAlarms),
    percent(r.cases - r.misses, r.cases),
    percent(r.cases - r.misses, r.cases - r.misses + r.falseAlarms),
    `${(100 * r.reviewShare).toFixed(1)}%`,
  ]);
  return [head, ...lines].map((cells) => cells.join('\t')).join('\n');
}

export function accuracyCommand(): Command {
  return new Command('accuracy')
    .description('检查本身的准确度：逐检查项列出应有、漏报、误报和待复核占比')
    .option('--json', '输出 JSON 数组')
    .option('--seed <种子>', '示例指南的随机种子', '2021')
    .option('--items <数量>', '每个单位的事项数', '5')
    .addHelpText(
      'after',
      '\n“truth”为内置示例指南上的回归测试，不代表在真实指南上的准确度；真实数据的结果列为“labelled”。',
    )
    .action(async (options: { json?: boolean; seed: string; items: string }) => {
      const rows = [
        ...accuracyOfTruth({ seed: Number(options.seed), items: Number(options.items) }),
        ...accuracyOfLabels(),
      ];
      await write(options.json ? `${JSON.stringify(rows, null, 1)}\n` : `${table(rows)}\n`);
    });
}
