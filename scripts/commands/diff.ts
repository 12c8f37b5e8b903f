// `guide-audit diff RUN RUN`: what changed between two runs of a site.
import { Command } from 'commander';
import { allMetas } from '../../checks/index.ts';
import { ConfigError } from '../../crawler/config-error.ts';
import { CHANGE_NAMES, CHANGES, type Changed, diffOf } from '../../reports/diff.ts';
import { messageIndex } from '../../reports/finding.ts';
import { number } from '../../reports/phrases.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import { checkUnit, chosenRun, withStore } from '../context.ts';
import { write } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit diff 20261122-220000-fixture 20261123-220000-fixture
  guide-audit diff 20261122-220000-fixture 20261123-220000-fixture --unit SHGASH --json`;

/** The two runs, the earlier one first whatever the order of the arguments. */
function inOrder(store: Store, a: string, b: string): [RunRecord, RunRecord] {
  const [first, second] = [chosenRun(store, a), chosenRun(store, b)];
  if (first.site !== second.site)
    throw new ConfigError(
      `批次 ${first.id} 与 ${second.id} 属于不同的站点，不能比较。`,
      '请选同一站点的两个批次，批次见 guide-audit runs。',
    );
  if (first.id === second.id)
    throw new ConfigError('两个批次相同，没有可比较的内容。', '批次见 guide-audit runs。');
  const newestFirst = store.runs.list().map(({ id }) => id);
  return newestFirst.indexOf(first.id) > newestFirst.indexOf(second.id) ? [first, second] : [second, first];
}

async function tell(changes: readonly Changed[], from: RunRecord, to: RunRecord): Promise<void> {
  const messages = messageIndex(allMetas);
  const counts = CHANGES.map(
    (change) => [change, changes.filter((one) => one.change === change).length] as const,
  );
  await write(`批次 ${from.id} → ${to.id}\n`);
  await write(`${counts.map(([change, n]) => `${CHANGE_NAMES[change]} ${number(n)}`).join('，')}\n`);
  for (const [change, n] of counts) {
    if (n === 0 || change === 'open') continue;
    await write(`\n${CHANGE_NAMES[change]}\n`);
    for (const { finding } of changes.filter((one) => one.change === change)) {
      const title = messages.get(finding.message)?.message.title ?? finding.message;
      const quote = finding.quote ? `  “${finding.quote.slice(0, 60)}”` : '';
      await write(`  ${finding.id}  ${finding.itemName}：${title}（${finding.message}）${quote}\n`);
    }
  }
}

export function diffCommand(): Command {
  return new Command('diff')
    .description('比较同一站点的两个批次：新发现、已整改、已撤下、再次出现、仍存在、未看到')
    .argument('<批次>', '较早的批次编号')
    .argument('<批次>', '较晚的批次编号')
    .option('--unit <单位>', '只比较一个单位（单位编号）')
    .option('--json', '每行一个 JSON：change 与问题的各字段')
    .addHelpText('after', EXAMPLES)
    .action((a: string, b: string, options: { unit?: string; json?: boolean }, command: Command) =>
      withStore(command, 'read', async (store) => {
        const [from, to] = inOrder(store, a, b);
        checkUnit(store, to, options.unit);
        const changes = diffOf(store, from.id, to.id, { unit: options.unit });
        if (!options.json) return tell([...changes], from, to);
        for (const { change, finding } of changes) await write(`${JSON.stringify({ change, ...finding })}\n`);
      }),
    );
}
