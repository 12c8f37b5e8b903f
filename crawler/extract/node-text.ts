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
    if (typeof child !== 'string') text = collect(child, text, limit);
    else {
      const own = BLANKS.test(child) ? child.replace(/\s+/g, ' ') : child;
      // White space between boxes is no text: many empty lines must not use up the limit.
      text += text === '' || text.endsWith(' ') ? own.trimStart() : own;
    }
  }
  return text;
}

export const elementChildren = (node: SnapshotNode): SnapshotNode[] =>
  node.children.filter((c) => typeof c !== 'string');
