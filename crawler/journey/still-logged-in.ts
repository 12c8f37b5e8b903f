// Whether the portal still knows who is logged in, by the profile's probe. Called before the first journey with an account.
import { settle } from '../open-panels.ts';
import type { LoginProfile } from '../session/login-profile.ts';
import { isSameName } from '../session/personal.ts';
import { nameOn } from '../session/recognise.ts';
import { type JourneyBrowser, openJourneyTab } from './journey-browser.ts';
import { requestLog } from './request-log.ts';

/** False where the page shows nobody or somebody else. @throws SessionError `two-names`, `bad-selector`; Playwright's errors */
export async function isStillLoggedIn(browser: JourneyBrowser, { probe }: LoginProfile): Promise<boolean> {
  const { deadlines } = browser.profile;
  const tab = await openJourneyTab(
    browser,
    requestLog((text) => text),
  );
  try {
    await tab.turn(probe.page);
    await tab.page.goto(probe.page, { waitUntil: 'domcontentloaded', timeout: deadlines.open });
    await settle(tab.page, deadlines.quiet).catch(() => undefined);
    const name = await nameOn(tab.page, probe.name);
    return name !== null && browser.session !== null && isSameName(name, browser.session.name);
  } finally {
    await tab.close();
  }
}
