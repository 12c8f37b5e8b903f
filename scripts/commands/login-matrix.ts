// `guide-audit login-matrix`: with one log-in through every unit's doors; where is one asked again?
import { join } from 'node:path';
import { Command } from 'commander';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { type Key, randomKey, readKey } from '../../crawler/session/key.ts';
import { requireLogin } from '../../crawler/session/login-rules.ts';
import { SessionError } from '../../crawler/session/session-error.ts';
import { forgetSession } from '../../crawler/session/vault.ts';
import { DOOR_NAMES } from '../../reports/login-matrix/door-row.ts';
import { matrixJson } from '../../reports/login-matrix/json.ts';
import { changesLines } from '../../reports/walks/changes.ts';
import type { AccountKind } from '../../store/schemas/door-visit.ts';
import { now, withStore } from '../context.ts';

import { matrixLines, matrixSummary } from '../login/lines.ts';
import { interruptible, say, write } from '../terminal.ts';
import { count, list } from './collect-flags.ts';
import { kindNamed } from './login.ts';

const HELP = `
用一次登录，从公开的办事指南出发，由网站“立即办理”、随申办、单位网站三种入口分别进入各单位的办事系统，记录：
是否再次登录、重复注册、身份不一致、事项丢失、登录很快失效、使其他站点的登录失效、公开内容要求登录、等待时间。
只打开页面，不填写、不提交；国家部委系统按评估方案除外。登录途中失效的，暂停并以退出码4结束，重新登录后用 --resume 接续。

示例：
  guide-audit login-matrix                                 走查内置的示例站点
  guide-audit login-matrix --units SHGASH,SHSSSH --json
  guide-audit login-matrix --units SHJTSH --stay 6 --every 300     每5分钟看一次，共半小时
  guide-audit login 我的档案.json --key-file ../guide-audit.key
  guide-audit login-matrix --site 我的档案.json --key-file ../guide-audit.key
  guide-audit login-matrix --site 我的档案.json --key-file ../guide-audit.key --resume

退出码：0 已走查（有没有问题都是0） · 2 用法、密钥或许可有误 · 4 需要登录或登录已失效 · 130 被中止`;

interface Options {
  site: string;
  account?: string;
  kind: AccountKind;
  keyFile?: string;
  units?: string[];
  sample: number;
  resume?: boolean;
  stay?: number;
  every?: number;
  json?: boolean;
  out?: string;
}

/** The fixture needs no key of the person's: what it saves ends with the run. */
const keyFor = ({ loopback }: SiteProfile, file: string | undefined): { key: Key; own: boolean } =>
  loopback && !file && !process.env.GUIDE_AUDIT_KEY
    ? { key: randomKey(), own: true }
    : { key: readKey(file), own: false };

async function walk(command: Command, options: Options): Promise<void> {
  const { kind, keyFile, units, sample, resume } = options;
  const account = options.account ?? kind;
  const profile = loadProfile(options.site);
  const allowed = requireLogin(profile, now());
  const login = {
    ...allowed,
    stay: { times: options.stay ?? allowed.stay.times, seconds: options.every ?? allowed.stay.seconds },
  };
  const { key, own } = keyFor(profile, keyFile);
  // Loaded here: help and wrong use must not wait for a browser's library.
  const { walkSite } = await import('../login/walk-site.ts');
  const { writeMatrix } = await import('../login/write-matrix.ts');
  const { keepDoors } = await import('../login/keep-doors.ts');
  const identity = profile.loopback
    ? await (await import('../../fixtures/identity/identity.ts')).startIdentity()
    : undefined;
  try {
    await withStore(command, 'write', async (store) => {
      const signal = interruptible();
      try {
        const walked = await walkSite(
          { store, now, say, signal },
          {
            ...{ site: options.site, profile, login, account, kind, key, sample, units, resume, identity },
            onDoor: ({ unitName, door }, done, of) =>
              say(`  ${done}/${of}  ${unitName}  ${DOOR_NAMES[door]}`),
          },
        );
        const { run, rows } = walked;
        const out = options.out ?? join(store.dir, 'reports', run.id);
        const kept = keepDoors(store, walked);
        const page = await writeMatrix(walked, { dir: store.dir, out, siteName: profile.name, kept });
        await write(
          options.json
            ? `${JSON.stringify(matrixJson(run, rows, kept), null, 1)}\n`
            : `${[...matrixLines(rows), ...changesLines(kept), matrixSummary(rows)].join('\n')}\n`,
        );
        say(`✓ 报告：${page}`);
        if (run.status === 'paused') throw new SessionError('lost');
        if (run.status === 'stopped') process.exitCode = 130;
      } finally {
        if (own)
          try {
            forgetSession(store.dir, profile.id, account);
          } catch {
            // Nothing was saved.
          }
      }
    });
  } finally {
    await identity?.close();
  }
}

export function loginMatrixCommand(): Command {
  return new Command('login-matrix')
    .description('用一次登录走查各单位的入口：二次登录、重复注册、事项丢失等（单位 × 入口的对照表）')
    .option('--site <站点>', '站点档案的名称，或档案文件（.json）的路径', 'fixture')
    .option('--account <名称>', '已登录的账号在本机的名称（默认 person 或 company）')
    .option('--kind <类型>', '账号类型：person（个人）或 company（法人）', kindNamed, 'person')
    .option('--key-file <文件>', '会话密钥所在的文件')
    .option('--units <单位>', '只走查这些单位（编号，用逗号分隔）', list)
    .option('--sample <数量>', '每个单位、每种入口走查几个事项', count, 1)
    .option('--stay <次数>', '进入后重新打开几次，看登录能保持多久（默认按站点档案）', count)
    .option('--every <秒>', '每隔多少秒重新打开（默认按站点档案）', count)
    .option('--resume', '接续上一次未完成的走查')
    .option('--json', '输出一个 JSON 对象')
    .option('--out <目录>', '报告目录')
    .addHelpText('after', HELP)
    .action((options: Options, command: Command) => walk(command, options));
}
