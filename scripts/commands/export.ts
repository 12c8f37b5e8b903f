// `guide-audit export warc`: the captures of a run as a file of the web archives.
import { createWriteStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { writeAtomically } from '../../reports/atomic.ts';
import { chosenRun, withStore } from '../context.ts';
import { say } from '../terminal.ts';

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version;

const EXAMPLES = `
文件为 WARC 1.1：每次抓取一条 metadata 记录（网址、转向、状态码、部分响应头、正文的 SHA-256、时间、未能读到的原因），
已存页面快照的另有一条 conversion 记录（展开全部页签后的页面结构，JSON）。响应正文原文没有保存，文件中也没有。

示例：
  guide-audit export warc --out 抓取.warc.gz
  guide-audit export warc --run 20261123-211505-fixture --out 抓取.warc`;

function warcCommand(): Command {
  return new Command('warc')
    .description('导出一个批次的抓取记录和页面快照（WARC）')
    .requiredOption('--out <文件>', '写入的文件；以 .gz 结尾时逐条压缩')
    .option('--run <批次>', '检查批次编号，默认为最近一批')
    .addHelpText('after', EXAMPLES)
    .action((options: { out: string; run?: string }, command: Command) =>
      withStore(command, 'read', async (store) => {
        const { warcRecords } = await import('../export/warc.ts');
        const run = chosenRun(store, options.run);
        const { out } = options;
        const gzip = /\.gz$/i.test(out);
        const records = warcRecords(store, run, { gzip, filename: basename(out), version: version() });
        let written = -1;
        const counted = async function* () {
          for await (const record of records) {
            written++;
            yield record;
          }
        };
        await writeAtomically(out, (partial) =>
          pipeline(Readable.from(counted()), createWriteStream(partial)),
        );
        say(`✓ 已导出批次 ${run.id} 的 ${written} 条记录：${out}`);
      }),
    );
}

export function exportCommand(): Command {
  return new Command('export').description('导出抓取记录').addCommand(warcCommand());
}
