// The lean tree has what the parser's own tree has: the same elements, attributes and texts in the same places.
import { load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  HtmlElement,
  type HtmlNode,
  HtmlText,
  parseHtml,
} from '../../../crawler/snapshot/html-tree.ts';
import { buildFixture } from '../../../fixtures/build.ts';
import { wholePage } from '../../../fixtures/layouts/page.ts';

type Plain = string | { name: string; attrs: Record<string, string>; children: Plain[] };

const ofParser = (node: AnyNode): Plain[] => {
  if (node.type === 'text') return [node.data];
  if (node.type === 'root') return node.children.flatMap(ofParser);
  if (!('attribs' in node)) return [];
  const { name, attribs, children } = node as Element;
  return [{ name, attrs: { ...attribs }, children: children.flatMap(ofParser) }];
};

const ofOurs = (node: HtmlNode): Plain[] => {
  if (node instanceof HtmlText) return [node.data];
  if (!(node instanceof HtmlElement)) return [];
  const children = node.children.flatMap(ofOurs);
  if (!node.name) return children;
  const attrs = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ name: node.name, attrs, children }];
};

const BROKEN = {
  'formatting across boxes': '<p><b>一<i>二</b>三</i><div>四</p>五',
  'text in a table': '<table>甲<tr>乙<td>丙<b>丁<tr><td>戊</table>己',
  'table in a table': '<table><tr><td><table><tr><td>一<b></table>二',
  'links in links': '<a href=1>一<a href=2>二<div>三<a href=3>四',
  'forms in forms': '<form id=a><form id=b><input type=hidden value=1></form></form>',
  'attributes of a second body': '<body class=a><p>一</p><body class=b id=c><html lang=zh>',
  'a picture’s own attributes':
    '<svg viewbox=1><title>图</title><a xlink:href=1 href=2>一</a><foreignObject><p>二</svg>',
  'a template': '<template><tr><td>一</template><select><option>二<option>三</select>',
  'a frameset': '<frameset><frame src=1></frameset><noframes>一</noframes>',
  'two document types and remarks': '<!doctype html><!-- 一 --><!doctype html><title>二</title><!-- 三 -->四',
  'no quirks in a paragraph’s table': '<!doctype html><p><table><tr><td>一</table>',
  'quirks in a paragraph’s table': '<p><table><tr><td>一</table>',
  nothing: '',
};

describe('the tree of HTML', () => {
  it.each(Object.entries(BROKEN))('is the parser’s: %s', (_, html) => {
    expect(ofOurs(parseHtml(html))).toEqual(ofParser(load(html).root()[0] as AnyNode));
  });

  it('is the parser’s for whole pages, cut anywhere', () => {
    const { guides } = buildFixture({ seed: 2021, items: 1 });
    for (const [i, guide] of guides.slice(0, 12).entries()) {
      const page = wholePage(guide);
      const html = page.slice(0, Math.floor((page.length * (i + 1)) / 12));
      expect(ofOurs(parseHtml(html))).toEqual(ofParser(load(html).root()[0] as AnyNode));
    }
  });

  it('takes the last of two attributes of one name', () => {
    const attrs = [
      { name: 'href', value: '1' },
      { name: 'href', value: '2' },
    ];
    expect(attributeOf(attrs, 'href')).toBe('2');
    expect(attributeOf(attrs, 'src')).toBeUndefined();
  });
});
