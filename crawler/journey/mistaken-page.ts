// A page that is none of the way: a wall, a log-in page, a page for an app alone. Judged as every guide's page is. Called by
// explore.ts and open-guide.ts.
import { mistakenIdentity } from '../identity-guard.ts';
import type { Scan } from './in-page/scan.ts';
import { type Ended, stopped, type Walk } from './walk.ts';

/** How the journey ends there; null where nothing tells. `url`: the address that was asked for. */
export function mistakenPage({ tab }: Walk, step: string, { title, lines }: Scan, url: string): Ended | null {
  const found = mistakenIdentity({
    ...{ url, finalUrl: tab.page.url(), status: null, title, text: lines.join('\n') },
  });
  return found && stopped(step, found.reason, `${found.detail}。`);
}
