// A page that is none of the way: a wall, a log-in page, a page for an app alone. Judged as every guide's page is. Called by
// explore.ts and open-guide.ts.
import { mistakenIdentity } from '../identity-guard.ts';
import { lackExcused } from './excuse.ts';
import type { Scan } from './in-page/scan.ts';
import { type Ended, stopped, type Walk } from './walk.ts';

/** How the journey ends there; null where nothing tells. `url`: the address that was asked for. */
export function mistakenPage(walk: Walk, step: string, { title, lines }: Scan, url: string): Ended | null {
  const found = mistakenIdentity({
    ...{ url, finalUrl: walk.tab.page.url(), status: null, title, text: lines.join('\n') },
  });
  if (!found) return null;
  // An empty page, and the browser's own page of an error, may come of what the guard held back.
  const excused = found.reason === 'timeout' ? lackExcused(walk, step, found.detail) : null;
  return excused ?? stopped(step, found.reason, `${found.detail}。`);
}
