// One snapshot through the reader of pages: its guide if it is one, and label by label what stands there. Pure; called by
// examine-url.ts and examine-html.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Snapshot } from '../../store/schemas/snapshot.ts';
import type { Dictionary } from '../dictionary.ts';
import { extract, NoGuideError, readPage } from '../extract.ts';
import { type UnknownCaption, unknownCaptions } from './captions.ts';
import { type FieldReading, readFields } from './fields.ts';

export interface SnapshotReading {
  guide: ServiceGuide | null;
  /** Captions of a page that is no guide, too few of them; null for a guide. */
  captions: readonly string[] | null;
  fields: FieldReading[];
  unknown: UnknownCaption[];
}

/** The guide of a snapshot, or the captions that were too few for one. */
export function guideOf(
  snapshot: Snapshot,
  dictionary: Dictionary,
): Pick<SnapshotReading, 'guide' | 'captions'> {
  try {
    return { guide: extract(snapshot, dictionary), captions: null };
  } catch (error) {
    if (error instanceof NoGuideError) return { guide: null, captions: error.captions };
    throw error;
  }
}

export function readSnapshot(snapshot: Snapshot, dictionary: Dictionary): SnapshotReading {
  const { guide, captions } = guideOf(snapshot, dictionary);
  const { reading, marks } = readPage(snapshot, dictionary);
  const known = captions === null || captions.length > 0;
  const values = guide?.elements.map(({ text }) => text) ?? [];
  return {
    guide,
    captions,
    fields: readFields(reading, guide, dictionary),
    // Without a single caption of a guide every label would be news.
    unknown: known ? unknownCaptions(reading, marks, values, dictionary) : [],
  };
}
