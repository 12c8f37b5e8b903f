// What an answer that leads elsewhere says of the address that was asked. Pure. Called by probe.ts.
import { isHome, mistakenAddress } from '../identity-guard.ts';

export type Turn =
  /** Another page of the site or beyond: to be followed. */
  | { kind: 'follow' }
  | { kind: 'login' | 'blocked' }
  /** The entry page; `certain` where it is the same host's. */
  | { kind: 'home'; certain: boolean }
  /** A page for errors; `certain` where it is the one for what does not exist. */
  | { kind: 'error'; certain: boolean };

const NOT_FOUND = /\/(?:404|notfound|not-found|not_found)(?:\.\w+)?$/i;
/** Routes behind a `#` are pages of their own. */
const isRoute = (hash: string): boolean => /^#!?\/./.test(hash);

/** Where the way from `asked` to `next` leads, by the addresses alone. */
export function turnOf(asked: string, next: string): Turn {
  const [from, to] = [new URL(asked), new URL(next)];
  const mistaken = mistakenAddress(asked, next);
  if (mistaken?.reason === 'logged-out') return { kind: 'login' };
  if (mistaken?.reason === 'blocked') return { kind: 'blocked' };
  if (NOT_FOUND.test(to.pathname)) return { kind: 'error', certain: true };
  const home = isHome(to.pathname) && !isRoute(to.hash);
  if (home && (!isHome(from.pathname) || isRoute(from.hash)))
    return { kind: 'home', certain: from.host === to.host && to.search === '' };
  if (mistaken?.reason === 'no-guide' && !isHome(to.pathname)) return { kind: 'error', certain: false };
  return { kind: 'follow' };
}

/** True where only the scheme became https: the site itself asks for the safe address. */
export function isUpgrade(from: string, to: string): boolean {
  const [a, b] = [new URL(from), new URL(to)];
  return a.protocol === 'http:' && b.protocol === 'https:' && a.hostname === b.hostname;
}

/** Ids of things as addresses bear them: long numbers, codes, UUIDs. */
const ID = /^(?=(?:.*\d){4})[\w-]{6,}$/;

/** Values of an address that name a thing, by the place where they stand. */
function idsOf({ pathname, searchParams }: URL): Map<string, string> {
  const ids = new Map<string, string>();
  const steps = pathname.split('/');
  const last = decodeURIComponent(steps.pop()!.replace(/\.\w{2,5}$/, ''));
  if (ID.test(last)) ids.set(`path ${steps.join('/')}`, last);
  for (const [name, value] of searchParams) if (ID.test(value)) ids.set(`query ${pathname} ${name}`, value);
  return ids;
}

/** True where another thing of the same kind came (`item/A` → `item/B`). */
export function isOtherThing(asked: string, came: string): boolean {
  const [from, to] = [new URL(asked), new URL(came)];
  if (from.host !== to.host) return false;
  try {
    const own = idsOf(from);
    return [...idsOf(to)].some(([place, id]) => own.has(place) && own.get(place) !== id);
  } catch {
    return false;
  }
}
