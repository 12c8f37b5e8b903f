// `guide-audit generate`: writes generated guides as JSON lines, to try the main job on a large file.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { generateGuides } from '../../fixtures/generate.ts';
import { say } from '../terminal.ts';

export function generateCommand(): Command {
  return new Command('generate')
    .description('生成示例办事指南文件（JSON Lines），供试用和测速')
    .addArgument(new Argument('<文件>', '写入的文件，如 示例.jsonl'))
    .option(
      '--count <数量>',
      '份数',
      (text) => {
        if (!/^[1-9]\d{0,6}$/u.test(text)) throw new InvalidArgumentError('应为1至9999999的整数。');
        return Number(text);
      },
      1000,
    )
    .option('--seed <种子>', '随机种子', Number, 2021)
    .addHelpText(
      'after',
      '\n示例：\n  guide-audit generate 示例.jsonl --count 10000\n  guide-audit audit --records 示例.jsonl --report',
    )
    .action(async (file: string, options: { count: number; seed: number }) => {
      const out = createWriteStream(file);
      for (const { guide: made } of generateGuides(options)) {
        const { unit, item, guide } = made;
        const line = {
          portalId: item.situationId ? `${item.portalId}-${item.situationId}` : item.portalId,
          unit: unit.name,
          guide,
        };
        if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
      }
      out.end();
      await once(out, 'finish');
      say(`✓ 已写入 ${options.count} 份：${file}`);
    });
}
