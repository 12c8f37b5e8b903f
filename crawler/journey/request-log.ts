// The journey's request log (请求记录): what was sent and what was refused, at which step. Filled by journey-browser.ts.
import type { LoggedRequest } from '../../store/schemas/journey.ts';

/** Static files say nothing of what was done. */
const LEFT_OUT = new Set(['stylesheet', 'image', 'font', 'media', 'script']);
const MOST = 2000;

export interface RequestLog {
  /** Name of the step at hand. */
  at: string;
  entries: LoggedRequest[];
  sent(request: { method: string; url: string; type: string }): void;
  refused(request: { method: string; url: string; type: string }, detail: string): void;
}

export function requestLog(publish: (text: string) => string): RequestLog {
  const entries: LoggedRequest[] = [];
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
    sent(request) {
      if (request.method !== 'GET' || !LEFT_OUT.has(request.type)) add(log.at, request, null);
    },
    refused(request, detail) {
      add(log.at, request, detail);
    },
  };
  return log;
}
