// The arrival of a page: opened within its time, whole, of a size that can be read, and filled by its scripts. Called by capture.ts
// and learn-not-found.ts.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request, Response } from 'playwright';
import { connectionProblem } from './connection-problem.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import type { ConnectionFailure } from './guard-proxy.ts';
import type { Tab } from './guarded-context.ts';
import { looksUnfilled, type Mistaken } from './identity-guard.ts';
import type { Seen } from './not-found.ts';
import { inPage, settle } from './open-panels.ts';
import type { SiteProfile } from './profile.ts';

/** Beyond this no guide is read: opening its panels would take the lane's whole time and memory. */
const MOST_BYTES = 20_000_000;
export const MOST_NODES = 100_000;

/** Why the page could not be opened; `failed`: what the proxy knows of the connection. */
export function openingProblem(error: unknown, failed: ConnectionFailure | null): Mistaken {
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
export async function brokenOff(response: Response | null, milliseconds: number): Promise<Error | null> {
  if (!response) return null;
  const redirected = response.status() >= 300 && response.status() < 400;
  return redirected ? null : withDeadline(response.finished(), milliseconds, '接收页面');
}

/** Opens the page and waits for its quiet. `broken`: requests that failed meanwhile. */
export async function arrive(
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
export async function tooLarge(page: Page, milliseconds: number): Promise<Mistaken | null> {
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
async function look(page: Page, milliseconds: number): Promise<Seen> {
  const text = await inPage<string>(page, 'document.body?.innerText ?? ""', milliseconds, '读取页面');
  const title = await inPage<string>(page, 'document.title', milliseconds, '读取页面');
  return { title, text };
}

const LOOK_AGAIN_MS = 250;

/**
 * Waits for scripts that fill the page late, until it shows what guides show; the bound is a page's time to open.
 * `late`: requests that failed while it was filled. `hopeless`: it is known that nothing will come.
 */
export async function lookWhenFilled(
  page: Page,
  { deadlines }: SiteProfile,
  begun: number,
  hopeless: () => boolean = () => false,
): Promise<{ seen: Seen; late: string[] }> {
  let seen = await look(page, deadlines.click);
  const late: string[] = [];
  while (looksUnfilled(seen.text) && !hopeless() && performance.now() - begun < deadlines.open) {
    await sleep(LOOK_AGAIN_MS);
    seen = await look(page, deadlines.click);
    if (!looksUnfilled(seen.text)) {
      late.push(...(await settle(page, deadlines.quiet)).failures);
      seen = await look(page, deadlines.click);
    }
  }
  return { seen, late };
}
