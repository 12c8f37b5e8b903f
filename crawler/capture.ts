// Captures one guide page: opens it, makes sure that it is the page asked for, opens all panels, takes the snapshot.
// Called by crawl.ts, capture-url.ts and second-look.ts.
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Page, Request, Response } from 'playwright';
import type { Answer } from '../store/schemas/reading.ts';
import type { Snapshot, SnapshotNode } from '../store/schemas/snapshot.ts';
import { watchApp } from './app-signs.ts';
import { arrive, brokenOff, lookWhenFilled, openingProblem, tooLarge } from './arrival.ts';
import { DeadlineError } from './deadline.ts';
import type { ConnectionFailure } from './guard-proxy.ts';
import type { Tab } from './guarded-context.ts';
import { charsetOf } from './http.ts';
import { type Mistaken, mistakenAddress, mistakenAnswer, mistakenIdentity } from './identity-guard.ts';
import { type GuardRules, isIgnored } from './network-guard.ts';
import { isNotFoundPage, type Seen } from './not-found.ts';
import { openPanels } from './open-panels.ts';
import type { SiteProfile } from './profile.ts';
import type { AnswerBook } from './unchanged/answers.ts';

/** What came back for one page, whether or not it could be read. */
export interface PageCapture {
  url: string;
  finalUrl: string;
  status: number | null;
  headers: Record<string, string>;
  charset: string | null;
  sha256: string;
  redirects: string[];
  milliseconds: number;
  /** Milliseconds until the answer began; absent where none came. */
  latency?: number;
  snapshot: Snapshot | null;
  problem: Mistaken | null;
  /** What the page was made of, where that was asked for and says it all. */
  answers?: Answer[] | null;
}

export interface CaptureContext {
  profile: SiteProfile;
  rules: GuardRules;
  /** Origin in which the portal really listens; replaced by the public one wherever it shows. */
  origin?: string | undefined;
  /** Why the last connection to the host of an address failed (guard-proxy.ts). */
  failure?: ((address: string) => ConnectionFailure | null) | undefined;
  /** What the site shows for what does not exist, where that is served as if it were a page. Set by crawl.ts. */
  notFound?: Seen | null;
  /** Keeps what pages are made of. Set by crawl.ts. */
  answers?: AnswerBook;
}

const KEPT_HEADERS = [
  'content-type',
  'last-modified',
  'etag',
  'date',
  'server',
  'retry-after',
  'cache-control',
];

/** Headers of an answer that are stored with its capture. */
export const keptHeaders = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(KEPT_HEADERS.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));

function redirectsOf(response: Response | null): string[] {
  const chain: string[] = [];
  for (let at: Request | null = response?.request().redirectedFrom() ?? null; at; at = at.redirectedFrom())
    chain.unshift(at.url());
  return chain;
}

/** Last address that the page itself asked for, and how long its answer took: known even where nothing came of it. */
function watchAddress(page: Page) {
  let last: string | null = null;
  let latency: number | undefined;
  const answered = (response: Response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    const { requestStart, responseStart } = request.timing();
    latency = Math.max(0, responseStart - Math.max(0, requestStart));
  };
  const note = (request: Request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) last = request.url();
  };
  page.on('request', note);
  page.on('response', answered);
  return {
    last: () => last,
    latency: () => latency,
    stop: () => {
      page.off('request', note);
      page.off('response', answered);
    },
  };
}

/** Puts the public origin in the place of the loopback one, in the whole tree. */
function publish(node: SnapshotNode, from: string, to: string): void {
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (value.includes(from)) node.attrs![name] = value.replaceAll(from, to);
  for (const child of node.children) if (typeof child !== 'string') publish(child, from, to);
}

/** Whether a failed request, written `POST http://…`, is known to carry no content. */
const harmless = (request: string, page: string, rules: GuardRules): boolean => {
  const address = request.slice(request.indexOf(' ') + 1);
  return isIgnored(
    { url: URL.canParse(address, page) ? new URL(address, page).href : address, type: 'fetch' },
    rules,
  );
};

/** Data that the guard itself refused may have been content: then nothing may be called missing. */
const refusedData = (tab: Tab) =>
  tab.refused.filter(
    (r) =>
      !r.ignored &&
      ['script', 'xhr', 'fetch', 'document'].includes(r.type) &&
      r.code !== 'navigation' &&
      r.code !== 'popup',
  );

/** Something that may have been content did not come. */
const lacksData = (tab: Tab, broken: readonly string[], rules: GuardRules): boolean =>
  broken.some((request) => !harmless(request, tab.page.url(), rules)) || refusedData(tab).length > 0;

