// A guide by the JSON that its page would load (api lane): asked behind the guard at the host's pace, as the recipe says. Called by tasks/guide.ts.
import { createHash } from 'node:crypto';
import { emptyCapture, keptHeaders } from '../../capture.ts';
import type { CrawlContext } from '../../crawl-context.ts';
import type { HttpAnswer, HttpClient } from '../../http.ts';
import { API_LAYOUT } from '../lane-choice.ts';
import { type PlainReading, shownBy } from '../plain-page.ts';
import type { Json } from './json-tree.ts';
import { jsonOf } from './record-answers.ts';
import { requestOf } from './request-pattern.ts';

function ask(http: HttpClient, pattern: string, id: string): Promise<HttpAnswer> {
  const { method, url, body } = requestOf(pattern, id);
  return method === 'GET'
    ? http.get(url)
    : http.post(url, Object.fromEntries(new URLSearchParams(body ?? '')));
}

/** Never throws for what the interface does: `guide: null` is a page for the browser. */
export async function askApi(
  { http, pacers, pool, profile, api }: Pick<CrawlContext, 'http' | 'pacers' | 'pool' | 'profile' | 'api'>,
  { url, id }: { url: string; id: string },
): Promise<PlainReading> {
  const captured = emptyCapture(url);
  const hash = createHash('sha256');
  const answers: Record<string, Json> = {};
  const { origin } = pool.site;
  for (const pattern of api.requests) {
    try {
      const answer = await ask(http, pattern, id);
      pacers.of(answer.url).answered(answer.status, answer.headers);
      const { status, charset } = answer;
      Object.assign(captured, { status, charset, headers: keptHeaders(answer.headers) });
      captured.redirects.push(...answer.redirects);
      captured.milliseconds += answer.milliseconds;
      hash.update(answer.bytes);
      const text = origin ? answer.text.replaceAll(origin, profile.publicOrigin) : answer.text;
      const json = status === 200 ? jsonOf(text) : null;
      if (json === null) break;
      answers[pattern] = json;
    } catch {
      // The browser asks next and tells the pacer.
      break;
    }
  }
  captured.sha256 = hash.digest('hex');
  const guide = api.guideOf(answers);
  return { captured, guide, page: { layout: API_LAYOUT, shown: guide && shownBy(guide) } };
}
