// An unchanged second night beside the first one: the example portal in both channels, crawled, judged and looked at again. Called by the bench command.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadChannels, type SiteProfile } from '../../crawler/profile.ts';
import { type Portal, startPortal } from '../../fixtures/portal.ts';
import { openStore, type Store } from '../../store/index.ts';
import { collectChannels } from '../pipeline/collect-channels.ts';
import { lookAgain } from '../pipeline/look-again.ts';
import { auditRun } from '../pipeline.ts';

interface NightCost {
  /** Pages that were read in full, and pages that were found unchanged. */
  anew: number;
  unchanged: number;
  crawlSeconds: number;
  /** Crawled, judged and looked at again. */
  seconds: number;
  requests: number;
  megabytes: number;
}

export interface NightRow {
  name: string;
  first: NightCost;
  second: NightCost;
  /** Second by first night. */
  bytesRatio: number;
  crawlTimeRatio: number;
  timeRatio: number;
}

const DAY_MS = 86_400_000;
/** No page's turn comes within so many nights of the first one, in practice. */
const NEVER = 100_000;

interface Place {
  units: string[] | undefined;
  store: Store;
  portal: Portal;
  clock: { now: () => Date; nextDay: () => void };
}

async function playNight(
  { store, portal, clock, units }: Place,
  profiles: readonly SiteProfile[],
): Promise<NightCost> {
  const { signal } = new AbortController();
  const context = { store, now: clock.now, say: () => undefined, signal };
  const run = store.runs.start({ site: profiles[0]!.id, kind: 'crawl' });
  const [before, begun] = [portal.traffic(), performance.now()];
  const { origin } = portal;
  const robots = new Map();
  const summary = await collectChannels(context, profiles, {
    origin,
    store,
    run,
    units,
    incremental: true,
    robots,
  });
  const crawled = performance.now();
  auditRun(context, { run });
  const close = async () => undefined;
  await lookAgain(context, { run, summary, profiles: [...profiles], origin, robots, close });
  store.runs.finish(run.id, { status: 'done', summary });
  const after = portal.traffic();
  return {
    ...{ anew: summary.ages.anew, unchanged: summary.ages.unchanged },
    crawlSeconds: (crawled - begun) / 1000,
    seconds: (performance.now() - begun) / 1000,
    requests: after.requests - before.requests,
    megabytes: (after.bytes - before.bytes) / 1e6,
  };
}

/** Three nights of a portal that does not change: all is new, a usual share's turn to be read in full, and nobody's. `items`: a unit; `units`: all where none is named. */
export async function measureNights(items: number, units?: string[]): Promise<NightRow[]> {
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-night-'));
  let day = Date.now();
  const clock = {
    now: () => new Date(day),
    nextDay: () => {
      day += DAY_MS;
    },
  };
  const portal = await startPortal({ items });
  const store = openStore({ dir, mode: 'write', now: clock.now });
  const profiles = loadChannels('fixture');
  const never = profiles.map((profile) => ({ ...profile, fullEvery: NEVER }));
  const night = async (of: readonly SiteProfile[]): Promise<NightCost> => {
    const cost = await playNight({ store, portal, clock, units }, of);
    clock.nextDay();
    return cost;
  };
  try {
    const first = await night(profiles);
    const row = (name: string, second: NightCost): NightRow => ({
      ...{ name, first, second },
      bytesRatio: second.megabytes / first.megabytes,
      crawlTimeRatio: second.crawlSeconds / first.crawlSeconds,
      timeRatio: second.seconds / first.seconds,
    });
    const shared = await night(profiles);
    return [
      row('unchanged night', await night(never)),
      row('unchanged night with its share of full readings', shared),
    ];
  } finally {
    store.close();
    await portal.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
