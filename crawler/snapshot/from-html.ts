// Snapshot from HTML without a browser: for files, for the http lane and for tests. Broken HTML is mended as browsers do.
import { load } from 'cheerio';
import type { AnyNode, Document, Element } from 'domhandler';
import type { Snapshot, SnapshotNode } from '../../store/schemas/snapshot.ts';
import { hiddenByMarkup, isEmptyTag, KEPT_ATTRIBUTES, LONGEST_ATTRIBUTE } from './rules.ts';
import { tooDeepAt } from './too-deep.ts';

/** Text nodes stay as they are; deeper than this the rest of a branch becomes text of its last node. */
const DEEPEST = 400;

function attributes(element: Element): Record<string, string> | undefined {
  let kept: Record<string, string> | undefined;
  for (const name of Object.keys(element.attribs)) {
    const value = element.attribs[name]!;
    if (!KEPT_ATTRIBUTES.test(name) || value.length > LONGEST_ATTRIBUTE) continue;
    kept ??= {};
    kept[name] = value;
  }
  return kept;
}

function convert(element: Element, depth: number): SnapshotNode {
  const tag = element.name.toLowerCase();
  const node: SnapshotNode = { tag, children: [] };
  const kept = attributes(element);
  if (kept) node.attrs = kept;
  if (hiddenByMarkup(tag, (name) => element.attribs[name])) node.hidden = true;
  if (isEmptyTag(tag) && tag !== 'head') return node;
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

/** The first element of the document that fulfils a test, looked for in templates and pictures too. No recursion: a page may be nested without end. */
function firstOf(document: Document, test: (element: Element) => boolean): Element | undefined {
  const left: AnyNode[] = [document];
  for (let node = left.pop(); node; node = left.pop()) {
    if ('attribs' in node && test(node)) return node;
    if ('children' in node) for (let i = node.children.length; i-- > 0; ) left.push(node.children[i]!);
  }
  return undefined;
}

/**
 * Reads a page's HTML into a snapshot. `url` makes its links absolute. `complete` is true when no panel of the
 * page is empty and nothing was cut: what scripts would load later cannot be known here. Never throws on broken HTML.
 */
export function snapshotFromHtml(html: string, o: { url: string }): Snapshot {
  const deep = tooDeepAt(html);
  const $ = load(deep < 0 ? html : html.slice(0, deep));
  const document = $.root()[0] as Document;
  const element = document.children.find((child) => 'name' in child && child.name === 'html');
  const root: SnapshotNode = element ? convert(element as Element, 0) : { tag: 'html', children: [] };
  const base = firstOf(document, ({ name, attribs }) => name === 'base' && attribs.href !== undefined)
    ?.attribs.href;
  const title = firstOf(document, ({ name }) => name === 'title');
  return {
    url: base ? resolve(base, o.url) : o.url,
    title: title ? $(title).text().replace(/\s+/g, ' ').trim() : '',
    source: 'html',
    panels: { opened: [], failed: [] },
    complete: deep < 0 && !closedPanels(root),
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
