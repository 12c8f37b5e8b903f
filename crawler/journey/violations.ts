// What axe-core finds on the page at hand: serious and critical violations of WCAG A and AA. It runs in a world of its own, so that
// the page neither sees nor disturbs it. Called by page-ease.ts.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { z } from 'zod';
import type { PageEase } from '../../store/schemas/journey.ts';
import { withDeadline } from '../deadline.ts';

const RUN_MS = 15_000;
const file = (path: string): string => readFileSync(createRequire(import.meta.url).resolve(path), 'utf8');

let source: string | null = null;
/** Read once, and only where journeys are run. */
const axeSource = (): string => {
  source ??= `${file('axe-core/axe.min.js')};axe.configure({ locale: ${file('axe-core/locales/zh_CN.json')} });`;
  return source;
};

const RUN = `axe.run(document, {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
  resultTypes: ['violations'], restoreScroll: true, iframes: false,
}).then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, impact, help, nodes }) => ({ rule: id, impact, help, count: nodes.length })))`;

const Found = z.array(
  z.object({ rule: z.string(), impact: z.enum(['serious', 'critical']), help: z.string(), count: z.int() }),
);

async function run(page: Page): Promise<z.infer<typeof Found>> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'guide-audit',
    });
    await cdp.send('Runtime.evaluate', { contextId, expression: axeSource() });
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      ...{ contextId, expression: RUN, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return Found.parse(result.value);
  } finally {
    await cdp.detach().catch(() => undefined);
  }
}

/** Null where the page gave no answer. Impacts as axe-core grades them; `help` is its own Chinese sentence. */
export const violationsOn = (page: Page): Promise<PageEase['violations']> =>
  withDeadline(run(page), RUN_MS, '检查无障碍').catch(() => null);
