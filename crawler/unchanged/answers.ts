// Which answers a page was made of, so that a later night can ask for them again instead of opening the page. Used by capture.ts for full readings.
import type { Page, Request } from 'playwright';
import type { Answer } from '../../store/schemas/reading.ts';
import { withDeadline } from '../deadline.ts';
import { type GuardRules, isIgnored } from '../network-guard.ts';
import { bodyHash } from './body-hash.ts';

/** Kinds of requests that may carry what a person sees. Pictures are not read, all other kinds are refused. */
const CARRYING = new Set(['document', 'xhr', 'fetch', 'script', 'stylesheet']);
/** The same for all pages of a run. */
const SHARED = new Set(['script', 'stylesheet']);
/** Headers of a request that may decide its answer. */
const DECIDING = ['accept', 'content-type', 'x-requested-with'];
const BODIES_MS = 3000;

export interface AnswerWatch {
  /** In the order in which they were asked for; null where they do not say it all. */
  taken(): Promise<Answer[] | null>;
  stop(): void;
}

async function answerOf(request: Request): Promise<Answer | null> {
  // A page that is led elsewhere is made of more than its last answer.
  if (request.redirectedFrom() || request.redirectedTo()) return null;
  const response = await request.response();
  if (response?.status() !== 200) return null;
  const [asked, said] = [request.headers(), response.headers()];
  return {
    method: request.method(),
    url: request.url(),
    body: request.postData(),
    headers: Object.fromEntries(DECIDING.flatMap((name) => (asked[name] ? [[name, asked[name]]] : []))),
    etag: said.etag ?? null,
    lastModified: said['last-modified'] ?? null,
    hash: bodyHash(await response.body(), said['content-type']),
    shared: SHARED.has(request.resourceType()),
  };
}

/** One a crawl: scripts and styles are hashed once. */
export class AnswerBook {
  private readonly shared = new Map<string, Promise<Answer | null>>();

  constructor(private readonly rules: GuardRules) {}

  /** Begins before the page is opened. A page that works behind its own back (workers, requests that fail) has no answers. */
  watch(page: Page): AnswerWatch {
    const answers = new Map<Request, Promise<Answer | null> | null>();
    let whole = true;
    const carries = (request: Request) =>
      CARRYING.has(request.resourceType()) &&
      !isIgnored({ url: request.url(), type: request.resourceType() }, this.rules);
    const began = (request: Request) => {
      if (carries(request)) answers.set(request, null);
    };
    const ended = (request: Request) => {
      if (answers.has(request)) answers.set(request, this.answer(request));
    };
    const failed = (request: Request) => {
      if (answers.has(request)) whole = false;
    };
    const behind = () => {
      whole = false;
    };
    page.on('request', began);
    page.on('requestfinished', ended);
    page.on('requestfailed', failed);
    page.on('worker', behind);
    return {
      taken: async () => {
        const all = [...answers.values()];
        if (!whole || all.length === 0 || all.includes(null)) return null;
        const found = await withDeadline(Promise.all(all), BODIES_MS, '接收数据').catch(() => null);
        return found?.every((one) => one !== null) ? (found as Answer[]) : null;
      },
      stop: () => {
        page.off('request', began);
        page.off('requestfinished', ended);
        page.off('requestfailed', failed);
        page.off('worker', behind);
      },
    };
  }

  private answer(request: Request): Promise<Answer | null> {
    const key = SHARED.has(request.resourceType()) ? request.url() : null;
    const known = key === null ? undefined : this.shared.get(key);
    if (known) return known;
    const answer = answerOf(request).catch(() => null);
    if (key !== null) {
      this.shared.set(key, answer);
      void answer.then((found) => found ?? this.shared.delete(key));
    }
    return answer;
  }
}
