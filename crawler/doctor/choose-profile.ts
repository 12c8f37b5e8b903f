// Which profile a page belongs to: the one that is named, else the one whose hosts hold the page's. Called by `guide-audit doctor`.
import { bareHost, hostKind } from '../address-guard.ts';
import { ConfigError } from '../config-error.ts';
import { loadChannels, profileNames, type SiteProfile } from '../profile.ts';

export interface ChosenProfile {
  profile: SiteProfile;
  /** The page's address with the profile's public origin. */
  url: URL;
  /** Loopback origin that the person named; the portal may be elsewhere, or not run at all. */
  origin: string | null;
}

/** Directories of a path that two addresses have in common. */
function inCommon(a: string, b: string): number {
  const [left, right] = [a, b].map((path) => path.replace(/\?.*$/, '').split('/').slice(1));
  const differs = left!.findIndex((part, i) => part !== right![i]);
  return differs < 0 ? left!.length : differs;
}

/** The channel whose addresses look most like the page's; the first one where none does. */
const channelFor = (channels: readonly SiteProfile[], path: string): SiteProfile =>
  channels.reduce((best, one) => {
    const likeness = ({ entry, guide, list }: SiteProfile) =>
      Math.max(inCommon(entry, path), inCommon(guide, path), inCommon(list.path, path));
    return likeness(one) > likeness(best) ? one : best;
  });

/** @throws ConfigError when there is no such profile, or it does not hold the host */
export function chooseProfile(url: URL, site: string | undefined): ChosenProfile {
  const own = hostKind(bareHost(url.hostname)) === 'loopback';
  const known = site
    ? [loadChannels(site)]
    : profileNames()
        .map((name) => loadChannels(name))
        .filter(([first]) => (own ? first!.loopback : first!.hosts.includes(url.host)));
  const channels = known[0];
  if (!channels)
    throw new ConfigError(
      `没有哪个站点档案包括主机 ${url.host}，也就没有采集许可，不能访问。`,
      '请先为该站点写好档案并取得主管单位的书面许可，再用 --site 档案.json 指定；已保存的网页可用 guide-audit doctor 网页.html 检查。',
    );
  const profile = channelFor(channels, url.pathname);
  if (own && profile.loopback)
    return {
      profile,
      url: new URL(url.pathname + url.search + url.hash, profile.publicOrigin),
      origin: url.origin,
    };
  if (!profile.hosts.includes(url.host))
    throw new ConfigError(
      `主机 ${url.host} 不在站点“${profile.name}”（${profile.id}）的 hosts 之内，不能访问。`,
      `该站点的主机：${profile.hosts.join('、')}。`,
    );
  return { profile, url, origin: null };
}
