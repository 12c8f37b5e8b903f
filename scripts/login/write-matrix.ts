// Writes a walk's matrix: the page, its pictures, the JSON. Called by the login-matrix command.
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../../reports/atomic.ts';
import { matrixJson } from '../../reports/login-matrix/json.ts';
import { matrixPage } from '../../reports/login-matrix/page.ts';
import type { KeptWalk } from '../../reports/walks/changes.ts';
import type { WalkedSite } from './walk-site.ts';

/** `dir`: the data folder that holds the evidence. Returns the page's path. */
export async function writeMatrix(
  { run, rows }: WalkedSite,
  { dir, out, siteName, kept }: { dir: string; out: string; siteName: string; kept?: KeptWalk },
): Promise<string> {
  const pictures = new Map<string, string>();
  for (const { sha256, path } of rows.flatMap(({ visit }) => visit.evidence)) {
    const target = `pictures/${sha256}.jpg`;
    if (!existsSync(join(dir, path))) continue;
    await writeAtomically(join(out, target), (partial) => copyFileSync(join(dir, path), partial));
    pictures.set(sha256, target);
  }
  const page = join(out, 'login-matrix.html');
  const text = matrixPage({ siteName, run, rows, kept, picture: (sha256) => pictures.get(sha256) });
  await writeAtomically(page, (partial) => writeFileSync(partial, text));
  const json = `${JSON.stringify(matrixJson(run, rows, kept), null, 1)}\n`;
  await writeAtomically(join(out, 'login-matrix.json'), (partial) => writeFileSync(partial, json));
  return page;
}
