// `guide-audit findings`: lists the findings of a run, for people or as JSON lines sorted by id.
import { Command } from 'commander';
import { allMetas } from '../../checks/index.ts';
import { messageIndex } from '../../reports/finding.ts';
import { findingLines } from '../../reports/findings-json.ts';
import { isOpen, SEVERITY_NAMES, VERDICT_NAMES } from '../../reports/labels.ts';
import { checkUnit, chosenRun, withStore } from '../context.ts';
import { write } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit findings --json > 问题.jsonl
  guide-audit findings --unit SHGASH`;

export function findingsCommand(): Command {
  return new Command('findings')
    .description('列出一批检查中的问题')
    .option('--run <批次>', '检查批次编号，默认为最近一批')
    .option('--unit <单位>', '只列一个单位（单位编号）')
    .option('--json', '每行一个 JSON，按编号排序')
    .option('--all', '包括已整改、已撤下的问题')
    .addHelpText('after', EXAMPLES)
    .action((options: { run?: string; unit?: string; json?: boolean; all?: boolean }, command: Command) =>
      withStore(command, 'read', async (store) => {
        const run = chosenRun(store, options.run);
        checkUnit(store, run, options.unit);
        const messages = messageIndex(allMetas);
        const findings = store.findings.iterate(run.id, { unit: options.unit });
        if (options.json) {
          for (const line of findingLines(findings)) await write(line);
          return;
        }
        for (const finding of findings) {
          if (!options.all && !isOpen(finding)) continue;
          const title = messages.get(finding.message)?.message.title ?? finding.message;
          await write(
            `${finding.id}  ${SEVERITY_NAMES[finding.severity]}·${VERDICT_NAMES[finding.outcome]}  ${finding.itemName}：${title}（${finding.message}）${finding.quote ? `  “${finding.quote.slice(0, 60)}”` : ''}\n`,
          );
        }
      }),
    );
}
