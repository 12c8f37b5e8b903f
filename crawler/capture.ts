// Captures one guide page: opens it, makes sure that it is the page asked for, opens all panels, takes the snapshot.
// Called by crawl.ts, capture-url.ts and second-look.ts.
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Page, Request, Response } from 'playwright';
import type { Snapshot, SnapshotNode } from '../store/schemas/snapshot.ts';
import { watchApp } from './app-signs.ts';
import { DeadlineError } from './deadline.ts';
import type { Tab } from './guarded-context.ts';
import { charsetOf } from './http.ts';
import { type Mistaken, mistakenAddress, mistakenIdentity } from './identity-guard.ts';
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
  snapshot: Snapshot | null;
  problem: Mistaken | null;
}

export interface CaptureContext {
  profile: SiteProfile;
  rules: GuardRules;
  /** Origin in which the portal really listens; replaced by the public one wherever it shows. */
  origin?: string | undefined;
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

/** Last address that the page itself asked for: known even where the way there was refused. */
function watchAddress(page: Page): { last: () => string | null; stop: () => void } {
  let last: string | null = null;
  const note = (request: Request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) last = request.url();
  };
  page.on('request', note);
  return { last: () => last, stop: () => page.off('request', note) };
}

/** Puts the public origin in the place of the loopback one, in the whole tree. */
function publish(node: SnapshotNode, from: string, to: string): void {
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (value.includes(from)) node.attrs![name] = value.replaceAll(from, to);
  for (const child of node.children) if (typeof child !== 'string') publish(child, from, to);
}

function openingProblem(error: unknown): Mistaken {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DeadlineError || /Timeout \d+ms|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT/.test(message))
    return { reason: 'timeout', detail: '页面在期限内没有打开' };
  if (/Download is starting/.test(message))
    return { reason: 'no-guide', detail: '地址是供下载的文件，不是页面' };
  if (/ERR_TUNNEL_CONNECTION_FAILED|ERR_BLOCKED_BY_CLIENT|ERR_PROXY/.test(message))
    return { reason: 'blocked', detail: '页面转到了不允许访问的地址' };
  const code = /net::(ERR_\w+)/.exec(message)?.[1];
  return {
    reason: 'timeout',
    detail: code ? `页面无法打开（${code}）` : `页面无法读取：${message.split('\n')[0]}`,
  };
}

/** Opens the page and waits for its quiet. `broken`: requests that failed meanwhile. */
async function arrive(
  tab: Tab,
  url: string,
  { deadlines }: SiteProfile,
): Promise<{ response: Response | null; broken: string[] }> {
  const response = await tab.page.goto(url, { waitUntil: 'domcontentloaded', timeout: deadlines.open });
  const settled = await settle(tab.page, deadlines.quiet);
  return { response, broken: settled.failures };
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
    const body = (await response?.body().catch(() => null)) ?? Buffer.alloc(0);
    capture.finalUrl = replace(tab.page.url());
    capture.status = response?.status() ?? null;
    capture.headers = keptHeaders(headers);
    capture.charset = charsetOf(headers['content-type'], body);
    capture.sha256 = createHash('sha256').update(body).digest('hex');
    capture.redirects = redirectsOf(response).map(replace);
    const text = await inPage<string>(
      tab.page,
      'document.body?.innerText ?? ""',
      context.profile.deadlines.click,
      '读取页面',
    );
    const title = await inPage<string>(
      tab.page,
      'document.title',
      context.profile.deadlines.click,
      '读取页面',
    );
    if (headers['x-guard'] === 'refused') throw new Error('ERR_BLOCKED_BY_CLIENT');
    capture.problem = mistakenIdentity({
      url,
      finalUrl: capture.finalUrl,
      status: capture.status,
      title,
      text,
      ...app.signs,
    });
    const lacking = app.signs.notData.map((path) => `GET ${context.profile.publicOrigin}${path}`);
    if (!capture.problem) capture.snapshot = await read(tab, context, [...broken, ...lacking]);
  } catch (error) {
    tab.dead = error instanceof DeadlineError || /Timeout/.test(String(error));
    const stranded = address.last();
    if (stranded) capture.finalUrl = replace(stranded);
    capture.problem = mistakenAddress(url, capture.finalUrl) ?? openingProblem(error);
  } finally {
    address.stop();
    app.stop();
  }
  capture.milliseconds = Math.round(performance.now() - begun);
  return capture;
}
