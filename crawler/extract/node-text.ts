// Text of a snapshot's node before anything is known of the page. Called by tree.ts and reveal.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';

/** Text of a node without white space at the ends; stops soon after `limit` characters. */
export function nodeText(node: SnapshotNode, limit = 4000): string {
  let text = '';
  const visit = (at: SnapshotNode): void => {
    for (const child of at.children) {
      if (text.length > limit) return;
      if (typeof child === 'string') text += child.replace(/\s+/g, ' ');
      else visit(child);
    }
  };
  visit(node);
  return text.trim() || (node.tag === 'input' ? (node.attrs?.value ?? '').trim() : '');
}

export const elementChildren = (node: SnapshotNode): SnapshotNode[] => node.children.filter((c) => typeof c !== 'string');
