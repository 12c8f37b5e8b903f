// Makes commander speak Chinese: help headings and error messages. Called by cli.ts once for the whole tree.
import type { Argument, Command } from 'commander';

const HEADINGS: Record<string, string> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
  'Global Options:': '全局选项：',
};

/** Commander's English errors by their pattern; what is not listed is shown as it is. */
const ERRORS: [RegExp, string][] = [
  [/^error: unknown command '(.+?)'.*$/su, '没有“$1”这个命令。运行 guide-audit --help 查看全部命令。'],
  [/^error: unknown option '(.+?)'.*$/su, '没有“$1”这个选项。请在命令后加 --help 查看可用的选项。'],
  [/^error: missing required argument '(.+?)'.*$/su, '缺少参数“$1”。请在命令后加 --help 查看用法。'],
  [/^error: option '(.+?)' argument missing.*$/su, '选项“$1”缺少取值。'],
  [/^error: required option '(.+?)' not specified.*$/su, '缺少必需的选项“$1”。'],
  [/^error: too many arguments.*$/su, '参数过多。请在命令后加 --help 查看用法。'],
  [/^error: option '(.+?)' argument '(.+?)' is invalid\. (.*)$/su, '选项“$1”的取值“$2”有误：$3'],
  [/^error: command-argument value '(.+?)' is invalid.*?\. (.*)$/su, '参数“$1”有误：$2'],
  [/^error: (.*)$/su, '$1'],
];

const term = (argument: Argument): string =>
  argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;

export function inChinese(command: Command): void {
  command
    .exitOverride()
    .usage(
      [
        '[选项]',
        ...(command.commands.length > 0 ? ['<命令>'] : []),
        ...command.registeredArguments.map(term),
      ].join(' '),
    )
    .helpOption('-h, --help', '显示帮助')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => HEADINGS[title] ?? title,
      subcommandTerm: (c) => c.name(),
      optionDescription: ({ description, defaultValue }) =>
        typeof defaultValue === 'string' || typeof defaultValue === 'number'
          ? `${description}${/默认/u.test(description) ? '' : `（默认为${defaultValue}）`}`
          : description,
    })
    .configureOutput({
      outputError: (text, write) => {
        const [pattern, chinese] = ERRORS.find(([p]) => p.test(text.trim())) ?? [/^/u, ''];
        write(`✗ ${text.trim().replace(pattern, chinese)}\n`);
      },
    });
  for (const sub of command.commands) inChinese(sub);
}
