// What an address says before it is asked: internal, without effect, no web address at all. Pure. Called by probe.ts and when guides are joined with their facts.
import type { LinkCause, LinkFact, LinkVerdict } from '../../store/schemas/link-fact.ts';
import { type AddressKind, bareHost, hostKind } from '../address-guard.ts';

/** Kinds of addresses that nobody outside can open. Others that are not public (proxies' ranges, examples) say nothing. */
export const isInternal = (kind: AddressKind | undefined): boolean =>
  kind === 'private' || kind === 'loopback' || kind === 'link-local';

/** Endings of names that only a private network knows. */
const INTERNAL_NAME = /\.(?:local|localdomain|lan|intra|intranet|internal|corp|home\.arpa)\.?$/;
/** `javascript:;`, `javascript:void(0)`, `javascript:return false`, `#`, and nothing. */
const NO_EFFECT =
  /^\s*(?:#|about:blank)?\s*$|^\s*javascript:\s*(?:void\s*\(?\s*(?:0|null|'')?\s*\)?|return\s+(?:false|true|void\(0\))|false|undefined|null|\/\/)?[\s;]*$/i;

/** A fact of an address of which nothing more is known. */
export const linkFact = (
  url: string,
  verdict: LinkVerdict,
  more: Partial<LinkFact> & { cause?: LinkCause | null } = {},
): LinkFact => ({
  url,
  verdict,
  cause: null,
  certain: true,
  status: null,
  finalUrl: null,
  redirects: [],
  upgraded: false,
  title: null,
  fragment: null,
  milliseconds: null,
  attempts: 0,
  ...more,
});

/** True for a host that is internal by its own name: 10.0.0.1, localhost, a bare machine name, …​.local. */
export function isInternalHost(hostname: string): boolean {
  const bare = bareHost(hostname.toLowerCase());
  const kind = hostKind(bare);
  if (kind !== 'not-an-address') return isInternal(kind);
  return !bare.replace(/\.$/, '').includes('.') || INTERNAL_NAME.test(bare);
}

/**
 * What can be said of an address without asking, or null where it has to be asked. `own`: hosts of a portal that may
 * live on this machine.
 */
export function addressFact(url: string, own: ReadonlySet<string> = new Set()): LinkFact | null {
  if (NO_EFFECT.test(url)) return linkFact(url, 'no-effect');
  if (/^\s*javascript:/i.test(url)) return linkFact(url, 'script');
  if (!URL.canParse(url)) return linkFact(url, 'unclear', { cause: 'not-an-address' });
  const { protocol, host, hostname, username, password } = new URL(url);
  if (!/^https?:$/.test(protocol)) return linkFact(url, 'unclear', { cause: 'not-an-address' });
  if (own.has(host)) return null;
  if (isInternalHost(hostname)) return linkFact(url, 'internal');
  const kind = hostKind(hostname);
  const refused = (kind !== 'public' && kind !== 'not-an-address') || username !== '' || password !== '';
  return refused ? linkFact(url, 'unclear', { cause: 'not-allowed' }) : null;
}

/** The address that is asked for: a fragment stays with the reader. */
export function withoutFragment(url: string): string {
  const parsed = new URL(url);
  parsed.hash = '';
  return parsed.href;
}
