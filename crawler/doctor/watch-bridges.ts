// Bridges of an app (App 容器接口) for which a page's scripts ask in vain. Called by examine-url.ts.
import type { Page } from 'playwright';
import type { SiteProfile } from '../profile.ts';

/** Names that containers give their bridges, besides those of the profile. */
const BRIDGE = /bridge|^(?:wx|my|dd|jsapi)$/i;
const UNDEFINED = /(?:^|\s)([A-Za-z_$][\w$]*) is not defined/;

export function watchBridges(page: Page, { app }: Pick<SiteProfile, 'app'>): { stop: () => string[] } {
  const missing = new Set<string>();
  const broke = ({ message }: Error) => {
    const name = UNDEFINED.exec(message)?.[1];
    if (name && (BRIDGE.test(name) || app?.bridges.includes(name))) missing.add(name);
  };
  page.on('pageerror', broke);
  return {
    stop: () => {
      page.off('pageerror', broke);
      return [...missing];
    },
  };
}
