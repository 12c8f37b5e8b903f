// Memory, database and time of the program under load: a portal of very many items here, the program in a process of its own. Called by the bench command.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { UNITS } from '../../fixtures/build.ts';
import { LAYOUTS } from '../../fixtures/fixture-guide.ts';
import { startPortal } from '../../fixtures/portal.ts';

export interface LoadRow {
  name: string;
  /** Guides that were fetched, stored and judged. */
  guides: number;
  listingSeconds: number;
  crawlSecondsPerThousand: number;
  judgeSecondsPerThousand: number;
  /** Most memory (RSS) until the crawl was over, and until everything was judged. */
  crawlPeakMegabytes: number;
  peakMegabytes: number;
  databaseMegabytes: number;
}

const CHILD = fileURLToPath(new URL('load-child.ts', import.meta.url));
/** As scripts/launch.mjs starts the program. */
const FLAGS = ['--heap-growing-percent=20', '--import', import.meta.resolve('tsx')];

/** Runs the program on `guides` items of a fresh portal and a fresh data folder. @throws Error when the program fails */
export async function measureLoad(guides: number): Promise<LoadRow> {
  // Some rows are shown in one of the two lists only: both together hold all.
  const portal = await startPortal({ items: Math.max(51, Math.ceil(guides / UNITS.length)), whole: LAYOUTS });
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-load-'));
  try {
    const args = [...FLAGS, CHILD, portal.origin, String(guides), dir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (code !== 0) throw new Error(`the program under load ended with ${code}`);
    return JSON.parse(out) as LoadRow;
  } finally {
    await portal.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
