// `guide-audit accept-layout`: the operator says that a change is true; the run and those after it are judged again.
import { Command } from 'commander';
import { chosenRun, now, withStore } from '../context.ts';
import { acceptLayout } from '../pipeline.ts';
import { interruptible, say } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit accept-layout --run 20261123-220000-fixture
  guide-audit accept-layout --run 20261123-220000-fixture --unit SHGASH,SHGSSH`;

export function acceptLayoutCommand(): Command {
  return new Command('accept-layout')
    .description('确认页面改版或事项批量取消属实：以该批次为新的基准，并重新检查该批次及其后的批次')
    .requiredOption('--run <批次>', '检查批次编号')
    .option('--unit <单位>', '只确认这些单位（单位编号，用逗号分隔）')
    .addHelpText('after', EXAMPLES)
    .action((options: { run: string; unit?: string }, command: Command) =>
      withStore(command, 'write', (store) => {
        const units = options.unit
          ?.split(/[,，、]/u)
          .map((unit) => unit.trim())
          .filter(Boolean);
        acceptLayout(
          { store, now, say, signal: interruptible() },
          { run: chosenRun(store, options.run), units },
        );
      }),
    );
}
