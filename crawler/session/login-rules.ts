// What the log-in and the logged-in lane may reach: the profile's hosts, those of its log-in, and of the fixture where they really listen.
import { ConfigError } from '../config-error.ts';
import { type GuardRules, guardRules } from '../network-guard.ts';
import { listeningHosts, type OwnHosts } from '../own-hosts.ts';
import { requirePermission } from '../permission.ts';
import type { SiteProfile } from '../profile.ts';
import type { LoginProfile } from './login-profile.ts';

/** The profile's log-in. @throws ConfigError when it has none, or the site may not be visited now, or not with a log-in */
export function requireLogin(profile: SiteProfile, now: Date): LoginProfile {
  const site = `站点“${profile.name}”（${profile.id}）`;
  if (!profile.login)
    throw new ConfigError(
      `${site}的档案没有 login 一节，不知道在哪里登录、怎样看出已经登录。`,
      '请在站点档案中填写 login：identityHosts、start、probe（page 和 name），以及 doors。',
    );
  requirePermission(profile, now);
  if (!profile.loopback && !profile.permission?.login)
    throw new ConfigError(
      `${site}的许可（${profile.permission?.letter ?? '未填写'}）没有写明可以登录后查看，不能登录。`,
      '请取得写明此事的许可，并把原文填入站点档案的 permission.login。',
    );
  // A crawl without a log-in goes to none of them.
  const { identityHosts, hosts } = profile.login;
  const beyond = [...identityHosts, ...hosts].filter(
    (host) => !profile.loopback && !profile.permission?.hosts.includes(host),
  );
  if (beyond.length > 0)
    throw new ConfigError(
      `${site}的许可（${profile.permission?.letter}）不包括登录所用的主机 ${beyond.join('、')}，不能登录。`,
      '请从站点档案的 login 中删去，或取得包括它的许可。',
    );
  return profile.login;
}

/** `byPerson`: the person's own browser, in which forms are sent. @throws ConfigError for a host that is not this machine */
export function loginRules(
  profile: SiteProfile,
  login: LoginProfile,
  { own, byPerson }: { own?: OwnHosts | undefined; byPerson?: boolean } = {},
): GuardRules {
  const rules = guardRules(profile);
  return {
    ...rules,
    hosts: new Set([...profile.hosts, ...login.identityHosts, ...login.hosts]),
    own: listeningHosts(profile, own),
    byPerson,
  };
}
