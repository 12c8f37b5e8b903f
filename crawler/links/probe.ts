// Finds out what stands behind one address: says which request comes next and judges each reply. A generator without any
// network, so that real sites and planted ones are judged by the same rules. Driven by collect.ts, and by the accuracy command.
import type { LinkCause, LinkFact, LinkVerdict } from '../../store/schemas/link-fact.ts';
import { addressFact, linkFact, withoutFragment } from './address.ts';
import { errorSign, isLogin, isShort, type LinkedPage, saysTheSame } from './page.ts';
import { isOtherThing, isUpgrade, turnOf } from './redirect.ts';

export interface LinkRequest {
  method: 'HEAD' | 'GET';
  /** Without a fragment. */
  url: string;
}

export type LinkReply =
  | {
      kind: 'answer';
      status: number;
      /** Lower case names. */
      headers: Readonly<Record<string, string>>;
      /** Null for HEAD and for what is no page. */
      page: LinkedPage | null;
      milliseconds: number;
    }
  | { kind: 'failure'; verdict: 'dead' | 'internal' | 'unclear'; cause: LinkCause | null; certain: boolean };

type Answer = Extract<LinkReply, { kind: 'answer' }>;
type Probe<T> = Generator<LinkRequest, T, LinkReply>;

const MOST_HOPS = 10;
/** HEAD is answered wrongly by many servers: only GET is believed in what is bad. */
const DOUBTED: readonly LinkVerdict[] = ['dead', 'soft-dead', 'home', 'loop'];

const STATUS: readonly [min: number, max: number, verdict: 'dead' | 'unclear', cause: LinkCause][] = [
  [401, 401, 'unclear', 'logged-out'],
  [404, 404, 'dead', 'gone'],
  [410, 410, 'dead', 'gone'],
  [408, 408, 'unclear', 'timeout'],
  [400, 499, 'unclear', 'blocked'],
  [500, 599, 'unclear', 'server-error'],
];

/** Name that no site has a page for, always the same, so that a host is asked for it once. */
const NOWHERE = 'guide-audit-no-such-page-7f3a91';

/** An address in the same part of the site that cannot exist. */
function nowhere(url: string): string {
  const { origin, pathname } = new URL(url);
  const part = /^\/[^/]+(?=\/)/.exec(pathname)?.[0] ?? '';
  return `${origin}${part}/${NOWHERE}`;
}

/** One way through the answers, by HEAD as far as it serves, or by GET alone. */
class Way {
  private readonly redirects: string[] = [];
  private upgraded = false;
  /** An answer on the way set a cookie: a reader who keeps it may be led elsewhere. */
  private cookies = false;
  private slowest: number | null = null;
  private status: number | null = null;
  private at: string;
  private fragment: string;

  constructor(
    private readonly url: string,
    private readonly own: ReadonlySet<string>,
  ) {
    this.at = withoutFragment(url);
    this.fragment = new URL(url).hash;
  }

  private finish(verdict: LinkVerdict, more: Partial<LinkFact> = {}): LinkFact {
    return linkFact(this.url, verdict, {
      status: this.status,
      finalUrl: this.at,
      redirects: this.redirects,
      upgraded: this.upgraded,
      milliseconds: this.slowest,
      attempts: 1,
      ...more,
    });
  }

  private note(reply: LinkReply): void {
    if (reply.kind !== 'answer') return;
    this.status = reply.status;
    this.slowest = Math.max(this.slowest ?? 0, reply.milliseconds);
    if (reply.headers['set-cookie']) this.cookies = true;
  }

  /** The next address, or the fact where following it is of no use. */
  private turn(location: string): LinkFact | null {
    if (!URL.canParse(location, this.at)) return this.finish('unclear', { cause: 'not-an-address' });
    const next = new URL(location, this.at);
    const known = addressFact(next.href, this.own);
    this.redirects.push(this.at);
    if (known) return this.finish(known.verdict, { cause: known.cause, finalUrl: next.href });
    if (isUpgrade(this.at, next.href)) this.upgraded = true;
    if (next.hash) this.fragment = next.hash;
    const turn = turnOf(this.url, next.href);
    const finalUrl = next.href;
    this.at = withoutFragment(next.href);
    const certain = !this.cookies;
    if (turn.kind === 'login') return this.finish('login', { finalUrl });
    if (turn.kind === 'blocked') return this.finish('unclear', { finalUrl, cause: 'blocked' });
    if (turn.kind === 'home') return this.finish('home', { finalUrl, certain: certain && turn.certain });
    if (turn.kind === 'error')
      return this.finish('soft-dead', { finalUrl, certain: certain && turn.certain });
    const round = this.redirects.includes(this.at);
    return round || this.redirects.length > MOST_HOPS ? this.finish('loop', { finalUrl, certain }) : null;
  }

