// The one reader of pages: a snapshot becomes a ServiceGuide, by captions and table headers, never by class names.
// Pure. Called by the crawl, by the second look and by `guide-audit extract`.
import type { Material, ServiceGuide } from '../store/schemas/guide.ts';
import type { Snapshot, SnapshotNode } from '../store/schemas/snapshot.ts';
import type { Dictionary } from './dictionary.ts';
import { assemble } from './extract/assemble.ts';
import { dropChrome, guideRegion } from './extract/chrome.ts';
import { consultOfGuide, phonesOfCards } from './extract/contacts.ts';
import { findHomes } from './extract/homes.ts';
import { type Reading, readMaterials } from './extract/lists.ts';
import { findMarks, type Mark, withoutValues } from './extract/marks.ts';
import { readPairs } from './extract/pairs.ts';
import { readStrips } from './extract/panels.ts';
import { findReveals, type Reveal } from './extract/reveal.ts';
import { findReversed } from './extract/reversed.ts';
import { linkedSamples } from './extract/samples.ts';
import { dropForeign, sectionAt, sectionScopes } from './extract/scopes.ts';
import { readTables } from './extract/tables.ts';
import { buildPage, type Page } from './extract/tree.ts';
import { conditionsOfWho } from './extract/who.ts';
import { snapshotFromHtml } from './snapshot/from-html.ts';

/** Version of this reader; stored with every guide. */
export const EXTRACTOR_VERSION = 'extractor/9';

const NOTHING: Reveal = { show: new Set(), hide: new Set() };

/** Fewer different captions of a guide than this, and the page is none (a log-in page, a list, an error). */
const FEWEST_FIELDS = 3;

/** The page is no service guide. The message says what was seen instead. */
export class NoGuideError extends Error {
  override name = 'NoGuideError';
  /** Captions that were recognised, too few of them. */
  readonly captions: readonly string[];
  constructor(snapshot: Pick<Snapshot, 'title' | 'url'>, captions: readonly string[]) {
    const seen = captions.length > 0 ? `只认出 ${captions.join('、')}` : '没有认出任何办事指南的栏目名称';
    super(
      `页面中没有识别到办事指南（标题“${snapshot.title || '无'}”，${seen}）。请确认这是一个事项的办事指南页，并且内容已加载完整。`,
    );
    this.captions = captions;
  }
}

/** @throws NoGuideError when fewer than three fields of a guide have their caption on the page. */
export function extract(snapshot: Snapshot, dictionary: Dictionary): ServiceGuide {
  const { reading, marks } = readPage(snapshot, dictionary);
  const fields = new Map<string, string>();
  for (const pair of reading.pairs) if (pair.path) fields.set(pair.path, pair.mark.label);
  for (const table of reading.tables)
    for (const column of table.shown) fields.set(`${table.kind}.${column}`, column);
  if (fields.size < FEWEST_FIELDS) throw new NoGuideError(snapshot, [...fields.values()]);
  return assemble(reading, marks, guideRegion(reading.page, marks), snapshot, EXTRACTOR_VERSION);
}

/** Materials of an HTML fragment (a table in a record's field), for the record mappings. Empty when there are none. */
export function extractMaterialsFragment(html: string, dictionary: Dictionary): Material[] {
  const { reading } = readPage(
    snapshotFromHtml(`<h2>申请材料</h2><div>${html}</div>`, { url: 'about:blank' }),
    dictionary,
  );
  return readMaterials(reading).map((m) => m.material);
}

/** Everything that was recognised, before it becomes a guide. */
export function readPage(snapshot: Snapshot, dictionary: Dictionary): { reading: Reading; marks: Mark[] } {
  // A browser has opened what can be opened: what is hidden there now is what nobody sees.
  const reveal = snapshot.source === 'browser' ? NOTHING : findReveals(snapshot.root, dictionary);
  const page: Page = buildPage(snapshot.root, dictionary, reveal);
  let marks = dropChrome(page, findMarks(page));
  marks = readStrips(page, marks);
  findHomes(
    page,
    marks.filter((m) => !m.regions),
  );
  marks = dropForeign(page, withoutValues(page, marks));
  const early = sectionScopes(marks);
  const tables = readTables(page, marks, (run) => sectionAt(early, run));
  const free = marks.filter(
    (m) => !tables.some((t) => m.last > m.first && m.first >= t.first && m.last <= t.last),
  );
  findReversed(page, free);
  const unseen = (node: SnapshotNode) =>
    reveal.hide.has(node) || (node.hidden === true && !reveal.show.has(node));
  const read = conditionsOfWho(
    phonesOfCards(consultOfGuide(readPairs(page, free, sectionScopes(free), tables))),
  );
  const pairs = linkedSamples(page, read, snapshot.url, unseen);
  return { reading: { page, base: snapshot.url, pairs, tables, unseen }, marks };
}
