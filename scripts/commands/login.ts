// `guide-audit login SITE`: a person logs in once in a visible browser; the state is kept encrypted. Also lists and forgets what is kept.
import { Argument, Command, InvalidArgumentError } from 'commander';
import { ConfigError } from '../../crawler/config-error.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { readKey, writeNewKey } from '../../crawler/session/key.ts';
import { requireLogin } from '../../crawler/session/login-rules.ts';
import { forgetSession, listSessions, sessionFile } from '../../crawler/session/vault.ts';
import { AccountKind } from '../../store/schemas/door-visit.ts';
import { dataDir, now } from '../context.ts';
import { expiryText, KIND_NAMES, sessionLine } from '../login/lines.ts';
import { interruptible, say, write } from '../terminal.ts';
import { count } from './collect-flags.ts';

const HELP = `
打开浏览器窗口，由人登录（验证码、扫码、人脸均由人完成，程序不代办）；看到登录姓名后保存登录状态并关闭窗口。
登录状态加密保存在数据目录的 sessions 中，只有本人可以读取，不进入日志、报告、抓取记录和截图。
示例站点（fixture）没有真人，由示例自带的助手扮演。

示例：
  guide-audit login --new-key ../guide-audit.key
  guide-audit login 我的档案.json --account 个人1 --key-file ../guide-audit.key
  guide-audit login fixture --kind company --key-file ../guide-audit.key
  guide-audit login --list
  guide-audit login 我的档案.json --account 个人1 --forget

密钥：--key-file 指定的文件（只留本人读写），或环境变量 GUIDE_AUDIT_KEY；可以是32字节的密钥，也可以是至少12个字符的口令。

退出码：0 已保存 · 2 用法、密钥、许可有误或没有桌面 · 4 没有登录成功`;

/** @throws InvalidArgumentError */
export function kindNamed(text: string): AccountKind {
  const kind = AccountKind.safeParse(text);
  if (!kind.success) throw new InvalidArgumentError('应为 person 或 company。');
  return kind.data;
}

interface Options {
  account?: string;
  kind: AccountKind;
  keyFile?: string;
  minutes: number;
  list?: boolean;
  forget?: boolean;
  newKey?: string;
}

async function enter(command: Command, site: string, options: Options): Promise<void> {
  const { kind, keyFile, minutes } = options;
  const profile = loadProfile(site);
  const login = requireLogin(profile, now());
  const account = options.account ?? kind;
  const dir = dataDir(command);
  // Before a person takes the trouble.
  const key = readKey(keyFile);
  sessionFile(dir, profile.id, account);
  const { logInOnce } = await import('../login/log-in-once.ts');
  const identity = profile.loopback
    ? await (await import('../../fixtures/identity/identity.ts')).startIdentity()
    : undefined;
  const signal = interruptible();
  try {
    say(
      identity
        ? '示例站点：由示例自带的助手扮演登录者。'
        : `请在打开的窗口中登录${profile.name}（${KIND_NAMES[kind]}账号），期限 ${minutes} 分钟；看到登录姓名后窗口会自动关闭。`,
    );
    const { head, path } = await logInOnce({
      ...{ dir, profile, login, account, kind, key, identity, signal },
      deadline: minutes * 60_000,
    });
    say(`✓ 已登录并保存（账号“${head.account}”）：${path}`);
    say(`  ${expiryText(head.expiresAt, now())}。`);
  } catch (error) {
    if (!signal.aborted) throw error;
    process.exitCode = 130;
  } finally {
    await identity?.close();
  }
}

export function loginCommand(): Command {
  return new Command('login')
    .description('由人登录一次并加密保存登录状态；也可列出、删除已保存的登录状态')
    .addArgument(new Argument('[站点]', '站点档案的名称，或档案文件（.json）的路径'))
    .option('--account <名称>', '账号在本机的名称，勿用姓名或证件号码（默认 person 或 company）')
    .option('--kind <类型>', '账号类型：person（个人）或 company（法人）', kindNamed, 'person')
    .option('--key-file <文件>', '会话密钥所在的文件')
    .option('--minutes <分钟>', '登录的期限', count, 10)
    .option('--list', '列出已保存的登录状态（不需要密钥）')
    .option('--forget', '删除一个已保存的登录状态')
    .option('--new-key <文件>', '生成一个密钥文件')
    .addHelpText('after', HELP)
    .action(async (site: string | undefined, options: Options, command: Command) => {
      const dir = dataDir(command);
      if (options.newKey) {
        writeNewKey(options.newKey);
        return say(`✓ 已生成密钥文件：${options.newKey}（请妥善保管，勿放入数据目录）`);
      }
      if (options.list) {
        const lines = listSessions(dir).map(({ path, head }) =>
          head ? sessionLine(head, now()) : `！${path}：不是登录状态文件，或已损坏`,
        );
        return write(`${lines.length > 0 ? lines.join('\n') : '没有保存过登录状态。'}\n`);
      }
      if (!site) throw new ConfigError('没有指明站点。', '如 guide-audit login fixture；站点档案见 --help。');
      if (!options.forget) return enter(command, site, options);
      const account = options.account ?? options.kind;
      forgetSession(dir, loadProfile(site).id, account);
      say(`✓ 已删除站点 ${site} 账号“${account}”的登录状态。`);
    });
}
