// What an entry walk may reach: public pages of the unified portal and of the other portals that the profile names, reading alone.
import { ConfigError } from '../config-error.ts';
import { submitWord } from '../journey/effect.ts';
import { type GuardRules, guardRules } from '../network-guard.ts';
import { listeningHosts, type OwnHosts } from '../own-hosts.ts';
import { requirePermission } from '../permission.ts';
import type { SiteProfile } from '../profile.ts';
import { type EntranceProfile, hostsOf } from './entrance-profile.ts';

/** The profile's entrances. @throws ConfigError when it has none, or the site or one of the hosts may not be visited now */
export function requireEntrances(profile: SiteProfile, now: Date): EntranceProfile {
  const site = `站点“${profile.name}”（${profile.id}）`;
  if (!profile.entrances)
    throw new ConfigError(
      `${site}的档案没有 entrances 一节，不知道从哪里进入。`,
      '请在站点档案中填写 entrances：unified（统一服务渠道的主机）、homes（各渠道的首页），以及 portals（其他门户）。',
    );
  requirePermission(profile, now);
  const beyond = hostsOf(profile.entrances).filter(
    (host) => !profile.loopback && !profile.permission?.hosts.includes(host),
  );
  if (beyond.length > 0)
    throw new ConfigError(
      `${site}的许可（${profile.permission?.letter}）不包括入口走查所用的主机 ${beyond.join('、')}，不能访问。`,
      '请从站点档案的 entrances 中删去，或取得包括它的许可。',
    );
  return profile.entrances;
}

/** @throws ConfigError for a host that is not this machine */
export function entryRules(profile: SiteProfile, entrances: EntranceProfile, own?: OwnHosts): GuardRules {
  return {
    ...guardRules(profile),
    hosts: new Set([...profile.hosts, ...hostsOf(entrances)]),
    own: listeningHosts(profile, own),
    effect(url) {
      const word = submitWord(url);
      return word ? `GET ${url.pathname} 含有“${word}”，可能改变数据` : null;
    },
  };
}
