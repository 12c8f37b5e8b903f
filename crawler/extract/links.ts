// Links (链接): addresses of the guide's links and of its forms. Called by extract.ts and members.ts.
import type { Link } from '../../store/schemas/guide.ts';
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { nodeText } from './node-text.ts';
import type { El } from './tree.ts';

const QUOTED_ADDRESS =
  /['"]((?:https?:)?\/{1,2}[^'"\s]+|[^'"\s]*\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|jpe?g|png)(?:\?[^'"\s]*)?)['"]/i;
const SCRIPT = /^\s*javascript:/i;

/** Absolute address; undefined when it cannot be one. `javascript:` and `tel:` stay as they are. */
export function absolute(address: string, base: string): string | undefined {
  const bare = address.trim();
  if (SCRIPT.test(bare)) return bare;
  try {
    return new URL(bare, base).href;
  } catch {
    return undefined;
  }
}

/** Where a link or button leads: href, data-url, or the address that its script opens. */
export function addressOf(node: SnapshotNode, base: string): string | undefined {
  const attrs = node.attrs ?? {};
  const href = attrs.href?.trim() ?? '';
  if (href && !SCRIPT.test(href)) {
    const url = absolute(href, base);
    if (url && !onSamePage(url, base)) return url;
  }
  for (const name of ['data-url', 'data-href', 'data-link', 'data-src', 'data-file']) {
    const value = attrs[name]?.trim();
    if (value) return absolute(value, base);
  }
  const script = `${SCRIPT.test(href) ? href : ''} ${attrs.onclick ?? ''}`;
  const quoted = QUOTED_ADDRESS.exec(script)?.[1];
  return quoted ? absolute(quoted, base) : undefined;
}

/** A place of this very page (`#work-apply-data`): a menu's, not a link of the guide. */
const onSamePage = (url: string, base: string): boolean =>
  url.includes('#') && url.slice(0, url.indexOf('#')) === base.replace(/#.*$/, '');

/** Links and buttons inside a box, in the order of the page; hidden ones are left out. */
export function clickables(box: El | SnapshotNode, unseen: (node: SnapshotNode) => boolean): SnapshotNode[] {
  const found: SnapshotNode[] = [];
  const visit = (node: SnapshotNode): void => {
    if (unseen(node)) return;
    const attrs = node.attrs;
    if (
      node.tag === 'a' ||
      node.tag === 'button' ||
      attrs?.onclick ||
      attrs?.['data-url'] ||
      attrs?.['data-href'] ||
      attrs?.['data-file']
    )
      found.push(node);
    for (const child of node.children) if (typeof child !== 'string') visit(child);
  };
  visit('node' in box ? box.node : box);
  return found;
}

/** Text of a link as shown; a picture's is its alternative text. */
export function linkText(node: SnapshotNode): string {
  const text = nodeText(node, 300);
  if (text) return text;
  const picture = node.children.find((c): c is SnapshotNode => typeof c !== 'string' && c.tag === 'img');
  return (
    node.attrs?.title ??
    node.attrs?.['aria-label'] ??
    picture?.attrs?.alt ??
    picture?.attrs?.title ??
    ''
  ).trim();
}

/** All links of the guide: the same text with the same address once. */
export function guideLinks(
  region: El,
  base: string,
  unseen: (node: SnapshotNode) => boolean,
): { link: Link; node: SnapshotNode }[] {
  const seen = new Set<string>();
  const links: { link: Link; node: SnapshotNode }[] = [];
  for (const node of clickables(region, unseen)) {
    const href = node.attrs?.href?.trim();
    if (node.tag !== 'a' || !href) continue;
    const url = absolute(href, base);
    if (!url || onSamePage(url, base)) continue;
    const text = linkText(node);
    const key = `${text}\n${url}`;
    if (seen.has(key)) continue;
    seen.add(key);
    links.push({ link: text ? { text, url } : { url }, node });
  }
  return links;
}
