// Waiting for what a press brings: nothing is asked for by waiting, so no turn of the pace is taken, and no change is missed.
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { openJourneyBrowser, openJourneyTab } from '../../../crawler/journey/journey-browser.ts';
import { press } from '../../../crawler/journey/press.ts';
import { requestLog } from '../../../crawler/journey/request-log.ts';
import { loadProfile } from '../../../crawler/profile.ts';

const PAGE =
  '<!doctype html><html lang="zh-CN"><body><p id="at">填写</p><button onclick="setTimeout(() => { at.textContent = \'下一页\' }, 4000)">下一步</button></body></html>';

it('a page that changes while the pace would still be waiting is seen to change', async () => {
  const app = Fastify({ forceCloseConnections: true });
  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const profile = loadProfile('fixture');
  const browser = await openJourneyBrowser(profile, { origin, sandbox: true });
  try {
    const tab = await openJourneyTab(
      browser,
      requestLog((text) => text),
    );
    await tab.page.goto(`${profile.publicOrigin}/`);
    let turns = 0;
    const slow = {
      ...tab,
      turn: async () => {
        turns += 1;
        if (turns > 1) await tab.page.waitForTimeout(8000);
      },
    };
    const click = () => tab.page.locator('button').click();
    expect(await press(slow, click, { still: 200, most: 400 })).toMatchObject({ changed: false });
    expect(await press(slow, null, { still: 10_000, most: 20_000 })).toMatchObject({
      ...{ changed: true, asked: false, refused: null, unopened: null },
    });
    expect(turns).toBe(1);
    await tab.close();
  } finally {
    await browser.close();
    await app.close();
  }
}, 60_000);
