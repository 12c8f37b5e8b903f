// Resolves a host and judges the address that will really be connected to. Called by http.ts and guard-proxy.ts.
import { lookup as systemLookup } from 'node:dns/promises';
import { type AddressKind, addressKind, bareHost, hostKind } from './address-guard.ts';
import type { GuardRules } from './network-guard.ts';

/** An address that must not be reached; `message` is Chinese. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';

  /** `kind`: what the address is that was refused; `named`: by the URL itself, not by what its name resolves to. */
  constructor(
    message: string,
    readonly kind?: AddressKind,
    readonly named = false,
  ) {
    super(message);
  }
}

export type Lookup = (hostname: string) => Promise<{ address: string; family: number }[]>;

const lookupAll: Lookup = (hostname) => systemLookup(hostname, { all: true, verbatim: true });

/**
 * Where to connect for a host. Every address of the name must be public: a name that mixes public and
 * private ones is an attack or a mistake, never a portal. @throws AddressRefused
 */
export async function destination(
  hostname: string,
  port: number,
  rules: GuardRules,
  lookup: Lookup = lookupAll,
): Promise<{ address: string; port: number }> {
  const own =
    rules.own.get(`${hostname}:${port}`) ??
    (port === 80 || port === 443 ? rules.own.get(hostname) : undefined);
  if (own) return own;
  const bare = bareHost(hostname);
  const literal = hostKind(hostname);
  if (literal === 'public') return { address: bare, port };
  if (literal !== 'not-an-address')
    throw new AddressRefused(`${hostname} 是内部地址（${literal}），不允许访问`, literal, true);
  const addresses = await lookup(bare);
  for (const { address } of addresses) {
    const kind = addressKind(address);
    if (kind !== 'public')
      throw new AddressRefused(`${hostname} 解析到内部地址 ${address}（${kind}），不允许访问`, kind);
  }
  const first = addresses[0];
  if (!first) throw new AddressRefused(`${hostname} 没有可用的地址`);
  return { address: first.address, port };
}
