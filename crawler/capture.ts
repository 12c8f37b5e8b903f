// Captures one guide page: opens it, makes sure that it is the page asked for, opens all panels, takes the snapshot.
// Called by crawl.ts, capture-url.ts and second-look.ts.
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request, Response } from 'playwright';
import type { Snapshot, SnapshotNode } from '../store/schemas/snapshot.ts';
import { watchApp } from './app-signs.ts';
import { connectionProblem } from './connection-problem.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import type { ConnectionFailure } from './guard-proxy.ts';
import type { Tab } from './guarded-context.ts';
import { charsetOf } from './http.ts';
import {
  looksUnfilled,
  type Mistaken,
  mistakenAddress,
  mistakenAnswer,
  mistakenIdentity,
} from './identity-guard.ts';
import { type GuardRules, isIgnored } from './network-guard.ts';
import { inPage, openPanels, settle } from './open-panels.ts';
import type { SiteProfile } from './profile.ts';

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
}

export interface CaptureContext {
  profile: SiteProfile;
  rules: GuardRules;
  /** Origin in which the portal really listens; replaced by the public one wherever it shows. */
  origin?: string | undefined;
  /** Why the last connection to the host of an address failed (guard-proxy.ts). */
  failure?: ((address: string) => ConnectionFailure | null) | undefined;
}

/** Beyond this no guide is read: opening its panels would take the lane's whole time and memory. */
const MOST_BYTES = 20_000_000;
const MOST_NODES = 100_000;

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

/** Why the page could not be opened; `failed`: what the proxy knows of the connection. */
function openingProblem(error: unknown, failed: ConnectionFailure | null): Mistaken {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DeadlineError || /Timeout \d+ms/.test(message))
    return { reason: 'timeout', detail: '页面在期限内没有打开' };
  if (/Download is starting/.test(message))
    return { reason: 'no-guide', detail: '地址是供下载的文件，不是页面' };
  if (/Target crashed|Page crashed/.test(message))
    return { reason: 'timeout', detail: '页面使浏览器标签崩溃' };
  if (failed && /net::ERR_/.test(message))
    return { reason: failed.refused ? 'blocked' : 'timeout', detail: `页面无法打开：${failed.detail}` };
  if (/ERR_TUNNEL_CONNECTION_FAILED|ERR_BLOCKED_BY_CLIENT|ERR_PROXY/.test(message))
    return { reason: 'blocked', detail: '页面转到了不允许访问的地址' };
  const known = connectionProblem(error);
  if (known) return { reason: 'timeout', detail: `页面无法打开：${known}` };
  const code = /net::(ERR_\w+)/.exec(message)?.[1];
  return {
    reason: 'timeout',
    detail: code ? `页面无法打开（${code}）` : `页面无法读取：${message.split('\n')[0]}`,
  };
}

/** Rejects when the page's own answer breaks off: the browser would wait for the rest of it until the deadline. */
function watchCut(page: Page): { happened: Promise<never>; stop: () => void } {
  let reject: (error: Error) => void;
  const happened = new Promise<never>((_, no) => {
    reject = no;
  });
  happened.catch(() => undefined);
  const failed = (request: Request) => {
    const text = request.failure()?.errorText ?? '';
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && connectionProblem(text))
      reject(new Error(text));
  };
  page.on('requestfailed', failed);
  return { happened, stop: () => page.off('requestfailed', failed) };
}

/** The error that cut the answer short: what came of it may look like a page, but is none. */
async function brokenOff(response: Response | null, milliseconds: number): Promise<Error | null> {
  if (!response) return null;
  const redirected = response.status() >= 300 && response.status() < 400;
  return redirected ? null : withDeadline(response.finished(), milliseconds, '接收页面');
}

/** Opens the page and waits for its quiet. `broken`: requests that failed meanwhile. */
async function arrive(
  tab: Tab,
  url: string,
  { deadlines }: SiteProfile,
): Promise<{ response: Response | null; broken: string[] }> {
  const cut = watchCut(tab.page);
  const opening = tab.page.goto(url, { waitUntil: 'domcontentloaded', timeout: deadlines.open });
  opening.catch(() => undefined);
  const response = await Promise.race([opening, cut.happened]).finally(cut.stop);
  const settled = await settle(tab.page, deadlines.quiet);
  return { response, broken: settled.failures };
}

interface Size {
  bytes: number;
  nodes: number;
}

/** What is too large to be read, or null. */
async function tooLarge(page: Page, milliseconds: number): Promise<Mistaken | null> {
  const { bytes, nodes } = await inPage<Size>(
    page,
    `({ bytes: performance.getEntriesByType('navigation')[0]?.decodedBodySize ?? 0, nodes: document.getElementsByTagName('*').length })`,
    milliseconds,
    '读取页面',
  );
  if (bytes <= MOST_BYTES && nodes <= MOST_NODES) return null;
  const size = bytes > MOST_BYTES ? `${Math.round(bytes / 1e6)} MB` : `${nodes} 个元素`;
  return { reason: 'not-seen-completely', detail: `页面过大（${size}），没有读取` };
}

/** What a person sees of the page: title and text. */
async function look(page: Page, milliseconds: number): Promise<{ title: string; text: string }> {
  const text = await inPage<string>(page, 'document.body?.innerText ?? ""', milliseconds, '读取页面');
  const title = await inPage<string>(page, 'document.title', milliseconds, '读取页面');
  return { title, text };
}

const LOOK_AGAIN_MS = 250;

/** Waits for scripts that fill the page late, until it shows what guides show; the bound is a page's time to open. */
async function lookWhenFilled(page: Page, { deadlines }: SiteProfile, begun: number) {
  let seen = await look(page, deadlines.click);
  while (looksUnfilled(seen.text) && performance.now() - begun < deadlines.open) {
    await sleep(LOOK_AGAIN_MS);
    seen = await look(page, deadlines.click);
    if (!looksUnfilled(seen.text)) {
      await settle(page, deadlines.quiet);
      seen = await look(page, deadlines.click);
    }
  }
  return seen;
}

/** Whether a failed request, written `POST http://…`, is known to carry no content. */
const harmless = (request: string, page: string, rules: GuardRules): boolean => {
  const address = request.slice(request.indexOf(' ') + 1);
  return isIgnored(
    { url: URL.canParse(address, page) ? new URL(address, page).href : address, type: 'fetch' },
    rules,
  );
};

async function read(tab: Tab, context: CaptureContext, broken: string[]): Promise<Snapshot> {
  const { page } = tab;
  const { profile, rules, origin } = context;
  tab.mayNavigate = false;
  const panels = await openPanels(page, profile);
  const address = page.url();
  const requests = broken.filter((r) => !harmless(r, address, rules));
  // Data that the guard itself refused may have been content: then nothing may be called missing.
  const refused = tab.refused.filter(
    (r) =>
      !r.ignored &&
      ['script', 'xhr', 'fetch', 'document'].includes(r.type) &&
      r.code !== 'navigation' &&
      r.code !== 'popup',
  );
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
      const seen = await lookWhenFilled(tab.page, context.profile, begun);
      capture.problem = mistakenIdentity({ ...arrival, ...seen, ...app.signs });
    }
    const lacking = app.signs.notData.map((path) => `GET ${context.profile.publicOrigin}${path}`);
    if (!capture.problem) capture.snapshot = await read(tab, context, [...broken, ...lacking]);
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
  }
  capture.milliseconds = Math.round(performance.now() - begun);
  return capture;
}
