// Snapshot from HTML without a browser: for files, for the http lane and for tests. Broken HTML is mended as browsers do.
import type { Snapshot, SnapshotNode } from '../../store/schemas/snapshot.ts';
import { attributeOf, HtmlElement, type HtmlNode, HtmlText, parseHtml } from './html-tree.ts';
import { hiddenByMarkup, isEmptyTag, KEPT_ATTRIBUTES, LONGEST_ATTRIBUTE } from './rules.ts';
import { tooDeepAt } from './too-deep.ts';

/** Text nodes stay as they are; deeper than this the rest of a branch becomes text of its last node. */
const DEEPEST = 400;

const BASE = /<base\b/i;

function attributes({ attrs }: HtmlElement): Record<string, string> | undefined {
  let kept: Record<string, string> | undefined;
  for (const { name, value } of attrs) {
    if (!KEPT_ATTRIBUTES.test(name) || value.length > LONGEST_ATTRIBUTE) continue;
    kept ??= {};
    kept[name] = value;
  }
  return kept;
}

/** `panels` collects the panels of tabs. */
function convert(element: HtmlElement, depth: number, panels: SnapshotNode[]): SnapshotNode {
  const tag = element.name.toLowerCase();
  const node: SnapshotNode = { tag, children: [] };
  if (element.attrs.length > 0) {
    const kept = attributes(element);
    if (kept) node.attrs = kept;
    if (kept?.role === 'tabpanel') panels.push(node);
  }
  if (hiddenByMarkup(tag, element.attrs)) node.hidden = true;
  if (isEmptyTag(tag) && tag !== 'head') return node;
  for (const child of element.children) {
    if (child instanceof HtmlText) node.children.push(child.data);
    else if (child instanceof HtmlElement && depth < DEEPEST)
      node.children.push(convert(child, depth + 1, panels));
  }
  return node;
}

const isClosed = (panel: SnapshotNode): boolean =>
  panel.children.every((c) => (typeof c === 'string' ? !c.trim() : isClosed(c)));

/** The first element of the document that fulfils a test, looked for in templates and pictures too. No recursion: a page may be nested without end. */
function firstOf(document: HtmlElement, test: (element: HtmlElement) => boolean): HtmlElement | undefined {
  const left: HtmlNode[] = [document];
  for (let node = left.pop(); node; node = left.pop()) {
    if (!(node instanceof HtmlElement)) continue;
    if (test(node)) return node;
    for (let i = node.children.length; i-- > 0; ) left.push(node.children[i]!);
  }
  return undefined;
}

const textIn = (node: HtmlNode): string =>
  node instanceof HtmlText
    ? node.data
    : node instanceof HtmlElement
      ? node.children.map(textIn).join('')
      : '';

/**
 * Reads a page's HTML into a snapshot. `url` makes its links absolute. `complete` is true when no panel of the
 * page is empty and nothing was cut: what scripts would load later cannot be known here. Never throws on broken HTML.
 */
export function snapshotFromHtml(html: string, o: { url: string }): Snapshot {
  const deep = tooDeepAt(html);
  const document = parseHtml(deep < 0 ? html : html.slice(0, deep));
  const element = document.children.find(
    (child): child is HtmlElement => child instanceof HtmlElement && child.name === 'html',
  );
  const panels: SnapshotNode[] = [];
  const root: SnapshotNode = element ? convert(element, 0, panels) : { tag: 'html', children: [] };
  // Hardly any page has one: the whole tree would be searched in vain.
  const found = BASE.test(html)
    ? firstOf(document, ({ name, attrs }) => name === 'base' && attributeOf(attrs, 'href') !== undefined)
    : undefined;
  const base = found && attributeOf(found.attrs, 'href');
  const title = firstOf(document, ({ name }) => name === 'title');
  return {
    url: base ? resolve(base, o.url) : o.url,
    title: title ? textIn(title).replace(/\s+/g, ' ').trim() : '',
    source: 'html',
    panels: { opened: [], failed: [] },
    complete: deep < 0 && !panels.some(isClosed),
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
