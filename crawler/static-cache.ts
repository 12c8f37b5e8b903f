// Static files of one run: scripts and style sheets are fetched once, whatever context asks. Called by guarded-context.ts.
import type { Route } from 'playwright';

interface Kept {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const MAX_BYTES = 64_000_000;

/** Memory of scripts and style sheets; `no-store` is obeyed. */
export class StaticCache {
  private readonly kept = new Map<string, Promise<Kept | null>>();
  private bytes = 0;

  /** Answers the route from memory, fetching it the first time. Redirects are not followed here. */
  async serve(route: Route): Promise<void> {
    const url = route.request().url();
    let file = this.kept.get(url);
    if (!file) {
      file = this.fetch(route);
      this.kept.set(url, file);
    }
    const got = await file;
    if (got) return route.fulfill(got);
    this.kept.delete(url);
    return route.continue();
  }

  private async fetch(route: Route): Promise<Kept | null> {
    try {
      const answer = await route.fetch({ maxRedirects: 0 });
      const headers = answer.headers();
      const keepable = answer.status() === 200 && !/no-store/i.test(headers['cache-control'] ?? '');
      if (!keepable) return null;
      const body = await answer.body();
      this.bytes += body.length;
      if (this.bytes > MAX_BYTES) return null;
      // The body is decoded already.
      delete headers['content-encoding'];
      delete headers['content-length'];
      return { status: 200, headers, body };
    } catch {
      return null;
    }
  }
}
