// What a help visit may do: read, and send the questions by the requests that the profile names; only with a letter that says so, once a night.
// Called by the online-help command.
import { localTime } from '../../store/time.ts';
import { ConfigError } from '../config-error.ts';
import { submitWord } from '../journey/effect.ts';
import { type GuardRules, guardRules } from '../network-guard.ts';
import { listeningHosts, type OwnHosts } from '../own-hosts.ts';
import { requirePermission, withinHours } from '../permission.ts';
import type { SiteProfile } from '../profile.ts';
import type { HelpProfile } from './help-profile.ts';

/** A night's visits are this far apart at least. */
const REST_MS = 20 * 3_600_000;

const hostsOf = ({ homes, hosts }: HelpProfile): string[] => [
  ...new Set([...homes.map(({ url }) => new URL(url).host), ...hosts]),
];

/**
 * The profile's online help. `last`: when this site was asked last, ISO, or null.
 * @throws ConfigError when there is none, when it may not be asked, or when it was asked already
 */
export function requireHelp(profile: SiteProfile, now: Date, last: string | null): HelpProfile {
  const site = `站点“${profile.name}”（${profile.id}）`;
  if (!profile.help)
    throw new ConfigError(
      `${site}的档案没有 help 一节，不知道在线客服从哪里进入。`,
      '请在站点档案中填写 help：homes（各渠道的首页）、posts（发送问题所用的请求）。',
    );
  requirePermission(profile, now);
  if (profile.loopback) return profile.help;
  const { permission } = profile;
  if (!permission?.help)
    throw new ConfigError(
      `${site}的许可（${permission?.letter ?? '未填写'}）没有写明可以向在线客服提问，不能提问。`,
      '请取得写明此事的许可，并把原文填入站点档案的 permission.help。',
    );
  const beyond = hostsOf(profile.help).filter((host) => !permission.hosts.includes(host));
  if (beyond.length > 0)
    throw new ConfigError(
      `${site}的许可（${permission.letter}）不包括在线客服所用的主机 ${beyond.join('、')}，不能提问。`,
      '请从站点档案的 help 中删去，或取得包括它的许可。',
    );
  if (last && now.getTime() - Date.parse(last) < REST_MS)
    throw new ConfigError(
      `${site}的在线客服已在 ${last.slice(0, 16).replace('T', ' ')} 提问过，每天最多一次。`,
      `请在 ${localTime(new Date(Date.parse(last) + REST_MS))
        .slice(0, 16)
        .replace('T', ' ')} 之后再运行。`,
    );
  return profile.help;
}

/** @throws ConfigError for a host that is not this machine */
export function helpRules(profile: SiteProfile, help: HelpProfile, own?: OwnHosts): GuardRules {
  const base = guardRules(profile);
  return {
    ...base,
    hosts: new Set([...profile.hosts, ...hostsOf(help)]),
    reads: [...base.reads, ...help.posts],
    own: listeningHosts(profile, own),
    effect: (url) => {
      const word = submitWord(url);
      return word ? `GET ${url.pathname} 含有“${word}”，可能改变数据` : null;
    },
  };
}

/** Whether a person should be there. A public holiday on a weekday is not known here. */
export function isInOffice({ office }: HelpProfile, now: Date): boolean {
  const local = localTime(now);
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7;
  return office.days.includes(day) && withinHours(local.slice(11, 16), [office]);
}
