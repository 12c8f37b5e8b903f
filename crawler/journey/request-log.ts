// The journey's request log (请求记录): what was sent and what was refused, at which step. Filled by journey-browser.ts.
import type { LoggedRequest } from '../../store/schemas/journey.ts';

/** Static files say nothing of what was done. */
const LEFT_OUT = new Set(['stylesheet', 'image', 'font', 'media', 'script']);
const MOST = 2000;

/** A refused request that the page may need: what it then lacks is not its own fault. */
export interface Held {
  step: string;
  /** Playwright's resource type; `other` where only the proxy saw it. */
  type: string;
  /** Chinese. */
  detail: string;
}

/** Kinds of requests without which a page may not do its work. */
const NEEDED = new Set(['document', 'xhr', 'fetch', 'script', 'other']);

export interface RequestLog {
  /** Name of the step at hand. */
  at: string;
  entries: LoggedRequest[];
  sent(request: { method: string; url: string; type: string }): void;
  /** `spared`: the page is complete without it. */
  refused(request: { method: string; url: string; type: string }, detail: string, spared: boolean): void;
  /** Of the refused ones those that may be missed. */
  held: Held[];
}

export function requestLog(publish: (text: string) => string): RequestLog {
  const entries: LoggedRequest[] = [];
  const held: Held[] = [];
  const add = (
    step: string,
    { method, url, type }: { method: string; url: string; type: string },
    detail: string | null,
  ) => {
    if (entries.length >= MOST) return;
    entries.push({
      ...{ step, method, type, detail, allowed: detail === null },
      // What was typed may stand in an address.
      url: publish(url).replace(/\?.*$/s, '?…').slice(0, 300),
    });
  };
  const log: RequestLog = {
    at: '',
    entries,
    held,
    sent(request) {
      if (request.method !== 'GET' || !LEFT_OUT.has(request.type)) add(log.at, request, null);
    },
    refused(request, detail, spared) {
      add(log.at, request, detail);
      if (!spared && NEEDED.has(request.type) && held.length < MOST)
        held.push({ step: log.at, type: request.type, detail });
    },
  };
  return log;
}
