// Pages of layouts written after the last change of the reader: what it reaches at first contact, as a floor.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import { extract } from '../../../crawler/extract.ts';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';
import { compareReading, type FieldScore } from '../../../scripts/accuracy/reading.ts';
import { ServiceGuide } from '../../../store/schemas/guide.ts';

const PAGES = new URL('../layouts-last/', import.meta.url);
const URL_OF_PAGE = 'http://zwdt.example.cn/govPortals/bsfw/item/1';
/** What is reached; two batches, of which the second was mended after. */
const FLOOR = 1163 / 1261;
/** Mostly cells that hold nothing but a dash, and tags, which their author did not count as values. */
const MOST_EXTRAS = 29;
const files = readdirSync(PAGES).filter((f) => f.endsWith('.html'));

test.skipIf(files.length === 0)('reads at least what it read at first contact', () => {
  const scores = new Map<string, FieldScore>();
  for (const file of files) {
    const page = readFileSync(new URL(file, PAGES), 'utf8');
    const expected = ServiceGuide.parse({
      ...JSON.parse(readFileSync(new URL(file.replace('.html', '.json'), PAGES), 'utf8')),
      source: 'page',
      reader: 'person',
    });
    const read = extract(snapshotFromHtml(page, { url: URL_OF_PAGE }), defaultDictionary());
    compareReading(scores, file, expected, read);
  }
  const fields = [...scores.values()];
  const values = fields.reduce((n, f) => n + f.values, 0);
  const equal = fields.reduce((n, f) => n + f.equal, 0);
  const extras = fields.flatMap((f) => f.differences).filter((d) => d.expected === null);
  expect(equal / values).toBeGreaterThanOrEqual(FLOOR);
  expect(extras.length).toBeLessThanOrEqual(MOST_EXTRAS);
});
