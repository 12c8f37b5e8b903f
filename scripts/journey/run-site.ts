// Runs journeys at a real site from the command's options. Called by the journey command.
import { ConfigError } from '../../crawler/config-error.ts';
import type { JourneyFile } from '../../crawler/journey/journey-file.ts';
import { leaveOf } from '../../crawler/leave.ts';
import { NightBudget } from '../../crawler/night-budget.ts';
import { permissionProblem, requirePermission } from '../../crawler/permission.ts';
import { loadChannels, type SiteProfile } from '../../crawler/profile.ts';
import { readKey } from '../../crawler/session/key.ts';
import { requireLogin } from '../../crawler/session/login-rules.ts';
import { openStore, type Store } from '../../store/index.ts';
import type { Journey } from '../../store/schemas/journey.ts';
import { list } from '../commands/collect-flags.ts';
import { now } from '../context.ts';
import { say } from '../terminal.ts';
import { doneLine } from './lines.ts';
import { runJourneys } from './run-journeys.ts';
import { siteJourneys, siteStart } from './site.ts';

export interface SiteOptions {
  site: string;
  /** Folder of the store and the vault. */
  data: string;
  item?: string | undefined;
  channel?: string | undefined;
  account?: string | undefined;
  keyFile?: string | undefined;
  trace?: boolean | undefined;
}

/** What a crawl has stored, if there was one: the names of services and units. Written to where a night's requests are counted. */
function storedAt(dir: string, counted: boolean): Store | null {
  if (counted) return openStore({ dir, mode: 'write', now });
  try {
    return openStore({ dir, mode: 'read', now });
  } catch {
    return null;
  }
}

/** `files`: written journeys; null: explored. @throws ConfigError, SessionError */
export async function runSite(dir: string, files: readonly JourneyFile[] | null, options: SiteOptions) {
  const { site, data, account, keyFile, trace } = options;
  const profiles = loadChannels(site, options.channel ? list(options.channel) : undefined);
  const [profile] = profiles;
  if (!profile || profile.loopback)
    throw new ConfigError('示例站点不用 --site 指明。', '不带 --site 即在内置的申报沙箱中模拟。');
  const items = list(options.item ?? '');
  if (!files && items.length === 0)
    throw new ConfigError('没有指明走哪些事项。', '请用 --item 列出事项标识，用逗号分开；或给出旅程文件。');
  for (const one of profiles) requirePermission(one, now());
  if (account) requireLogin(profile, now());
  const { perNight } = profile.pace;
  const store = storedAt(data, perNight !== undefined);
  // Without a limit nothing is counted, nor asked for.
  const requests = store?.requests ?? { count: () => 0, save: () => undefined };
  const budget = new NightBudget(perNight, { requests }, now);
  let problem: string | null = null;
  const mayBegin = (one: SiteProfile): boolean => {
    problem = permissionProblem(one, now()) ?? budget.problem(new URL(one.publicOrigin).host);
    return problem === null;
  };
  try {
    const wanted = siteJourneys({ profiles, items: files ? [] : items, files: files ?? [], store });
    const own = account ? { account, key: readKey(keyFile), dir: data } : null;
    const start = await siteStart(profile, {
      account: own,
      now: now(),
      leave: leaveOf(profile, now, budget),
    });
    say(
      `将在${profile.name}模拟申报${wanted.length}次${own ? `（账号“${account}”）` : '（不登录，走到须登录处为止）'}；程序只读，从不提交。`,
    );
    let done = 0;
    const journeys: Journey[] = await runJourneys(wanted, {
      ...{ ...start, origin: undefined, dir, now, trace, mayBegin },
      onDone: (journey) => say(`[${++done}/${wanted.length}] ${doneLine(journey)}`),
    });
    const left = wanted.length - journeys.length;
    if (problem && journeys.length === 0) throw new ConfigError(problem);
    if (left > 0) {
      say(`其余${left}次没有开始：${problem}`);
      process.exitCode = 2;
    }
    return { journeys, truth: null };
  } finally {
    budget.save();
    store?.close();
  }
}
