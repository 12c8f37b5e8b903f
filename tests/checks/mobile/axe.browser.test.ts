// axe-core on the same fixture pages, beside our own checks: where the two differ, the reason is written here.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../crawler/browser.ts';

/** axe's rule for each message that both judge. */
const SAME: Record<string, string> = {
  'target-size': 'M01',
  'color-contrast': 'M07',
  'image-alt': 'M34',
  'button-name': 'M34',
  'link-name': 'M34',
  label: 'M22',
  'html-has-lang': 'M36-lang',
  'document-title': 'M36-title',
  'aria-hidden-body': 'M36',
  'meta-refresh': 'M32',
  'meta-viewport': 'M10',
};

/** `page: rule selector` that only one side says, and why. */
const DIFFERENCES: Record<string, string> = {
  'contrast.html: axe M07 .large': 'the elder rules take 18 px for large, WCAG 24 px',
  'field-label.html: axe M22 #cell': 'a text left of the field is a label for the rule, not for axe',
  'field-label.html: ours M22 #hint': 'axe takes a placeholder for a name, the rule does not',
  'image-name.html: axe M34 #bare > img': 'axe names the picture as well as its link; we name the link',
  'wheel.html: ours M07 #last': 'axe leaves out what has to be scrolled to',
  'wheel.html: ours M07 #drop': 'axe takes it for cut by the low box around it, which does not hold it',
};

const folder = new URL('./pages/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser({ proxy: 'http://127.0.0.1:9' });
});
afterAll(() => browser?.close());

type Axe = { violations: { id: string; nodes: { target: string[] }[] }[] };

async function byAxe(html: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true });
  try {
    await page.setContent(html, { waitUntil: 'domcontentloaded' });
    await page.addScriptTag({ path: axePath });
    const rules = JSON.stringify(Object.keys(SAME));
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: { type: 'rule', values: ${rules} }, resultTypes: ['violations'] })`,
    )) as Axe;
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target }) =>
          `${SAME[id]} ${target[0] === 'html' || /^(?:body|meta)/.test(target[0]!) ? '-' : target[0]}`,
      ),
    );
  } finally {
    await page.close();
  }
}

describe('axe-core beside our checks', () => {
  const found: string[] = [];

  it.each(pages)('%s', async (name) => {
    const html = readFileSync(new URL(name, folder), 'utf8');
    const listed = JSON.parse(/id="expected">([\s\S]*?)<\/script>/.exec(html)![1]!) as [
      string,
      string,
      string,
    ][];
    const ours = listed
      .filter(([message, verdict]) => verdict === 'fail' && Object.values(SAME).includes(message))
      .map(([message, , selector]) => `${message} ${selector ?? '-'}`);
    const axe = await byAxe(html);
    const differences = [
      ...axe.filter((one) => !ours.includes(one)).map((one) => `${name}: axe ${one}`),
      ...ours.filter((one) => !axe.includes(one)).map((one) => `${name}: ours ${one}`),
    ];
    found.push(...differences);
    expect(differences.filter((one) => !(one in DIFFERENCES))).toEqual([]);
  });

  it('differs nowhere that is not so any more', () => {
    expect(Object.keys(DIFFERENCES).filter((one) => !found.includes(one))).toEqual([]);
  });
});
