// All steps of the set-up in their order. Called by `npm run setup`, `npm start` and `npm test`.
import { browser } from './browser.mjs';
import { database } from './database.mjs';
import { fonts } from './fonts.mjs';
import { nodeVersion } from './node-version.mjs';
import { packages } from './packages.mjs';
import { setupContext } from './step.mjs';

const STEPS = [() => nodeVersion(), packages, database, browser, fonts];

/**
 * Prepares this machine and resolves to the exit code: 0, or 2 where a person has to do something first.
 * With `brief` nothing is printed for what is there already.
 * @param {{ brief?: boolean, context?: import('./step.mjs').SetupContext }} [options]
 */
export async function setUp({ brief = false, context = setupContext() } = {}) {
  for (const step of STEPS) {
    const { mark, text, todo = [] } = await step(context);
    if (mark !== '✓' || !brief) console.log(`${mark} ${text}`);
    for (const line of todo) console.log(`  ${line}`);
    if (mark === '✗') return 2;
  }
  if (!brief) console.log('✓ 准备就绪：npm start 运行示例检查，npm test 运行全部测试。');
  return 0;
}
