// The program under load, in a process of its own: lists the portal, fetches pages by plain HTTP, stores snapshots and
// guides, judges them all. Started by load.ts; prints a LoadRow as JSON.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { EXTRACTOR_VERSION, extract } from '../../crawler/extract.ts';
import { HttpClient } from '../../crawler/http.ts';
import { inLanes } from '../../crawler/in-lanes.ts';
import { type ListedItem, readList, unitsOf } from '../../crawler/listing.ts';
import { guardRules } from '../../crawler/network-guard.ts';
import { loadProfile, userAgentOf } from '../../crawler/profile.ts';
import { decodeHtml } from '../../crawler/snapshot/decode-html.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { localTime, openStore } from '../../store/index.ts';
import { itemId } from '../../store/schemas/unit.ts';
import { auditRun } from '../pipeline.ts';
import type { LoadRow } from './load.ts';

const LANES = 8;
const MB = 1_000_000;

/** Most memory that the process ever held, in megabytes. */
function peak(): number {
  try {
    // By the kernel: `resourceUsage` counts what the parent held when it started us.
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes) return (Number(kilobytes) * 1024) / MB;
  } catch {
    // Not Linux.
  }
  return (process.resourceUsage().maxRSS * 1024) / MB;
}

const [origin, count, dir] = [process.argv[2]!, Number(process.argv[3]), process.argv[4]!];
const profile = loadProfile('fixture');
const store = openStore({ dir, mode: 'write', now: () => new Date() });
const http = new HttpClient({
  rules: guardRules(profile, origin),
  userAgent: userAgentOf(profile),
  deadline: 60_000,
});
const run = store.runs.start({ site: profile.id, kind: 'crawl' });
const dictionary = defaultDictionary();

/** Rows of the portal's own lists, unit by unit, until there are enough. */
async function* listed(): AsyncGenerator<ListedItem> {
  const units = unitsOf((await http.get(profile.publicOrigin + profile.entry)).text, profile);
  store.units.upsert(profile.id, units);
  for (const unit of units)
    for (const variant of profile.list.variants)
      yield* (await readList(http, profile, unit.id, variant)).items;
}

async function fetchGuide({ portalId, unit, name }: ListedItem): Promise<void> {
  const url = profile.publicOrigin + profile.guide.replace('{id}', portalId);
  const answer = await http.get(url);
  const { html, charset } = decodeHtml(answer.bytes, answer.headers['content-type']);
  const snapshot = snapshotFromHtml(html, { url: answer.url });
  const guide = extract(snapshot, dictionary);
  const item = itemId(profile.id, portalId);
  store.transaction(() => {
    store.items.upsert(run.id, [
      { id: item, site: profile.id, portalId, situationId: null, unit, name, situation: null },
    ]);
    const capture = store.captures.save({
      ...{ run: run.id, item, channel: profile.channel, url, finalUrl: answer.url, charset },
      ...{ status: answer.status, headers: answer.headers, redirects: answer.redirects },
      sha256: createHash('sha256').update(answer.bytes).digest('hex'),
      fetchedAt: localTime(new Date()),
      milliseconds: answer.milliseconds,
      ...{ lane: 'http', profileVersion: profile.version, extractorVersion: EXTRACTOR_VERSION },
      ...{ problem: null, problemDetail: null },
    });
    store.snapshots.save(capture.id, snapshot);
    store.guides.save({
      ...{ run: run.id, item, channel: profile.channel, capture: capture.id, url, unit, guide },
    });
  });
}

const seconds = (since: number): number => (performance.now() - since) / 1000;
const begun = performance.now();
const rows = new Map<string, ListedItem>();
for await (const row of listed()) {
  if (rows.size >= count) break;
  rows.set(row.portalId, row);
}
const listing = seconds(begun);
const fetching = performance.now();
await inLanes(rows.values(), LANES, fetchGuide);
const crawl = seconds(fetching);
const crawlPeak = peak();
await http.close();
const judging = performance.now();
auditRun({ store, now: () => new Date(), say: () => {}, signal: new AbortController().signal }, { run });
const judge = seconds(judging);
const guides = store.guides.count(run.id);
store.close();
const database = readdirSync(dir)
  .filter((name) => /\.(?:db|sqlite)/.test(name))
  .reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
const row: LoadRow = {
  name: `load ${guides}`,
  guides,
  listingSeconds: listing,
  crawlSecondsPerThousand: (crawl / guides) * 1000,
  judgeSecondsPerThousand: (judge / guides) * 1000,
  crawlPeakMegabytes: crawlPeak,
  peakMegabytes: peak(),
  databaseMegabytes: database / MB,
};
process.stdout.write(`${JSON.stringify(row)}\n`);
