// Layout (版式) of a plain page: a hash of its structure, of its buttons and panels, and of the scripts that it loads. Pure; called by plain-page.ts.
import { createHash } from 'node:crypto';
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { nodeText } from '../extract/node-text.ts';

/** What stands inside a value and differs from page to page of one layout. */
const INLINE = new Set(['a', 'b', 'br', 'em', 'font', 'i', 'img', 'p', 'small', 'span', 'strong', 'u']);
/** Roles and attributes that say what a click or a script will do there. */
const WORKING = /^(?:role|data-act|data-toggle|data-url|data-src|aria-controls|onclick)$/;
const LONGEST_OPENER = 12;
/** Only the name of a call: its arguments hold the item. */
const NAME = /^[\w$.\s]*/;

/** Tags from the page's root down to a box, and the boxes in it: each kind once, however often it stands there. */
interface Path {
  path: string;
  below: Map<string, Path>;
}

function below({ path, below }: Path, tag: string): Path {
  let next = below.get(tag);
  if (!next) {
    next = { path: `${path}>${tag}`, below: new Map() };
    below.set(tag, next);
  }
  return next;
}

function* pathsBelow(of: Path): Generator<string> {
  for (const next of of.below.values()) {
    yield next.path;
    yield* pathsBelow(next);
  }
}

/**
 * Sixteen hexadecimal digits. Equal for two pages of one template, whatever they say: paths of tags without positions,
 * the kinds of working parts, the scripts without their versions. `opens`: words of a button that brings more (更多地点).
 */
export function layoutOf(
  root: SnapshotNode,
  scripts: readonly string[],
  opens: (text: string) => boolean,
): string {
  const parts = new Set<string>();
  const visit = (node: SnapshotNode, above: Path): void => {
    if (node.tag === 'head') return;
    const path = INLINE.has(node.tag) ? above : below(above, node.tag);
    for (const name in node.attrs)
      if (WORKING.test(name)) parts.add(`${name}=${NAME.exec(node.attrs[name]!)?.[0].trim()}`);
    const text = node.children.length > 0 ? nodeText(node, LONGEST_OPENER + 1) : '';
    if (text && text.length <= LONGEST_OPENER && opens(text)) parts.add(`opens=${text}`);
    for (const child of node.children) if (typeof child !== 'string') visit(child, path);
  };
  const paths: Path = { path: '', below: new Map() };
  visit(root, paths);
  for (const path of pathsBelow(paths)) parts.add(path);
  for (const script of scripts) parts.add(`script=${script.replace(/[?#].*$/, '')}`);
  return createHash('sha256')
    .update([...parts].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}
