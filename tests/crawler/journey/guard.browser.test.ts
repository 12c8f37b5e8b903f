// Nothing that changes something gets through in a journey: hostile pages are met as a journey meets them, and again without
// the guard, where every one of them has its way.
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../crawler/browser.ts';
import { openJourneyBrowser, openJourneyTab } from '../../../crawler/journey/journey-browser.ts';
import { requestLog } from '../../../crawler/journey/request-log.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import {
  HOSTILE_PAGES,
  type HostilePage,
  type HostileSite,
  startHostile,
} from '../../../fixtures/apply/hostile.ts';

const PHONE = '19900000000';
/** Workers and refreshes need their time. */
const EFFECT_MS = 600;

let site: HostileSite;
beforeAll(async () => {
  site = await startHostile();
});
afterAll(() => site?.close());
beforeEach(() => {
  site.effects.length = 0;
});

/** What a person does on any page: types, leaves the field, presses Enter, presses on, goes away. */
async function meet(page: Page, address: string, { trigger }: HostilePage): Promise<void> {
  const quiet = () => undefined;
  await page.goto(address, { waitUntil: 'load' }).catch(quiet);
  const field = page.locator('#phone');
  await field.fill(PHONE, { timeout: 1000 }).catch(quiet);
  await field.blur({ timeout: 500 }).catch(quiet);
  if (trigger === 'enter') await field.press('Enter', { timeout: 1000, noWaitAfter: true }).catch(quiet);
  if (trigger === 'click') {
    // As the runner presses: forms may be sent meanwhile, so that the network alone stops them.
    await page.evaluate('globalThis.__journeyStay?.open()').catch(quiet);
    await page.locator('#next').click({ timeout: 1000, noWaitAfter: true }).catch(quiet);
  }
  await page.waitForTimeout(EFFECT_MS);
  if (trigger === 'leave') await page.goto('about:blank').catch(quiet);
  await page.waitForTimeout(EFFECT_MS / 2);
}

describe('with the guard', () => {
  const profile = loadProfile('fixture');
  it.each(HOSTILE_PAGES.map((page) => [page.name, page.way, page] as const))(
    '%s changes nothing (%s)',
    async (name, _way, hostile) => {
      const browser = await openJourneyBrowser(profile, { origin: site.origin, sandbox: true });
      const log = requestLog((text) => text);
      browser.log = log;
      browser.rules.typed.add(PHONE);
      try {
        const tab = await openJourneyTab(browser, log);
        await meet(tab.page, `${profile.publicOrigin}/${name}`, hostile);
        expect(log.entries.some(({ url, allowed }) => allowed && url.endsWith(`/${name}`))).toBe(true);
        await tab.close();
      } finally {
        await browser.close();
      }
      expect(site.effects).toEqual([]);
    },
  );

  it('the submission of the sandbox passes only while it is armed', async () => {
    const browser = await openJourneyBrowser(profile, { origin: site.origin, sandbox: true });
    const log = requestLog((text) => text);
    try {
      const tab = await openJourneyTab(browser, log);
      await tab.page.goto(`${profile.publicOrigin}/`);
      const send = () =>
        tab.page.evaluate(`fetch('/pc/item/x/submit', { method: 'POST' }).then((a) => a.status, () => 0)`);
      expect(await send()).toBe(0);
      expect(browser.rules.arm(true)).toBe(true);
      expect(await send()).toBe(404);
      browser.rules.arm(false);
      expect(await send()).toBe(0);
      await tab.close();
    } finally {
      await browser.close();
    }
  });
});

describe('without the guard', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findBrowser()!.path,
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(() => browser?.close());

  it.each(HOSTILE_PAGES.map((page) => [page.name, page.way, page] as const))(
    '%s has its way (%s)',
    async (name, _way, hostile) => {
      const context = await browser.newContext();
      await meet(await context.newPage(), `${site.origin}/${name}`, hostile);
      await context.close();
      expect(site.effects.map((effect) => effect.split(':')[0])).toContain(name);
    },
  );
});
