// Asks what stands behind the links of a run's guides, each address once whatever page shows it. Called by crawl.ts.
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { isBelieved, type LinkCause, type LinkFact } from '../../store/schemas/link-fact.ts';
import { linkPlaces } from '../../store/schemas/link-place.ts';
import type { Lookup } from '../connect.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { HttpClient } from '../http.ts';
import { inLanes } from '../in-lanes.ts';
import type { GuardRules } from '../network-guard.ts';
import { NotNow } from '../not-now.ts';
import { permissionProblem } from '../permission.ts';
import { userAgentOf } from '../profile.ts';
import { addressFact, linkFact } from './address.ts';
import { Asker } from './ask.ts';
import { probe } from './probe.ts';

export type LinkContext = Pick<CrawlContext, 'store' | 'run' | 'profile' | 'pacers' | 'signal' | 'now'> & {
  robots: Pick<CrawlContext['robots'], 'refusal'>;
};

export interface LinkOptions {
  rules: GuardRules;
  lanes: number;
  /** Addresses of one host that a run asks for at most. */
  perHost?: number;
  /** Milliseconds between an address's two tries. */
  pause?: number;
  lookup?: Lookup;
}

const PER_HOST = 2000;
/** What is out of order for a moment is in order again after so long. */
const PAUSE_MS = 60_000;
/** So many answers in a row that turn us away: the host does not want us. */
const BLOCKED_IN_A_ROW = 10;

/** What may be over in a moment: tried once more as well, so that less stays unseen. */
const PASSING: readonly (LinkCause | null)[] = ['timeout', 'server-error', 'network'];
const isDoubted = (fact: LinkFact): boolean =>
  !isBelieved(fact) || (fact.verdict === 'unclear' && fact.attempts < 2 && PASSING.includes(fact.cause));

const hostOf = (url: string): string => new URL(url).host;

/** An order that sets neighbours apart: a closed folder of a host must not look like a host that turns us away. */
const scattered = (url: string): string => createHash('sha1').update(url).digest('hex');

const inScatteredOrder = (urls: readonly string[]): string[] =>
  urls
    .map((url) => ({ url, place: scattered(url) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ url }) => url);

/** Addresses that have to be asked, the most shown first; those beyond a host's budget get their fact at once. */
function wanted({ store, run }: LinkContext, own: ReadonlySet<string>, perHost: number): string[] {
  const known = store.links.ofRun(run.id);
  const times = new Map<string, number>();
  for (const { guide } of store.guides.iterate(run.id))
    for (const { url } of linkPlaces(guide))
      if (!addressFact(url, own)) times.set(url, (times.get(url) ?? 0) + 1);
  const perHostSoFar = new Map<string, number>();
  const urls = inScatteredOrder([...times.keys()]).sort((a, b) => times.get(b)! - times.get(a)!);
  return urls.filter((url) => {
    const n = (perHostSoFar.get(hostOf(url)) ?? 0) + 1;
    perHostSoFar.set(hostOf(url), n);
    if (known.has(url)) return false;
    if (n > perHost) store.links.save(run.id, linkFact(url, 'unclear', { cause: 'budget' }));
    return n <= perHost;
  });
}

/** Facts of so many milliseconds are stored in one transaction: a killed run asks for those again at most. */
const BATCH_MS = 500;

function batches({ store, run }: LinkContext): { save: (fact: LinkFact) => void; flush: () => void } {
  let waiting: LinkFact[] = [];
  let stored = performance.now();
  const flush = (): void => {
    const facts = waiting;
    waiting = [];
    stored = performance.now();
    if (facts.length > 0)
      store.transaction(() => {
        for (const fact of facts) store.links.save(run.id, fact);
      });
  };
  const save = (fact: LinkFact): void => {
    waiting.push(fact);
    if (performance.now() - stored >= BATCH_MS) flush();
  };
  return { save, flush };
}

/** Drives a probe to its end; one that may not go on says nothing of its address. */
async function drive(asker: Asker, url: string, own: ReadonlySet<string>): Promise<LinkFact> {
  const steps = probe(url, own);
  let step = steps.next();
  try {
    while (!step.done) step = steps.next(await asker.ask(step.value));
  } catch (error) {
    if (error instanceof NotNow) return linkFact(url, 'unclear', { cause: 'budget' });
    throw error;
  }
  return step.value;
}

/**
 * Stores a fact for every address of the run's guides; an aborted run goes on with those that are left. A bad one, and
 * one that failed for a moment, is tried once more after all others; a bad one is only then believed. Returns how many were asked for. @throws StoreError
 */
export async function collectLinks(context: LinkContext, options: LinkOptions): Promise<number> {
  const { store, run, profile, signal, now, pacers, robots } = context;
  const { lanes, lookup, perHost = PER_HOST, pause = profile.loopback ? 0 : PAUSE_MS } = options;
  const hosts = new Set([...(options.rules.hosts ?? []), ...profile.linkHosts]);
  const rules: GuardRules = { ...options.rules, hosts, assetHosts: new Set() };
  const own = new Set(rules.own.keys());
  const http = new HttpClient({
    rules,
    userAgent: userAgentOf(profile),
    deadline: profile.deadlines.request,
    onReceived: (url, bytes) => pacers.of(url).received(bytes),
    ...(lookup && { lookup }),
  });
  const newAsker = () =>
    new Asker({
      ...{ http, rules, userAgent: userAgentOf(profile), pacers, robots, signal },
      known: profile.loopback ? null : new URL(profile.publicOrigin).hostname,
      ...(lookup && { lookup }),
    });
  const blocked = new Map<string, number>();
  const stopped = () => signal.aborted || permissionProblem(profile, now()) !== null;

  /** `attempts`: tries of an address with this one; how many a probe took by itself where not given. */
  const pass = async (urls: readonly string[], attempts?: number): Promise<number> => {
    const asker = newAsker();
    const { save, flush } = batches(context);
    let asked = 0;
    const one = async (url: string): Promise<void> => {
      if (stopped()) return;
      const host = hostOf(url);
      const turnedAway = (blocked.get(host) ?? 0) >= BLOCKED_IN_A_ROW;
      const fact = turnedAway ? linkFact(url, 'unclear', { cause: 'blocked' }) : await drive(asker, url, own);
      if (stopped()) return;
      if (!turnedAway) asked++;
      blocked.set(host, fact.cause === 'blocked' ? (blocked.get(host) ?? 0) + 1 : 0);
      save(attempts === undefined ? fact : { ...fact, attempts });
    };
    await inLanes(urls, lanes, one).finally(flush);
    return asked;
  };

  try {
    const asked = await pass(wanted(context, own, perHost));
    const doubted = [...store.links.ofRun(run.id).values()].filter(isDoubted);
    if (doubted.length > 0 && pause > 0 && !stopped())
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    // In the order of their addresses, errors of one kind would stand in a row, and the host's breaker would open.
    await pass(inScatteredOrder(doubted.map(({ url }) => url)), 2);
    return asked;
  } finally {
    await http.close();
  }
}
