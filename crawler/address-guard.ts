// Address guard: which network addresses may be reached. Pure; called on resolved addresses by connect.ts and on URLs by network-guard.ts.
import { BlockList, isIP } from 'node:net';

export type AddressKind =
  | 'public'
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'metadata'
  | 'reserved'
  | 'not-an-address';

/** IANA special-purpose registries, the narrow ranges before the wide ones. */
const RANGES: [Exclude<AddressKind, 'public' | 'not-an-address'>, string[]][] = [
  ['metadata', ['169.254.169.254/32', '169.254.170.2/32', '100.100.100.200/32', 'fd00:ec2::254/128']],
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['link-local', ['169.254.0.0/16', 'fe80::/10']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7', 'fec0::/10']],
  [
    'reserved',
    [
      ...['0.0.0.0/8', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24'],
      ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
      // 6to4, Teredo and NAT64 carry an IPv4 address inside, deprecated ::a.b.c.d too.
      ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
      ...['3fff::/20', '5f00::/16', 'ff00::/8'],
    ],
  ],
];

const LISTS = RANGES.map(([kind, ranges]) => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net, bits] = range.split('/') as [string, string];
    list.addSubnet(net, Number(bits), net.includes(':') ? 'ipv6' : 'ipv4');
  }
  return [kind, list] as const;
});

/** Host of a URL without brackets: `[::1]` → `::1`. */
export const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** IPv4 hidden in an IPv4-mapped IPv6 address (`::ffff:7f00:1` → `127.0.0.1`), else undefined. */
function mappedIpv4(address: string): string | undefined {
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]/`);
  const hex = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(hostname);
  if (!hex) return undefined;
  const [high, low] = [Number.parseInt(hex[1]!, 16), Number.parseInt(hex[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** What an IP address is; anything but `public` is refused. */
export function addressKind(address: string): AddressKind {
  const version = isIP(address);
  if (version === 0) return 'not-an-address';
  const plain = version === 6 ? (mappedIpv4(address) ?? address.replace(/%.*$/, '')) : address;
  const family = plain.includes(':') ? 'ipv6' : 'ipv4';
  return LISTS.find(([, list]) => list.check(plain, family))?.[0] ?? 'public';
}

/** Whether a host name says by itself that it is not public: a literal address or localhost. */
export function hostKind(hostname: string): AddressKind {
  const bare = bareHost(hostname.toLowerCase()).replace(/\.$/, '');
  if (bare === 'localhost' || bare.endsWith('.localhost')) return 'loopback';
  return addressKind(bare);
}
