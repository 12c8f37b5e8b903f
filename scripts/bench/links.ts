// The link check beside linkinator: the same addresses of one site, as many at a time, both against the planted truth. Called by the bench command.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { collectLinks } from '../../crawler/links/collect.ts';
import { guardRules } from '../../crawler/network-guard.ts';
import { Pacers } from '../../crawler/pacer.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { openStore } from '../../store/index.ts';
import { ServiceGuide } from '../../store/schemas/guide.ts';
import { isBelieved, type LinkFact, type LinkVerdict } from '../../store/schemas/link-fact.ts';
import { type Planted, type PlantedLink, plantedLinks } from './links-truth.ts';
import { type BenchRow, median } from './measure.ts';
import type { Linkinator } from './peers.ts';

/** What a tool said of the planted links. */
export interface Answers {
  brokenFound: number;
  broken: number;
  /** Blocked ones that were called broken, and right ones. */
  blockedCalledBroken: number;
  blocked: number;
  rightCalledBroken: number;
  right: number;
  /** Targets of which something wrong was said. */
  wrong: string[];
}

export interface LinksRow extends BenchRow {
  /** Links at a time, in both tools. */
  concurrency: number;
  answers: Answers;
  peerAnswers: Answers;
}

interface Checked {
  milliseconds: number;
  /** Addresses that the tool calls broken; origin left out. */
  broken: ReadonlySet<string>;
}

export const CONCURRENCY = 8;
const BROKEN: readonly LinkVerdict[] = ['dead', 'soft-dead', 'home', 'loop', 'internal'];
const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search;
const saysBroken = (fact: LinkFact): boolean => BROKEN.includes(fact.verdict) && isBelieved(fact);

export function answersOf(links: readonly PlantedLink[], broken: ReadonlySet<string>): Answers {
  const of = (planted: Planted) => links.filter((link) => link.planted === planted);
  const called = (some: readonly PlantedLink[]) => some.filter(({ url }) => broken.has(pathOf(url)));
  const wrong = links.filter(({ url, planted }) => broken.has(pathOf(url)) !== (planted === 'broken'));
  return {
    brokenFound: called(of('broken')).length,
    broken: of('broken').length,
    blockedCalledBroken: called(of('blocked')).length,
    blocked: of('blocked').length,
    rightCalledBroken: called(of('right')).length,
    right: of('right').length,
    wrong: [...new Set(wrong.map(({ target }) => target))].sort(),
  };
}

/** Checks the links as a crawl does, without its waiting: reads, asks, tries bad ones again, stores. */
export async function checkOurs(origin: string, links: readonly PlantedLink[]): Promise<Checked> {
  const profile = loadProfile('fixture');
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-links-'));
  const store = openStore({ dir, mode: 'write', now: () => new Date() });
  try {
    const run = store.runs.start({ site: profile.id, kind: 'crawl' });
    const guide = ServiceGuide.parse({
      links: links.map(({ url }) => ({ text: '链接', url })),
      ...{ source: 'page', reader: 'bench' },
    });
    store.guides.save({
      ...{ run: run.id, item: 'bench', channel: 'pc', capture: null, url: null, unit: 'bench', guide },
    });
    const context = {
      // So fast that no slowing down is felt: neither tool is to wait.
      ...{ store, run, profile, pacers: new Pacers(1e300), signal: new AbortController().signal },
      ...{ robots: { refusal: async () => null }, now: () => new Date() },
    };
    const begun = performance.now();
    await collectLinks(context, {
      ...{ rules: guardRules(profile, origin), lanes: CONCURRENCY, perHost: links.length, pause: 0 },
    });
    const milliseconds = performance.now() - begun;
    const facts = [...store.links.ofRun(run.id).values()];
    return { milliseconds, broken: new Set(facts.filter(saysBroken).map(({ url }) => pathOf(url))) };
  } finally {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function checkPeer(origin: string, { check }: Linkinator): Promise<Checked> {
  const begun = performance.now();
  const { links } = await check({ path: `${origin}/links`, concurrency: CONCURRENCY, timeout: 10_000 });
  const milliseconds = performance.now() - begun;
  const broken = links.filter(({ state }) => state === 'BROKEN').map(({ url }) => pathOf(url));
  return { milliseconds, broken: new Set(broken) };
}

const SITE = fileURLToPath(new URL('links-site.ts', import.meta.url));

/** Runs `work` with the site of `count` links in a process of its own. */
export async function withLinksSite<T>(count: number, work: (origin: string) => Promise<T>): Promise<T> {
  const args = ['--import', import.meta.resolve('tsx'), SITE, String(count)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return await work(line.toString().trim());
  } finally {
    child.stdin.end();
    await once(child, 'exit');
  }
}

/** Both tools turn about, after one round to warm up. */
export async function measureLinks(
  peer: Linkinator,
  { links: count, rounds }: { links: number; rounds: number },
): Promise<LinksRow> {
  const links = plantedLinks(count);
  return withLinksSite(count, async (origin) => {
    const [ours, theirs]: [Checked[], Checked[]] = [[], []];
    for (let round = 0; round <= rounds; round++) {
      ours.push(await checkOurs(origin, links));
      theirs.push(await checkPeer(origin, peer));
    }
    const each = (checked: readonly Checked[]) =>
      checked.slice(1).map(({ milliseconds }) => (milliseconds * 1000) / count);
    const [own, other] = [each(ours), each(theirs)];
    return {
      ...{ name: 'check links', operations: count, peer: `linkinator ${peer.version}` },
      ...{ median: median(own), min: Math.min(...own), max: Math.max(...own) },
      ...{ peerMedian: median(other), ratio: median(own) / median(other), concurrency: CONCURRENCY },
      answers: answersOf(links, ours.at(-1)!.broken),
      peerAnswers: answersOf(links, theirs.at(-1)!.broken),
    };
  });
}
