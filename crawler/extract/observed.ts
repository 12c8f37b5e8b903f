// How completely each part was seen: a missing value is a defect only where the page was seen completely. Called by assemble.ts.

import type { z } from 'zod';
import { type Observation, SCALAR_FIELDS, type ServiceGuide } from '../../store/schemas/guide.ts';
import type { Snapshot, SnapshotNode } from '../../store/schemas/snapshot.ts';
import { captionEntry, foldCaption } from '../dictionary.ts';
import type { Reading } from './lists.ts';
import { nodeText } from './node-text.ts';

type Seen = z.infer<typeof Observation>;
const PARTS = [...SCALAR_FIELDS, 'handleForms', 'places', 'materials', 'steps', 'links'] as const;

/** True when a button 更多地点 still stands that nothing on the page answers. */
function morePlaces(
  root: SnapshotNode,
  labels: ReadonlySet<string>,
  unseen: (node: SnapshotNode) => boolean,
): boolean {
  if (unseen(root)) return false;
  if (root.children.length > 0 && labels.has(foldCaption(nodeText(root, 16)))) return true;
  return root.children.some((c) => typeof c !== 'string' && morePlaces(c, labels, unseen));
}

/**
 * On a completely seen page every part is `complete`, but for texts that were cut. On one that was not, only what
 * was found is; a part whose panel could not be opened is `not-collected`.
 */
export function observations(
  guide: ServiceGuide,
  reading: Reading,
  cut: ReadonlySet<string>,
  snapshot: Snapshot,
): Record<string, Seen> {
  const observed: Record<string, Seen> = {};
  const failed = new Set(
    snapshot.panels.failed.flatMap((name) => {
      const entry = captionEntry(reading.page.dictionary, name);
      return entry
        ? [entry.field?.split('.')[0], entry.section, entry.own].filter((p) => p !== undefined)
        : [];
    }),
  );
  for (const part of PARTS) {
    const value = guide[part];
    const found = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (cut.has(part)) observed[part] = 'partial';
    else if (failed.has(part)) observed[part] = found ? 'partial' : 'not-collected';
    else if (snapshot.complete || found) observed[part] = 'complete';
  }
  const { morePlaces: labels } = reading.page.dictionary.data.residue;
  const opened = snapshot.source === 'browser' && snapshot.complete;
  if (
    !opened &&
    guide.places.length <= 1 &&
    morePlaces(snapshot.root, new Set(labels.map(foldCaption)), reading.unseen)
  )
    observed.places = 'partial';
  return observed;
}