  /** Where the page sends its reader; one that only loads itself anew stays. */
  private refreshOf(page: LinkedPage | null): string | null {
    const to = page?.refresh;
    if (!to || !URL.canParse(to, this.at)) return null;
    return withoutFragment(new URL(to, this.at).href) === this.at ? null : to;
  }

  /** From where it stands. */
  *follow(method: LinkRequest['method']): Probe<LinkFact> {
    for (;;) {
      const reply = yield { method, url: this.at };
      this.note(reply);
      if (reply.kind === 'failure')
        return this.finish(reply.verdict, { cause: reply.cause, certain: reply.certain });
      const { status, headers, page } = reply;
      const { location } = headers;
      const elsewhere = status >= 300 && status < 400 ? location : this.refreshOf(page);
      if (elsewhere && status < 400) {
        const end = this.turn(elsewhere);
        if (end) return end;
        continue;
      }
      const bad = STATUS.find(([min, max]) => status >= min && status <= max);
      if (bad) return this.finish(bad[2], { cause: bad[3], title: page?.title || null });
      return page ? yield* this.judge(page) : this.finish('alive');
    }
  }

  /** A page that came with 200: what does it say? */
  private *judge(page: LinkedPage): Probe<LinkFact> {
    const title = page.title || null;
    if (isLogin(page)) return this.finish('login', { title });
    const sign = errorSign(page);
    if (sign || isShort(page)) {
      const reply = yield { method: 'GET', url: nowhere(this.at) };
      const lost = reply.kind === 'answer' ? reply : null;
      const same = lost?.page ? saysTheSame(page, lost.page) : false;
      // A frame that scripts fill looks the same for every address.
      const tells = same && (!page.hasScripts || lost!.status >= 400);
      const certain = sign === 'named' || (sign === 'worded' && same);
      if (sign || tells) return this.finish('soft-dead', { title, certain });
    }
    if (this.redirects.length > 0 && isOtherThing(this.url, this.at))
      return this.finish('other-item', { title, certain: false });
    return this.finish('alive', { title, fragment: this.fragmentOn(page) });
  }

  /** Whether the named place is there. Scripts may make it, and a page that they fill says nothing. */
  private fragmentOn(page: LinkedPage): LinkFact['fragment'] {
    const name = decoded(this.fragment.slice(1));
    if (name === '' || /^top$/i.test(name) || /[/=&?!~:]/.test(name)) return null;
    if (page.anchors.has(name)) return 'present';
    if (!page.hasScripts) return 'missing';
    return isShort(page) || page.text.length === 0 ? null : 'unsure';
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** True where HEAD says all that is to be known: a file that is there, a way that ends at a log-in or inside a network. */
function isConclusive(fact: LinkFact, last: Answer | null): boolean {
  if (DOUBTED.includes(fact.verdict) && !(fact.verdict === 'dead' && fact.cause !== 'gone')) return false;
  if (fact.verdict === 'unclear' && (fact.status ?? 0) >= 400)
    return fact.status === 401 || fact.status === 429;
  if (fact.verdict !== 'alive') return true;
  const type = last?.headers['content-type'] ?? '';
  return type !== '' && !/html|xml|text\/plain/i.test(type);
}

/** Runs a way and keeps its last answer. */
function* heard(way: Probe<LinkFact>): Probe<{ fact: LinkFact; last: Answer | null }> {
  let last: Answer | null = null;
  let step = way.next();
  while (!step.done) {
    const reply: LinkReply = yield step.value;
    if (reply.kind === 'answer') last = reply;
    step = way.next(reply);
  }
  return { fact: step.value, last };
}

/** Addresses of pages and of what bears no ending, which have to be read whatever HEAD says: asked once instead of twice. */
const PAGE = /\.(?:s?html?|xhtml|do|action|jspx?|aspx?|php)$|\/$|\/[^/.]+$/i;

/**
 * What stands behind an address. HEAD first, GET where HEAD does not tell; pages by GET at once. `own`: hosts of a
 * portal that may live on this machine.
 */
export function* probe(url: string, own: ReadonlySet<string> = new Set()): Probe<LinkFact> {
  const known = addressFact(url, own);
  if (known) return known;
  const way = new Way(url, own);
  if (PAGE.test(new URL(url).pathname)) return yield* way.follow('GET');
  const { fact, last } = yield* heard(way.follow('HEAD'));
  if (isConclusive(fact, last)) return fact;
  // Where the way ended well, or at a status, only its end is asked again; where it went astray, all of it.
  const again = fact.verdict === 'alive' || (fact.status ?? 0) >= 400 ? way : new Way(url, own);
  return yield* again.follow('GET');
}