async function read(tab: Tab, context: CaptureContext, broken: string[]): Promise<Snapshot> {
  const { page } = tab;
  const { profile, rules, origin } = context;
  tab.mayNavigate = false;
  const panels = await openPanels(page, profile);
  const address = page.url();
  const requests = broken.filter((r) => !harmless(r, address, rules));
  const refused = refusedData(tab);
  const failed = panels.failed
    .filter(({ requests: some }) => some.length === 0 || some.some((r) => !harmless(r, address, rules)))
    .map(({ name }) => name);
  const unloaded = [...new Set([...requests, ...refused.map((r) => `${r.method} ${r.url}`)])].map(
    (r) => `未加载：${r}`,
  );
  if (origin) publish(panels.root, origin, profile.publicOrigin);
  const replace = (text: string) => (origin ? text.replaceAll(origin, profile.publicOrigin) : text);
  const all = [...failed, ...unloaded].map(replace);
  return {
    url: replace(address),
    title: panels.title,
    source: 'browser',
    panels: { opened: panels.opened, failed: all },
    complete: panels.whole && all.length === 0,
    root: panels.root,
  };
}

/** A capture of which nothing has come back yet. */
export const emptyCapture = (url: string): PageCapture => ({
  url,
  finalUrl: url,
  status: null,
  headers: {},
  charset: null,
  sha256: createHash('sha256').digest('hex'),
  redirects: [],
  milliseconds: 0,
  snapshot: null,
  problem: null,
});

/** Captures one page. Never throws for what a page does; only a deadline of the whole passes through. */
export async function capturePage(tab: Tab, url: string, context: CaptureContext): Promise<PageCapture> {
  const begun = performance.now();
  const address = watchAddress(tab.page);
  const app = watchApp(tab.page, context.profile);
  const answers = context.answers?.watch(tab.page);
  const capture = emptyCapture(url);
  const replace = (text: string) =>
    context.origin ? text.replaceAll(context.origin, context.profile.publicOrigin) : text;
  try {
    const { response, broken } = await arrive(tab, url, context.profile);
    const headers = (await response?.allHeaders()) ?? {};
    const cut = await brokenOff(response, context.profile.deadlines.click);
    if (cut) throw cut;
    const body = (await response?.body().catch(() => null)) ?? Buffer.alloc(0);
    capture.finalUrl = replace(tab.page.url());
    capture.status = response?.status() ?? null;
    capture.headers = keptHeaders(headers);
    capture.charset = charsetOf(headers['content-type'], body);
    capture.sha256 = createHash('sha256').update(body).digest('hex');
    capture.redirects = redirectsOf(response).map(replace);
    if (headers['x-guard'] === 'refused') throw new Error('net::ERR_BLOCKED_BY_CLIENT');
    const { click } = context.profile.deadlines;
    const arrival = { url, finalUrl: capture.finalUrl, status: capture.status };
    capture.problem = mistakenAnswer(arrival) ?? (await tooLarge(tab.page, click));
    if (!capture.problem) {
      const { missingBridges, notData } = app.signs;
      const hopeless = () => missingBridges.length + notData.length > 0;
      const { seen, late } = await lookWhenFilled(tab.page, context.profile, begun, hopeless);
      broken.push(...late);
      capture.problem = mistakenIdentity({ ...arrival, ...seen, ...app.signs });
      // An empty shell whose data did not come says nothing of the item.
      const whole = app.signs.notData.length === 0 && !lacksData(tab, broken, context.rules);
      if (!capture.problem && whole && context.notFound && isNotFoundPage(seen, context.notFound))
        capture.problem = { reason: 'no-guide', detail: '与本站“页面不存在”的页面相同' };
    }
    const lacking = app.signs.notData.map((path) => `GET ${context.profile.publicOrigin}${path}`);
    if (!capture.problem) capture.snapshot = await read(tab, context, [...broken, ...lacking]);
    if (capture.snapshot?.complete && answers) capture.answers = await answers.taken();
  } catch (error) {
    tab.dead = error instanceof DeadlineError || /Timeout|crashed/.test(String(error));
    const stranded = address.last();
    if (stranded) capture.finalUrl = replace(stranded);
    const failed = context.failure?.(capture.finalUrl) ?? null;
    capture.problem = mistakenAddress(url, capture.finalUrl) ?? openingProblem(error, failed);
  } finally {
    const latency = address.latency();
    if (latency !== undefined) capture.latency = latency;
    address.stop();
    app.stop();
    answers?.stop();
  }
  capture.milliseconds = Math.round(performance.now() - begun);
  return capture;
}
