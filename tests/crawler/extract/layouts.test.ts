// Pages of unlike layouts with the guide that a person reads in them: tests/crawler/layouts/*.html beside *.json.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultDictionary } from '../../../crawler/dictionary.ts';
import { EXTRACTOR_VERSION, extract } from '../../../crawler/extract.ts';
import { decodeHtml } from '../../../crawler/snapshot/decode-html.ts';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';
import { ServiceGuide } from '../../../store/schemas/guide.ts';
import { content } from './compare.ts';

const LAYOUTS = new URL('../layouts/', import.meta.url);
const URL_OF_PAGE = 'http://zwdt.example.cn/govPortals/bsfw/item/1';
const names = readdirSync(LAYOUTS)
  .filter((f) => f.endsWith('.html'))
  .map((f) => f.slice(0, -5));

const read = (html: string) => extract(snapshotFromHtml(html, { url: URL_OF_PAGE }), defaultDictionary());
const html = (name: string) => decodeHtml(readFileSync(new URL(`${name}.html`, LAYOUTS))).html;

describe.each(names)('%s', (name) => {
  const guide = read(html(name));
  test('reads what a person reads', () => {
    expect(content(guide)).toEqual(
      content(JSON.parse(readFileSync(new URL(`${name}.json`, LAYOUTS), 'utf8'))),
    );
  });
  test('is a ServiceGuide with evidence for every value', () => {
    expect(() => ServiceGuide.parse(guide)).not.toThrow();
    expect(guide.reader).toBe(EXTRACTOR_VERSION);
    const fields = new Set(guide.elements.map((e) => e.field));
    for (const place of guide.places)
      for (const column of Object.keys(place)) expect(fields).toContain(`places.${column}`);
    for (const element of guide.elements) expect(element.dom ?? 'html').toMatch(/^html/);
  });
  test('does not look at class names and ids', () => {
    let n = 0;
    const shuffled = html(name)
      .replace(/ class="[^"]*"/g, '')
      .replace(/<(div|span|p|td|table|li)(?=[ >])/g, (tag) => `${tag} class="c${++n}"`);
    expect(content(read(shuffled))).toEqual(content(guide));
  });
});
