// `guide-audit crawl`: capture only.
import { Command } from 'commander';
import { now, withStore } from '../context.ts';
import { crawlOnly } from '../pipeline.ts';
import { interruptible, say } from '../terminal.ts';
import { type CollectFlags, collectFlags, collectOptions } from './collect-flags.ts';

const EXAMPLES = `
示例：
  guide-audit crawl --units SHGASH
  guide-audit crawl --resume`;

export function crawlCommand(): Command {
  return collectFlags(new Command('crawl').description('只采集页面，不检查'))
    .addHelpText('after', EXAMPLES)
    .action((flags: CollectFlags, command: Command) =>
      withStore(command, 'write', async (store) => {
        const signal = interruptible();
        await crawlOnly({ store, now, say, signal }, collectOptions(flags));
        if (signal.aborted) process.exitCode = 130;
      }),
    );
}
