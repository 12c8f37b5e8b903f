// axe-core on the same fixture pages, beside our own checks: where the two differ, the reason is written here.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../crawler/browser.ts';
import { axeOn, besideAxe, SAME } from '../../../scripts/accuracy/beside-axe.ts';

/** `page: rule selector` that only one side says, and why. */
const DIFFERENCES: Record<string, string> = {
  'contrast.html: axe M07 .large': 'the elder rules take 18 px for large, WCAG 24 px',
  'field-label.html: axe M22 #cell': 'a text left of the field is a label for the rule, not for axe',
  'field-label.html: ours M22 #hint': 'axe takes a placeholder for a name, the rule does not',
  'image-name.html: axe M34 #bare > img': 'axe names the picture as well as its link; we name the link',
  'script-scroller.html: ours M07 #pale': 'axe leaves out what a script has to scroll to',
  'script-scroller.html: ours M07 #inner': 'the same',
  'wheel.html: ours M07 #last': 'axe leaves out what has to be scrolled to',
  'wheel.html: ours M07 #drop': 'axe takes it for cut by the low box around it, which does not hold it',
};

const folder = new URL('./pages/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser({ proxy: 'http://127.0.0.1:9' });
});
afterAll(() => browser?.close());

async function byAxe(html: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true });
  try {
    await page.setContent(html, { waitUntil: 'domcontentloaded' });
    return await axeOn(page);
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

it('compares a folder of pages, element by element', async () => {
  const {
    rows,
    differences,
    pages: visited,
  } = await besideAxe(fileURLToPath(new URL('beside/', import.meta.url)));
  expect(visited).toBe(1);
  expect(
    rows.map(({ message, cases, misses, falseAlarms }) => [message, cases, misses, falseAlarms]),
  ).toEqual([
    ['M07', 2, 1, 0],
    ['M22', 0, 0, 1],
    ['M36-lang', 1, 0, 0],
  ]);
  expect(differences).toEqual(['page.html: 只有本系统 M22 #hint', 'page.html: 只有axe-core M07 .large']);
});
