// What a snapshot keeps of a page, shared by the reader of HTML and the walker inside the browser.
import { type Attribute, attributeOf } from './html-tree.ts';

/**
 * Elements whose content a person never sees. They stay in the tree as empty hidden nodes, so that the n-th
 * child of the tree is the n-th child of the page.
 */
export const EMPTY_TAGS: readonly string[] = [
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'canvas',
  'object',
  'iframe',
  'video',
  'audio',
];

const EMPTY = new Set(EMPTY_TAGS);

export const isEmptyTag = (tag: string): boolean => EMPTY.has(tag);

/** Attributes that are kept: addresses, roles, table spans, file names; never classes and styles. */
export const KEPT_ATTRIBUTES =
  /^(?:href|src|id|role|title|alt|type|name|value|for|target|download|onclick|colspan|rowspan|open|aria-.+|data-.+)$/;

/** Longest attribute value that is kept: inlined pictures are not text. */
export const LONGEST_ATTRIBUTE = 2000;

const HIDING_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** Hidden by the element's own markup, as far as that can be told without style sheets. */
export function hiddenByMarkup(tag: string, attrs: readonly Attribute[]): boolean {
  if (isEmptyTag(tag)) return true;
  if (attrs.length === 0) return false;
  if (tag === 'input' && attributeOf(attrs, 'type')?.toLowerCase() === 'hidden') return true;
  if (attributeOf(attrs, 'hidden') !== undefined) return true;
  const style = attributeOf(attrs, 'style');
  return style !== undefined && HIDING_STYLE.test(style);
}
