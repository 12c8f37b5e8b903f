// Where host names of the fixture really listen: each on a port of its own of this machine. Used by rules that reach more than one host.
import { hostKind } from './address-guard.ts';
import { ConfigError } from './config-error.ts';
import type { GuardRules } from './network-guard.ts';
import type { SiteProfile } from './profile.ts';

/** Host names of the fixture and where they listen (`http://127.0.0.1:PORT`); none for a real site. */
export type OwnHosts = ReadonlyMap<string, string>;

/** @throws ConfigError for a host that is not this machine */
export function listeningHosts(
  { loopback }: Pick<SiteProfile, 'loopback'>,
  own: OwnHosts | undefined,
): GuardRules['own'] {
  const listening = new Map<string, { address: string; port: number; tls: boolean }>();
  for (const [name, origin] of loopback ? (own ?? []) : []) {
    const { hostname, port } = new URL(origin);
    if (hostKind(hostname) !== 'loopback') throw new ConfigError(`示例站点只能位于本机，不能是 ${origin}。`);
    listening.set(name, { address: hostname, port: Number(port || 80), tls: false });
  }
  return listening;
}
