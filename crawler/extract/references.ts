// Ids that an element names: of the panel that a tab opens, whatever attribute its script reads. Called by reveal.ts
// and panels.ts.
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';

const OF_PANEL = new Set(['aria-controls', 'href', 'for']);
const LONGEST_ID = 60;
/** `showTab('slbz')`: words in quotes. */
const QUOTED = /['"]#?([\w-]{2,60})['"]/gu;

/** Values of aria-controls, of a link to a part of the page, of data attributes, and words quoted in onclick. */
export function referencesOf(node: SnapshotNode): string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (name === 'onclick') for (const [, word] of value.matchAll(QUOTED)) found.push(word!);
    if (!OF_PANEL.has(name) && !name.startsWith('data-')) continue;
    const target = value.replace(/^.*#/, '');
    if (target && target.length <= LONGEST_ID) found.push(target);
  }
  return found;
}
