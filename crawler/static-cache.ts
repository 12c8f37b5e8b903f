// Static files of one run: scripts and style sheets are fetched once, whatever context asks. Called by guarded-context.ts.
import type { Route } from 'playwright';
import type { HttpAnswer, HttpClient } from './http.ts';

const MAX_BYTES = 64_000_000;

/** Headers that describe how bytes travelled, not what they are. */
const TRAVEL = ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'];

/** An answer for Playwright's `fulfill`. */
export const fulfilment = ({ status, headers, bytes }: HttpAnswer) => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !TRAVEL.includes(name))),
  body: bytes,
});

/** Memory of scripts and style sheets; `no-store` is obeyed. */
export class StaticCache {
  private readonly kept = new Map<string, Promise<HttpAnswer | null>>();
  private bytes = 0;

  constructor(private readonly http: HttpClient) {}

  /** Answers the route from memory, fetching it the first time. Redirects are left to the browser. */
  async serve(route: Route): Promise<void> {
    const url = route.request().url();
    let file = this.kept.get(url);
    if (!file) {
      file = this.fetch(url, await route.request().allHeaders());
      this.kept.set(url, file);
    }
    const got = await file;
    if (got) return route.fulfill(fulfilment(got));
    this.kept.delete(url);
    return route.continue();
  }

  private async fetch(
    url: string,
    { 'user-agent': agent = '', accept = '*/*' }: Record<string, string>,
  ): Promise<HttpAnswer | null> {
    try {
      const answer = await this.http.forward(url, 'GET', { 'user-agent': agent, accept }, null);
      this.bytes += answer.bytes.length;
      const keepable = answer.status === 200 && !/no-store/i.test(answer.headers['cache-control'] ?? '');
      return keepable && this.bytes <= MAX_BYTES ? answer : null;
    } catch {
      return null;
    }
  }
}
