// The JSON that a page loads for its item while the browser reads it. Called by fetch-guide.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Response } from 'playwright';
import type { SiteProfile } from '../../profile.ts';
import type { Json } from './json-tree.ts';
import type { Answers } from './recipe.ts';
import { patternOf } from './request-pattern.ts';

const MOST_BYTES = 2_000_000;
/** The page is quiet when anybody asks: what goes on arriving has no end. */
const PATIENCE_MS = 500;
const DATA = new Set(['xhr', 'fetch']);
const FORM = /x-www-form-urlencoded/i;

/** A JSON answer as text; null where it is none, or too long. */
export function jsonOf(text: string): Json | null {
  if (text.length > MOST_BYTES || !/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

/** Listens until `stop`, which waits a moment for the answers under way; `id` is what names the item in the page's address. */
export function recordAnswers(
  page: Page,
  id: string,
  { profile, origin }: { profile: Pick<SiteProfile, 'reads' | 'publicOrigin'>; origin?: string | undefined },
): { stop: () => Promise<Answers> } {
  const publish = (text: string) => (origin ? text.replaceAll(origin, profile.publicOrigin) : text);
  const heard: Promise<[string, Json] | null>[] = [];
  const answered = (response: Response): void => {
    const request = response.request();
    const method = request.method();
    if (!DATA.has(request.resourceType()) || !response.ok()) return;
    const url = publish(response.url());
    const read = profile.reads.some(
      (one) => one.method === method && one.path === new URL(url).pathname && method === 'POST',
    );
    if (method !== 'GET' && !(read && FORM.test(request.headers()['content-type'] ?? ''))) return;
    const pattern = patternOf({ method, url, body: request.postData() }, id);
    if (pattern === null) return;
    heard.push(
      response.text().then(
        (text) => {
          const json = jsonOf(publish(text));
          return json === null ? null : [pattern, json];
        },
        () => null,
      ),
    );
  };
  page.on('response', answered);
  return {
    async stop() {
      page.off('response', answered);
      const late = sleep(PATIENCE_MS, null, { ref: false });
      const answers = await Promise.all(heard.map((one) => Promise.race([one, late])));
      return Object.fromEntries(answers.filter((one) => one !== null));
    },
  };
}
