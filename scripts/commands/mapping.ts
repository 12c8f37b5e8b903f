// `guide-audit mapping check|list|draft`: how a file of guides from elsewhere is read, and a first mapping for it.
import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { ConfigError } from '../../crawler/config-error.ts';
import { checkMapping, type MappingReport, titleOf } from '../../crawler/records/check-mapping.ts';
import { draftMapping } from '../../crawler/records/draft-mapping.ts';
import { shippedMappings } from '../../crawler/records/mapping.ts';
import { sourcesOf } from '../../crawler/records/mapping-sources.ts';
import { write } from '../terminal.ts';

const EXAMPLES = `
示例：
  guide-audit mapping list
  guide-audit mapping draft 事项库导出.xlsx --out 我的映射.json
  guide-audit mapping check 事项库导出.xlsx --mapping 我的映射.json
  guide-audit audit --records 事项库导出.xlsx --mapping 我的映射.json --report

映射文件的写法见 docs/records.md。`;

const SAMPLE_CHARACTERS = 40;
const DEFAULT_ROWS = 3;
const MOST_ROWS = 20;

type Write = (text: string) => Promise<void>;

const brief = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ');
  return line.length > SAMPLE_CHARACTERS ? `${line.slice(0, SAMPLE_CHARACTERS)}…` : line;
};

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

/** The report as a person reads it. */
export function checkLines(file: string, report: MappingReport): string[] {
  const { mapping, problems, problemCount, guides } = report;
  const left = problemCount - problems.length;
  return [
    `文件：${file}`,
    `格式：${report.kind}`,
    `映射：${mapping.title}（${mapping.id}，版本 ${mapping.version}）`,
    `结果：可读出 ${guides} 个事项${problemCount > 0 ? `，${problemCount} 处不能读（见下）` : ''}。`,
    ...section(
      '字段 ← 列：前几个事项的值',
      report.fields.flatMap(({ field, title, from, samples }) => [
        `${title}（${field}）← ${from}`,
        ...samples.map((sample) => `    ${brief(sample)}`),
      ]),
    ),
    ...section('没有用到的列', report.unused.length > 0 ? [report.unused.join('、')] : []),
    ...section(
      '文件中没有的字段（按“未采集”处理，不会判为缺失）',
      report.missing.length > 0 ? [report.missing.map((m) => `${m.title}（${m.field}）`).join('、')] : [],
    ),
    ...section('请注意', report.notices),
    ...section('不能读的', [
      ...problems.map(({ line, problem }) => `第${line}行：${problem}`),
      ...(left > 0 ? [`……另有 ${left} 处。`] : []),
    ]),
  ];
}

function checkCommand(out: Write): Command {
  return new Command('check')
    .description('说明一个文件按映射会怎样读：字段、示例值、没有用到的列、缺少的字段、不能读的行')
    .argument('<文件>', '.csv、.xlsx、.jsonl 或 .json 文件')
    .option('--mapping <映射>', '随附映射的名称，或映射文件（.json）的路径；默认按列名确定')
    .option('--rows <条数>', `显示前几个事项的值（1至${MOST_ROWS}）`, String(DEFAULT_ROWS))
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: { mapping?: string; rows: string }) => {
      const rows = Number(options.rows);
      if (!Number.isInteger(rows) || rows < 1 || rows > MOST_ROWS)
        throw new ConfigError(`--rows 应是1至${MOST_ROWS}的整数，不能是“${options.rows}”。`);
      const report = await checkMapping(file, { mapping: options.mapping, rows });
      await out(`${checkLines(file, report).join('\n')}\n`);
      if (report.guides === 0)
        throw new ConfigError(
          `文件 ${file} 按映射“${report.mapping.id}”没有读出任何事项。`,
          '请按上面列出的原因改正映射或文件。',
        );
    });
}

function listCommand(out: Write): Command {
  return new Command('list').description('列出随附的映射').action(async () => {
    const lines = shippedMappings().map(
      (m) =>
        `${m.id}\t${m.title}\t渠道 ${m.channel}，版本 ${m.version}\n  按这些字段识别：${m.match.join('、')}`,
    );
    await out(`${lines.join('\n')}\n`);
  });
}

function draftCommand(out: Write): Command {
  return new Command('draft')
    .description('按列名猜测各字段，为一个文件写出映射的初稿')
    .argument('<文件>', '.csv、.xlsx、.jsonl 或 .json 文件')
    .option('--out <文件>', '映射文件的路径（.json），默认为当前目录下“文件名.mapping.json”')
    .option('--force', '覆盖已有的映射文件')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: { out?: string; force?: boolean }) => {
      const target = options.out ?? `${basename(file).replace(/\.[^.]*$/u, '')}.mapping.json`;
      if (!target.endsWith('.json')) throw new ConfigError(`映射文件的扩展名应是 .json，不能是“${target}”。`);
      if (existsSync(target) && !options.force)
        throw new ConfigError(`文件 ${target} 已存在。`, '请用 --out 另写一个路径，或加 --force 覆盖。');
      const { kind, mapping, unused } = await draftMapping(file);
      writeFileSync(target, `${JSON.stringify(mapping, null, 2)}\n`);
      const guessed = sourcesOf({
        clean: [],
        more: [],
        labels: [],
        absent: [],
        notes: {},
        empty: 'missing',
        fields: {},
        ...mapping,
      });
      await out(
        `${[
          `已写入 ${target}（${kind}）：猜到 ${guessed.length} 处对应。`,
          ...section(
            '猜到的字段',
            [...new Set(guessed.map((g) => g.field))].map((field) => `${titleOf(field)}（${field}）`),
          ),
          ...section('没有猜到用途的列，请自行补入', unused.length > 0 ? [unused.join('、')] : []),
          '',
          '请核对后修改：渠道 channel、本地区号 region、空单元格的含义 empty（missing 表示指南中就是空的，not-collected 表示没有采集）。',
          `然后运行：guide-audit mapping check ${file} --mapping ${target}`,
        ].join('\n')}\n`,
      );
    });
}

/** `mapping`: wrong use, unreadable files and mappings throw ConfigError (exit 2). `out` is replaced in tests. */
export function mappingCommand(out: Write = write): Command {
  return new Command('mapping')
    .description('指南文件的映射：检查、列出、生成初稿')
    .addHelpText('after', EXAMPLES)
    .addCommand(checkCommand(out))
    .addCommand(listCommand(out))
    .addCommand(draftCommand(out));
}
