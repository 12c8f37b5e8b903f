// Text of a snapshot's node before anything is known of the page. Called by tree.ts and reveal.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';

const BLANKS = /\s/;

/** Text of a node without white space at the ends; stops soon after `limit` characters. */
export function nodeText(node: SnapshotNode, limit = 4000): string {
  const text = collect(node, '', limit);
  return text.trim() || (node.tag === 'input' ? (node.attrs?.value ?? '').trim() : '');
}

function collect(node: SnapshotNode, before: string, limit: number): string {
  let text = before;
  for (const child of node.children) {
    if (text.length > limit) return text;
    text =
      typeof child === 'string'
        ? text + (BLANKS.test(child) ? child.replace(/\s+/g, ' ') : child)
        : collect(child, text, limit);
  }
  return text;
}

export const elementChildren = (node: SnapshotNode): SnapshotNode[] =>
  node.children.filter((c) => typeof c !== 'string');
