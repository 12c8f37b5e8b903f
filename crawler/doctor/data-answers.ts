// JSON answers that a page loads by itself (接口): how many of the displayed values each holds. Pure but for the watcher;
// called by examine-url.ts.
import type { Page, Response } from 'playwright';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { fold } from '../../store/schemas/member-key.ts';

/** A request of the page itself. `texts`: every text and number of a JSON answer to a GET, folded; null for any other. */
export interface DataRequest {
  method: string;
  url: string;
  texts: ReadonlySet<string> | null;
}

export interface ApiCandidate {
  /** `/api/guide?id={…}`: values of the query that look like identifiers are left open. */
  pattern: string;
  /** Displayed values that the answer holds, of `shown`. */
  held: number;
  shown: number;
  /** Schema paths of which it holds every value. */
  fields: string[];
  /** Carries a signature, a token or a time stamp: not to be asked by machine. */
  signed: boolean;
}

const MOST_BYTES = 5_000_000;
const MOST_TEXTS = 50_000;
/** Shorter texts stand inside longer ones by chance. */
const TELLING = 6;
const SIGNED = /^(?:sign(?:ature)?|token|access_?token|timestamp|nonce|ticket|appkey)$/i;
const IDENTIFIER = /^(?:\d{3,}|[0-9a-f-]{16,}|(?=\w*\d)[\w-]{8,})$/i;

/** All texts and numbers of a JSON value, folded. */
export function textsOf(json: unknown): Set<string> {
  const texts = new Set<string>();
  const left: unknown[] = [json];
  while (left.length > 0 && texts.size < MOST_TEXTS) {
    const value = left.pop();
    if (typeof value === 'string' || typeof value === 'number')
      texts.add(fold(String(value).replace(/<[^>]*>/g, ' ')));
    else if (value !== null && typeof value === 'object') left.push(...Object.values(value));
  }
  texts.delete('');
  return texts;
}

async function read(response: Response): Promise<DataRequest> {
  const request = response.request();
  const heard = { method: request.method(), url: response.url(), texts: null };
  const type = response.headers()['content-type'] ?? '';
  if (heard.method !== 'GET' || !response.ok() || !/json/i.test(type)) return heard;
  const body = await response.body().catch(() => null);
  if (!body || body.length > MOST_BYTES) return heard;
  try {
    return { ...heard, texts: textsOf(JSON.parse(body.toString('utf8'))) };
  } catch {
    return heard;
  }
}

/** Listens to the page's XHR and fetch until `stop`, which waits for the answers under way. */
export function watchData(page: Page): { stop: () => Promise<DataRequest[]> } {
  const heard: Promise<DataRequest>[] = [];
  const answered = (response: Response) => {
    if (['xhr', 'fetch'].includes(response.request().resourceType())) heard.push(read(response));
  };
  page.on('response', answered);
  return {
    stop: () => {
      page.off('response', answered);
      return Promise.all(heard);
    },
  };
}

/** The address without what names the item. */
export function patternOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const path = pathname
    .split('/')
    .map((part) => (IDENTIFIER.test(part) ? '{…}' : part))
    .join('/');
  const query = [...searchParams].map(([key, value]) => `${key}=${IDENTIFIER.test(value) ? '{…}' : value}`);
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

/** Answers that hold displayed values, the one with most of them first. */
export function apiCandidates(requests: readonly DataRequest[], guide: ServiceGuide): ApiCandidate[] {
  const values = guide.elements
    .filter(({ field }) => field !== 'links')
    .map(({ field, text }) => ({ field, text: fold(text) }))
    .filter(({ text }) => text);
  const shown = new Set(values.map(({ text }) => text)).size;
  const candidates = requests.flatMap(({ url, texts }) => {
    if (!texts || texts.size === 0) return [];
    const long = [...texts].filter((text) => text.length > TELLING);
    const memory = new Map<string, boolean>();
    const holds = (text: string): boolean => {
      const known = memory.get(text);
      if (known !== undefined) return known;
      const held = texts.has(text) || (text.length >= TELLING && long.some((whole) => whole.includes(text)));
      memory.set(text, held);
      return held;
    };
    const lacking = new Set(values.filter(({ text }) => !holds(text)).map(({ field }) => field));
    const held = [...memory.values()].filter(Boolean).length;
    if (held === 0) return [];
    return {
      pattern: patternOf(url),
      held,
      shown,
      fields: [...new Set(values.map(({ field }) => field))].filter((field) => !lacking.has(field)),
      signed: [...new URL(url).searchParams.keys()].some((key) => SIGNED.test(key)),
    };
  });
  const best = new Map<string, ApiCandidate>();
  for (const one of candidates.sort((a, b) => b.held - a.held))
    if (!best.has(one.pattern)) best.set(one.pattern, one);
  return [...best.values()];
}
