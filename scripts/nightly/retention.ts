// Which evidence of old nights may go: nothing of the last nights, and nothing that an open finding cites. Called by nightly.ts after a finished run.
import type { RunRecord, Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';

/** Crawls of the site before the last `keep` that ended well: one that was killed among them is over too, as only one process writes. Pure; `runs` with the newest first. */
export function retiredRuns(runs: readonly RunRecord[], site: string, keep: number): RunRecord[] {
  const own = runs.filter((run) => run.site === site && run.kind === 'crawl');
  let done = 0;
  const last = own.findIndex(({ status }) => status === 'done' && ++done === keep);
  return last < 0 ? [] : own.slice(last + 1);
}

/** A page as a finding saw it last. */
const sighting = (at: string, { item, channel }: { item: string; channel: string }): string =>
  `${at} ${channel} ${item}`;

/** Pages whose snapshots open findings stand on: of the run in which each was last seen. Pure. */
export const sightings = (open: Iterable<Pick<Finding, 'item' | 'channel' | 'lastSeen'>>): Set<string> => {
  const all = new Set<string>();
  for (const finding of open) all.add(sighting(finding.lastSeen, finding));
  return all;
};

/** Captures of a retired run whose snapshot no open finding stands on. Pure. */
export const idleSnapshots = (
  run: Pick<RunRecord, 'startedAt'>,
  kept: readonly { capture: string; item: string; channel: string }[],
  needed: ReadonlySet<string>,
): string[] => kept.filter((one) => !needed.has(sighting(run.startedAt, one))).map(({ capture }) => capture);

/** Paths that only retired runs cite. Pure. */
export const idlePaths = (retired: Iterable<string>, ...needed: readonly ReadonlySet<string>[]): string[] =>
  [...retired].filter((path) => !needed.some((paths) => paths.has(path))).sort();

export interface Retired {
  runs: number;
  snapshots: number;
  files: number;
  bytes: number;
}

/** Keeps the evidence of the last `keep` nights of a site. */
export function retire(store: Store, site: string, keep: number): Retired {
  const runs = store.runs.list();
  const retired = retiredRuns(runs, site, keep);
  if (retired.length === 0) return { runs: 0, snapshots: 0, files: 0, bytes: 0 };
  const needed = sightings(store.findings.current(site));
  const captures = retired.flatMap((run) => idleSnapshots(run, store.retention.snapshots(run.id), needed));
  const old = new Set(retired.map(({ id }) => id));
  const paths = idlePaths(
    store.retention.cited([...old]),
    store.retention.cited(runs.map(({ id }) => id).filter((id) => !old.has(id))),
    store.retention.citedNow(),
  );
  const freed = store.retention.dropSnapshots(captures);
  const { files, bytes } = store.retention.dropFiles(paths);
  return { runs: retired.length, snapshots: captures.length, files, bytes: bytes + freed };
}
