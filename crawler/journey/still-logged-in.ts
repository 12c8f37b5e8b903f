// Whether the portal still knows who is logged in, by the profile's probe. Called before the first journey with an account.
import { ConfigError } from '../config-error.ts';
import { DeadlineError } from '../deadline.ts';
import { NotNow } from '../not-now.ts';
import { settle } from '../open-panels.ts';
import type { LoginProfile } from '../session/login-profile.ts';
import { isSameName } from '../session/personal.ts';
import { nameOn } from '../session/recognise.ts';
import { SessionError } from '../session/session-error.ts';
import { type JourneyBrowser, openJourneyTab } from './journey-browser.ts';
import { requestLog } from './request-log.ts';

/** Why the page could not be read, Chinese: by the guard's own words, where it held the page back. */
const reasonOf = ([refused]: readonly string[], late: boolean): string =>
  refused ? `没有打开：${refused.replace(/。$/, '')}` : late ? '在期限内没有回应' : '没有打开';

/**
 * False where the page shows nobody or somebody else. @throws ConfigError where the page of the probe cannot be read,
 * or not any more tonight; SessionError `two-names`, `bad-selector`
 */
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
  } catch (error) {
    if (error instanceof SessionError) throw error;
    if (error instanceof NotNow) throw new ConfigError(error.message);
    const late = error instanceof DeadlineError || /Timeout/.test(String(error));
    throw new ConfigError(
      `不能核对登录状态：站点档案 login.probe.page（${probe.page}）${reasonOf(tab.events.refused, late)}。`,
      '请稍后再试；仍不行的，请核对站点档案的 login.probe 和 hosts，以及 robots.txt 是否允许访问。',
    );
  } finally {
    await tab.close();
  }
}
