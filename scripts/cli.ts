// The command line `guide-audit`: joins the commands, turns every error into a Chinese sentence and an exit code.
import { Command, CommanderError } from 'commander';
import { ZodError } from 'zod';
import { inChinese } from './commander-chinese.ts';

const EXIT_CODES = `
退出码：
  0    完成
  2    用法、配置有误或没有授权
  3    覆盖率低于下限，或页面未能读到
  4    需要登录
  5    被拦截
  6    磁盘或数据库故障
  7    另一个进程正在写入
  130  被用户中止（已保存的内容不受影响）`;

const EXAMPLES = `
示例：
  guide-audit run                                     检查内置的示例门户并出具报告
  guide-audit audit --records 指南.jsonl --report      检查文件中的办事指南并出具报告
  guide-audit findings --unit SHGASH --json           列出一个单位的问题
  echo "汉口路695号1楼01号窗口" | guide-audit parse address
  guide-audit explain A03                             说明一个检查项`;

/** Every command, loaded when it is needed: `parse` must not wait for a browser's library. In the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).runCommand(),
  nightly: async () => (await import('./commands/nightly.ts')).nightlyCommand(),
  crawl: async () => (await import('./commands/crawl.ts')).crawlCommand(),
  audit: async () => (await import('./commands/audit.ts')).auditCommand(),
  report: async () => (await import('./commands/report.ts')).reportCommand(),
  findings: async () => (await import('./commands/findings.ts')).findingsCommand(),
  links: async () => (await import('./commands/links.ts')).linksCommand(),
  runs: async () => (await import('./commands/runs.ts')).runsCommand(),
  diff: async () => (await import('./commands/diff.ts')).diffCommand(),
  'accept-layout': async () => (await import('./commands/accept-layout.ts')).acceptLayoutCommand(),
  rulings: async () => (await import('./commands/rulings.ts')).rulingsCommand(),
  extract: async () => (await import('./commands/extract.ts')).extractCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  login: async () => (await import('./commands/login.ts')).loginCommand(),
  'login-matrix': async () => (await import('./commands/login-matrix.ts')).loginMatrixCommand(),
  entry: async () => (await import('./commands/entry.ts')).entryCommand(),
  'online-help': async () => (await import('./commands/online-help.ts')).onlineHelpCommand(),
  journey: async () => (await import('./commands/journey.ts')).journeyCommand(),
  visit: async () => (await import('./commands/visit.ts')).visitCommand(),
  parse: async () => (await import('./commands/parse.ts')).parseCommand(),
  explain: async () => (await import('./commands/explain.ts')).explainCommand(),
  accuracy: async () => (await import('./commands/accuracy.ts')).accuracyCommand(),
  bench: async () => (await import('./commands/bench.ts')).benchCommand(),
  mapping: async () => (await import('./commands/mapping.ts')).mappingCommand(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  generate: async () => (await import('./commands/generate.ts')).generateCommand(),
};

/** The command line with the commands that `argv` names; with all of them where it names none (help, a typo). */
export async function program(argv: readonly string[]): Promise<Command> {
  const root = new Command('guide-audit')
    .description('办事指南核查：逐事项、逐要素检查“一网通办”办事指南的准确度')
    .usage('[选项] [命令]')
    .option('--data <目录>', '数据目录（默认为当前目录下的 output，或环境变量 GUIDE_AUDIT_DATA）')
    .addHelpText('after', `${EXAMPLES}\n${EXIT_CODES}`);
  const named = Object.keys(COMMANDS).filter((name) => argv.includes(name));
  for (const name of named.length > 0 ? named : Object.keys(COMMANDS))
    root.addCommand(await COMMANDS[name]!());
  inChinese(root);
  return root;
}

/** What to print and which code to leave with, for whatever was thrown. */
function verdictOn(error: unknown): { message: string; code: number } {
  if (error instanceof CommanderError) return { message: '', code: error.exitCode === 0 ? 0 : 2 };
  if (error instanceof ZodError) {
    const issues = error.issues.map((i) => `${i.path.join('.') || '（顶层）'}：${i.message}`).join('；');
    return { message: `配置有误：${issues}`, code: 2 };
  }
  const known = error as { exitCode?: number; message: string; remedy?: string; stack?: string };
  if (typeof known.exitCode === 'number')
    return {
      message: [known.message, known.remedy].filter(Boolean).join('\n处理办法：'),
      code: known.exitCode,
    };
  return { message: `程序内部错误：${known.stack ?? String(error)}\n请将以上内容反馈给维护人员。`, code: 1 };
}

/** Runs the command line; `argv` without node and script. Returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.exitCode = undefined;
  try {
    const root = await program(argv);
    await root.parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const { message, code } = verdictOn(error);
    if (message) process.stderr.write(`✗ ${message}\n`);
    return code;
  }
}
