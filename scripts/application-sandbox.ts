// Starts the application sandbox to be looked at, or takes pictures of it: npx tsx scripts/application-sandbox.ts [--shots FOLDER].
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findBrowser } from '../crawler/find-browser.mjs';
import { CHANNELS, type Channel, SIGN_IN, startSandbox } from '../fixtures/apply/sandbox.ts';

const SIZES: Record<Channel, { width: number; height: number }> = {
  pc: { width: 1366, height: 768 },
  h5: { width: 375, height: 812 },
  kiosk: { width: 1080, height: 1920 },
};
const ITEM = 'reg-residence';

async function signIn(page: Page): Promise<void> {
  for (const { selector, value } of SIGN_IN.fields) await page.fill(selector, SIGN_IN.accounts.person[value]);
  await page.click(`main button:has-text("${SIGN_IN.button}")`);
}

/** Guide, log-in, situation and form of one item on each channel, and a form that is sent in empty. */
async function shoot(origin: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: findBrowser()?.path, args: ['--no-sandbox'] });
  for (const channel of CHANNELS) {
    const page = await browser.newPage({ viewport: SIZES[channel], locale: 'zh-CN' });
    const shot = (name: string) =>
      page.screenshot({ path: join(folder, `${channel}-${name}.png`), fullPage: true });
    await page.goto(`${origin}/${channel}/item/${ITEM}`);
    await shot('1-guide');
    await page.click('text=立即办理');
    await shot('2-login');
    await signIn(page);
    await page.check('text=租赁住房');
    await shot('3-situation');
    await page.click('text=下一步');
    await page.waitForURL('**/form-1');
    await shot('4-form');
    await page.click('text=下一步');
    await page.waitForURL('**/form-2');
    await page.click('text=下一步');
    await page.waitForSelector('.error');
    await shot('5-errors');
    await page.close();
  }
  await browser.close();
}

const at = process.argv.indexOf('--shots');
const sandbox = await startSandbox();
if (at > 0) {
  await shoot(sandbox.origin, process.argv[at + 1] ?? 'shots');
  await sandbox.close();
} else {
  for (const channel of CHANNELS) console.log(`${sandbox.origin}/${channel}`);
}
