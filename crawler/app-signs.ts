// What a page drawn by its own scripts tells of why it was not drawn: an interface that gave no data, an app's bridge that is missing.
// Called by capture.ts while it opens a page; judged by the identity guard.
import type { Page, Response } from 'playwright';
import type { SiteProfile } from './profile.ts';

export interface AppSigns {
  /** Interfaces of the profile that answered something else than JSON. */
  notData: string[];
  /** Bridges of the app for which the page's scripts asked in vain. */
  missingBridges: string[];
}

/** Notes signs until `stop`. A site without `app` in its profile gives none. */
export function watchApp(page: Page, { app }: SiteProfile): { signs: AppSigns; stop: () => void } {
  const signs: AppSigns = { notData: [], missingBridges: [] };
  if (!app) return { signs, stop: () => undefined };
  const answered = (response: Response) => {
    if (!['xhr', 'fetch'].includes(response.request().resourceType())) return;
    const { pathname } = new URL(response.url());
    const known = app.interfaces.some((path) => pathname.startsWith(path));
    if (known && response.ok() && !/json/i.test(response.headers()['content-type'] ?? ''))
      signs.notData.push(pathname);
  };
  const broke = ({ message }: Error) =>
    signs.missingBridges.push(...app.bridges.filter((bridge) => message.includes(bridge)));
  page.on('response', answered);
  page.on('pageerror', broke);
  return {
    signs,
    stop: () => {
      page.off('response', answered);
      page.off('pageerror', broke);
    },
  };
}
