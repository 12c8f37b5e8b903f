// One night after another without a browser: pages are made, read and judged through the pipeline's own functions.
// Used by the tests of history and drift guard.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Dictionary, defaultDictionary } from '../../crawler/dictionary.ts';
import { EXTRACTOR_VERSION, extract, NoGuideError } from '../../crawler/extract.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { type FixtureGuide, PUBLIC_ORIGIN, SITE } from '../../fixtures/fixture-guide.ts';
import { wholePage } from '../../fixtures/layouts/page.ts';
import type { Presence } from '../../fixtures/nights.ts';
import { acceptLayout, auditRun } from '../../scripts/pipeline.ts';
import { openStore, type RunRecord, type Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { Snapshot } from '../../store/schemas/snapshot.ts';

export interface NightSpec {
  guides: readonly FixtureGuide[];
  /** Where an item is; an unknown one is listed where it has a guide. */
  presence?: ReadonlyMap<string, Presence>;
  /** What happened to the pages' HTML. */
  page?: (html: string, fixture: FixtureGuide) => string;
  dictionary?: Dictionary;
}

const read = new Map<string, ServiceGuide>();

/** Pages are read once each: most do not change from night to night. */
function guideOf(html: string, dictionary: Dictionary | undefined): ServiceGuide | Snapshot {
  const known = dictionary ? undefined : read.get(html);
  if (known) return known;
  const snapshot = snapshotFromHtml(html, { url: PUBLIC_ORIGIN });
  try {
    const guide = extract(snapshot, dictionary ?? defaultDictionary());
    if (!dictionary) read.set(html, guide);
    return guide;
  } catch (error) {
    if (error instanceof NoGuideError) return snapshot;
    throw error;
  }
}

/** A page that answered and is no guide, as the crawl stores it. */
function saveUnread(store: Store, run: string, item: string, snapshot: Snapshot, fetchedAt: string): void {
  const { id } = store.captures.save({
    ...{ run, item, channel: 'pc', url: PUBLIC_ORIGIN, finalUrl: PUBLIC_ORIGIN, status: 200, headers: {} },
    ...{ charset: 'utf-8', sha256: '', redirects: [], fetchedAt, milliseconds: 1, lane: 'browser' },
    ...{ profileVersion: '1', extractorVersion: EXTRACTOR_VERSION },
    ...{ problem: 'no-guide', problemDetail: '页面中没有识别到办事指南' },
  });
  store.snapshots.save(id, snapshot);
}

export class Nights {
  readonly store: Store;
  readonly said: string[] = [];
  private clock = new Date('2026-11-01T13:00:00Z');

  constructor() {
    const dir = mkdtempSync(join(tmpdir(), '夜 间-'));
    this.store = openStore({ dir, mode: 'write', now: () => this.clock });
    onTestFinished(() => {
      this.store.close();
      rmSync(dir, { recursive: true, force: true });
    });
  }

  private get context() {
    const say = (line: string) => void this.said.push(line);
    return { store: this.store, now: () => this.clock, say, signal: new AbortController().signal };
  }

  /** Plays one night: lists, pages, judging. */
  night({ guides, presence, page = (html) => html, dictionary }: NightSpec): RunRecord {
    const { store } = this;
    this.clock = new Date(this.clock.getTime() + 86_400_000);
    const run = store.runs.start({ site: SITE, kind: 'crawl' });
    // A unit that lists nothing is still there.
    const before = store.units.list(SITE);
    const units = [...new Map([...before, ...guides.map(({ unit }) => unit)].map((u) => [u.id, u])).values()];
    store.units.upsert(SITE, units);
    const whereIs = (id: string): Presence => presence?.get(id) ?? 'listed';
    store.transaction(() => {
      for (const fixture of guides) {
        const { item, unit } = fixture;
        if (whereIs(item.id) === 'listed') store.items.upsert(run.id, [item]);
        const guide = guideOf(page(wholePage(fixture), fixture), dictionary);
        if ('root' in guide) {
          saveUnread(store, run.id, item.id, guide, run.startedAt);
          continue;
        }
        store.guides.save({
          run: run.id,
          item: item.id,
          channel: 'pc',
          capture: null,
          url: null,
          unit: unit.id,
          guide,
        });
      }
      for (const [id, where] of presence ?? [])
        if (where === 'down' && store.items.get(id)) store.items.upsert(run.id, [store.items.get(id)!]);
    });
    const held = new Set(store.items.ofRun(run.id).map(({ id }) => id));
    for (const { id } of units)
      for (const item of store.lists.expected(run.id, id))
        if (!held.has(item.id))
          store.lists.absent(run.id, item.id, whereIs(item.id) === 'unlisted' ? 'there' : 'gone');
    store.lists.save(
      run.id,
      units.map(({ id }) => ({ unit: id, complete: true })),
    );
    auditRun(this.context, { run });
    store.runs.finish(run.id, { status: 'done', summary: null });
    return store.runs.get(run.id)!;
  }

  judgeAgain(run: RunRecord): void {
    auditRun(this.context, { run });
  }

  accept(run: RunRecord, units?: string[]): void {
    acceptLayout(this.context, { run, units });
  }

  findings(run: RunRecord): Finding[] {
    return [...this.store.findings.iterate(run.id)];
  }

  /** `state message item field key` of every row of the run. */
  rows(run: RunRecord): string[] {
    return this.findings(run).map((f) => `${f.state} ${f.message} ${f.item} ${f.field} ${f.key ?? ''}`);
  }

  /** Sentences for the operator since the last call. */
  asked(): string[] {
    return this.said.splice(0).filter((line) => line.includes('accept-layout --run'));
  }
}
