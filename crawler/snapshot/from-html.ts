// Snapshot from HTML without a browser: for files, for the http lane and for tests. Broken HTML is mended as browsers do.
import { load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import type { Snapshot, SnapshotNode } from '../../store/schemas/snapshot.ts';
import { EMPTY_TAGS, hiddenByMarkup, KEPT_ATTRIBUTES, LONGEST_ATTRIBUTE } from './rules.ts';

/** Text nodes stay as they are; deeper than this the rest of a branch becomes text of its last node. */
const DEEPEST = 400;

function attributes(element: Element): Record<string, string> | undefined {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attribs))
    if (KEPT_ATTRIBUTES.test(name) && value.length <= LONGEST_ATTRIBUTE) kept[name] = value;
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function convert(element: Element, depth: number): SnapshotNode {
  const tag = element.name.toLowerCase();
  const node: SnapshotNode = { tag, children: [] };
  const kept = attributes(element);
  if (kept) node.attrs = kept;
  if (hiddenByMarkup(tag, (name) => element.attribs[name])) node.hidden = true;
  if (EMPTY_TAGS.includes(tag) && tag !== 'head') return node;
  for (const child of element.children as AnyNode[]) {
    if (child.type === 'text') node.children.push(child.data);
    else if (child.type === 'tag' || child.type === 'script' || child.type === 'style') {
      if (depth < DEEPEST) node.children.push(convert(child as Element, depth + 1));
    }
  }
  return node;
}

function closedPanels(root: SnapshotNode): boolean {
  const empty = (node: SnapshotNode): boolean =>
    node.children.every((c) => (typeof c === 'string' ? !c.trim() : empty(c)));
  const visit = (node: SnapshotNode): boolean =>
    (node.attrs?.role === 'tabpanel' && empty(node)) ||
    node.children.some((c) => typeof c !== 'string' && visit(c));
  return visit(root);
}

/**
 * Reads a page's HTML into a snapshot. `url` makes its links absolute. `complete` is true when no panel of the
 * page is empty: what scripts would load later cannot be known here. Never throws on broken HTML.
 */
export function snapshotFromHtml(html: string, o: { url: string }): Snapshot {
  const $ = load(html);
  const element = $.root().children('html').get(0) as Element | undefined;
  const root: SnapshotNode = element ? convert(element, 0) : { tag: 'html', children: [] };
  const base = $('base[href]').first().attr('href');
  return {
    url: base ? resolve(base, o.url) : o.url,
    title: $('title').first().text().replace(/\s+/g, ' ').trim(),
    source: 'html',
    panels: { opened: [], failed: [] },
    complete: !closedPanels(root),
    root,
  };
}

function resolve(address: string, base: string): string {
  try {
    return new URL(address, base).href;
  } catch {
    return base;
  }
}
