// One night on a fixture portal: crawled and judged in a folder of its own. Used by the tests of faults.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrawlSummary, crawl } from '../../crawler/crawl.ts';
import { loadProfile } from '../../crawler/profile.ts';
import type { Portal } from '../../fixtures/portal.ts';
import { auditRun } from '../../scripts/pipeline.ts';
import { openStore, type RunRecord, type Store } from '../../store/index.ts';

/** The fixture's profile with deadlines that a test can wait for. */
export const profile = loadProfile('fixture');
profile.deadlines = { request: 4000, open: 3000, quiet: 1500, click: 1500, panels: 5000, page: 8000 };
profile.pace = { perSecond: 1000, concurrency: 2 };

export interface PlayedNight {
  store: Store;
  run: RunRecord;
  summary: CrawlSummary;
  /** Ids of the run's findings, sorted. */
  findings: string[];
  /** What the operator is told after the judging. */
  said: string[];
  close(): void;
}

/** `after`: a night before in the same folder, whose history goes on. */
export async function playNight(
  portal: Portal,
  units: string[],
  after?: Pick<PlayedNight, 'store'>,
): Promise<PlayedNight> {
  const dir = after?.store.dir ?? mkdtempSync(join(tmpdir(), '故 障-'));
  const now = () => new Date();
  const store = after?.store ?? openStore({ dir, mode: 'write', now });
  const run = store.runs.start({ site: profile.id, kind: 'crawl' });
  const { signal } = new AbortController();
  const summary = await crawl({ profile, origin: portal.origin, store, run, units, signal });
  const said: string[] = [];
  auditRun({ store, now, signal, say: (line) => void said.push(line) }, { run });
  store.runs.finish(run.id, { status: 'done', summary: null });
  const findings = [...store.findings.iterate(run.id)].map(({ id }) => id).sort();
  const close = () => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { store, run, summary, findings, said, close };
}
