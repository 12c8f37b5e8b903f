// Accuracy of reading pages: guides with known values are shown by the fixture portal in every layout and read back.
// Called by the accuracy command.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { extract, NoGuideError } from '../../crawler/extract.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { type FixtureGuide, LAYOUTS, type RenderGuide } from '../../fixtures/fixture-guide.ts';
import { wholePage } from '../../fixtures/layouts/page.ts';
import { openStore } from '../../store/index.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { now } from '../context.ts';
import { collectSite } from '../pipeline/collect-site.ts';
import { compareReading, type Difference, type FieldScore } from './reading.ts';
import type { AccuracyRow } from './row.ts';

export interface PageAccuracy {
  rows: AccuracyRow[];
  differences: Difference[];
}

const asRows = (set: string, scores: Iterable<FieldScore>): AccuracyRow[] =>
  [...scores]
    .sort((a, b) => (a.field < b.field ? -1 : 1))
    .map(({ field, values, equal, differences }) => ({
      set,
      message: field,
      cases: values,
      misses: values - equal,
      falseAlarms: differences.filter((d) => d.read !== null).length,
      reviewShare: 0,
    }));

function readPage(html: string, url: string): ServiceGuide | null {
  try {
    return extract(snapshotFromHtml(html, { url }), defaultDictionary());
  } catch (error) {
    if (error instanceof NoGuideError) return null;
    throw error;
  }
}

/** Saved pages of every layout, read without a browser. */
export function accuracyOfSavedPages(guides: readonly RenderGuide[]): PageAccuracy {
  const all: PageAccuracy = { rows: [], differences: [] };
  for (const layout of LAYOUTS) {
    const scores = new Map<string, FieldScore>();
    for (const one of guides) {
      const shown: FixtureGuide = {
        ...one,
        layout,
        emptyCaptions: [...(one.emptyCaptions ?? [])],
        operators: [],
      };
      const read = readPage(
        wholePage(shown),
        `http://portal.fixture.example/govPortals/bsfw/item/${one.item.portalId}`,
      );
      compareReading(scores, one.item.id, one.guide, read);
    }
    all.rows.push(...asRows(`pages ${layout}`, scores.values()));
    all.differences.push(...[...scores.values()].flatMap((s) => s.differences));
  }
  return all;
}

/** The same guides crawled with the browser, each in one layout; a data folder of its own, removed afterwards. */
export async function accuracyOfCrawl(
  file: string,
  mapping: string | undefined,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<PageAccuracy> {
  const dir = mkdtempSync(join(tmpdir(), 'guide-audit-'));
  const store = openStore({ dir, mode: 'write', now });
  try {
    const site = await collectSite(
      { store, now, say, signal },
      { site: 'fixture', channels: ['pc'], fixture: { records: file, mapping } },
    );
    const scores = new Map<string, FieldScore>();
    for (const { item, guide } of site.portal!.guides)
      compareReading(scores, item.id, guide, store.guides.get(site.run.id, item.id, 'pc')?.guide ?? null);
    await site.close();
    return {
      rows: asRows('crawl', scores.values()),
      differences: [...scores.values()].flatMap((s) => s.differences),
    };
  } finally {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
