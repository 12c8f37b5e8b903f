// One page that a person names: `guide-audit extract URL`. Private addresses are refused, real sites keep their permission.
import type { UnobservedReason } from '../store/schemas/outcome.ts';
import type { Snapshot } from '../store/schemas/snapshot.ts';
import { openPool } from './browser-pool.ts';
import { capturePage } from './capture.ts';
import { ConfigError } from './config-error.ts';
import { AddressRefused, destination } from './connect.ts';
import { type GuardRules, guardRules } from './network-guard.ts';
import { pageAddress } from './page-address.ts';
import { requirePermission } from './permission.ts';
import { loadChannels, loadProfile, parseProfile, profileNames, type SiteProfile } from './profile.ts';

/** The page could not be read; message Chinese, exit code of the CLI by the reason. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem';

  constructor(
    message: string,
    readonly reason: UnobservedReason,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

const EXIT_CODES: Partial<Record<UnobservedReason, number>> = { 'logged-out': 4, blocked: 5, 'no-guide': 2 };
const UNREAD = 3;

/** The shipped profile of a host, if any: its permission counts here too. */
const knownProfile = (host: string): SiteProfile | undefined =>
  profileNames()
    .flatMap((name) => loadChannels(name))
    .find(({ hosts, loopback }) => !loopback && hosts.includes(host));

/** A profile for a page of a site without one: that host, reading only. */
function strangerProfile(url: URL): SiteProfile {
  const { id: _, loopback: __, hosts: ___, journey: ____, login: _____, ...like } = loadProfile('fixture');
  const data = {
    ...like,
    id: 'page',
    name: url.host,
    publicOrigin: url.origin,
    hosts: [url.host],
    assetHosts: [],
    permission: null,
  };
  return parseProfile(data, url.origin);
}

function rulesFor(profile: SiteProfile, origin: string | undefined, stranger: boolean): GuardRules {
  const rules = guardRules(profile, origin);
  // Scripts and style sheets of an unknown site may come from anywhere public.
  return stranger ? { ...rules, hosts: null, reads: [] } : rules;
}

/**
 * Opens the page in a browser, opens all panels, returns its snapshot.
 * @throws ConfigError (not http(s), private address, no permission), PageProblem (could not be read)
 */
export async function captureUrl(
  address: string,
  options: { profile?: SiteProfile | undefined; now?: () => Date } = {},
): Promise<Snapshot> {
  const url = pageAddress(address);
  const known = options.profile ?? knownProfile(url.host);
  const profile = known ?? strangerProfile(url);
  if (known) requirePermission(known, (options.now ?? (() => new Date()))());
  const origin = profile.loopback && url.origin !== profile.publicOrigin ? url.origin : undefined;
  const rules = rulesFor(profile, origin, !known);
  try {
    await destination(url.hostname, Number(url.port || (url.protocol === 'https:' ? 443 : 80)), rules);
  } catch (error) {
    if (error instanceof AddressRefused) throw new ConfigError(`${error.message}。`);
    throw new PageProblem(`找不到主机 ${url.hostname}，请检查网址和网络。`, 'timeout', UNREAD);
  }
  const pool = await openPool({ profile, origin, rules, size: 1 });
  try {
    const start = origin ? profile.publicOrigin + url.pathname + url.search + url.hash : url.href;
    const { snapshot, problem } = await pool.withTab((tab) => capturePage(tab, start, pool.site));
    if (snapshot) return snapshot;
    const { reason, detail } = problem ?? { reason: 'timeout' as const, detail: '页面无法读取' };
    throw new PageProblem(`“${address}”：${detail}。`, reason, EXIT_CODES[reason] ?? UNREAD);
  } finally {
    await pool.close();
  }
}
