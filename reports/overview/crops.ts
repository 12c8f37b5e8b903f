// Copies the evidence crops beside the overview, each once. Called by unit-page.ts through overview.ts.
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../store/schemas/finding.ts';
import { writeAtomically } from '../atomic.ts';
import { type Picture, pictureOf } from '../workbook/picture.ts';

export const CROPS = 'crops';

/** A crop as a page shows it. */
export interface Crop extends Pick<Picture, 'width' | 'height'> {
  /** Path from the folder of index.html. */
  path: string;
}

/** Copies the crops of these findings to `out`; returns finding id → crop, and the files written. */
export async function copyCrops(
  findings: Iterable<Finding>,
  dir: string,
  out: string,
): Promise<{ crops: Map<string, Crop>; files: string[] }> {
  const crops = new Map<string, Crop>();
  const files = new Set<string>();
  for (const finding of findings) {
    const picture = pictureOf(finding, dir);
    if (!picture) continue;
    const path = `${CROPS}/${picture.sha256}.${picture.extension}`;
    const target = join(out, path);
    if (!existsSync(target)) await writeAtomically(target, (partial) => copyFileSync(picture.path, partial));
    files.add(target);
    crops.set(finding.id, { path, width: picture.width, height: picture.height });
  }
  return { crops, files: [...files] };
}
