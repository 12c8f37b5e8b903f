// `guide-audit export warc`: what a run stored, in a file that others can read, and from which every guide is read again.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WARCParser } from 'warcio';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { EXTRACTOR_VERSION, extract } from '../../crawler/extract.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { wholePage } from '../../fixtures/layouts/page.ts';
import { main } from '../../scripts/cli.ts';
import type { Capture, Store } from '../../store/index.ts';
import type { Snapshot } from '../../store/schemas/snapshot.ts';
import { folder, open } from '../store/folder.ts';

const URL_OF = 'http://portal.fixture.example/govPortals/bsfw/item/';

interface Kept {
  store: Store;
  run: string;
  /** Item whose page did not come. */
  lost: string;
}

/** A run with the pages of some guides of every layout, and one page that did not come. */
function runOfPages(): Kept {
  const store = open(folder());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const save = (item: string, more: Partial<Capture>): Capture =>
    store.captures.save({
      ...{ run: run.id, item, channel: 'pc', url: URL_OF + item, finalUrl: URL_OF + item, status: 200 },
      ...{ headers: { 'content-type': 'text/html; charset=utf-8' }, charset: 'utf-8', sha256: 'ab' },
      ...{ redirects: [], fetchedAt: '2026-11-23T21:15:05+08:00', milliseconds: 12, lane: 'browser' },
      ...{ profileVersion: '1', extractorVersion: EXTRACTOR_VERSION, problem: null, problemDetail: null },
      ...more,
    });
  for (const made of buildFixture({ items: 1 }).guides.slice(0, 20)) {
    const { item, unit } = made;
    const snapshot = snapshotFromHtml(wholePage(made), { url: URL_OF + item.portalId });
    const capture = save(item.id, {});
    store.snapshots.save(capture.id, snapshot);
    store.guides.save({
      ...{ run: run.id, item: item.id, channel: 'pc', capture: capture.id, url: capture.url, unit: unit.id },
      guide: extract(snapshot, defaultDictionary()),
    });
  }
  const lost = 'fixture/lost';
  save(lost, { status: 503, problem: 'timeout', problemDetail: '服务器回应状态码 503' });
  store.runs.finish(run.id, { status: 'done', summary: null });
  return { store, run: run.id, lost };
}

async function exported(store: Store, ...argv: string[]): Promise<number> {
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  onTestFinished(() => void vi.restoreAllMocks());
  const code = await main(['--data', store.dir, 'export', 'warc', ...argv]);
  spy.mockRestore();
  return code;
}

interface Read {
  type: string;
  id: string;
  refersTo: string | null;
  text: string;
}

async function recordsOf(file: string): Promise<Read[]> {
  const records: Read[] = [];
  for await (const record of new WARCParser(createReadStream(file))) {
    const text = await record.contentText();
    const header = (name: string) => record.warcHeader(name) ?? null;
    records.push({
      type: record.warcType!,
      id: header('WARC-Record-ID')!,
      refersTo: header('WARC-Refers-To'),
      text,
    });
  }
  return records;
}

it.each(['抓取.warc', '抓取.warc.gz'])(
  'writes %s, from which every guide is read as it was',
  async (name) => {
    const { store, run, lost } = runOfPages();
    const file = join(store.dir, name);
    expect(await exported(store, '--run', run, '--out', file)).toBe(0);
    expect(existsSync(file)).toBe(true);
    expect(
      readFileSync(file)
        .subarray(0, 2)
        .equals(Buffer.from([0x1f, 0x8b])),
    ).toBe(name.endsWith('.gz'));

    const [info, ...rest] = await recordsOf(file);
    expect(info!.type).toBe('warcinfo');
    expect(info!.text).toContain('bytes of the responses are not stored');
    const metadata = rest.filter(({ type }) => type === 'metadata');
    const captures = new Map(metadata.map(({ id, text }) => [id, JSON.parse(text) as Capture]));
    expect([...captures.values()]).toMatchObject(store.captures.ofRun(run));
    expect(metadata.map(({ text }) => JSON.parse(text).snapshotStored).filter(Boolean)).toHaveLength(20);
    expect([...captures.values()].find(({ item }) => item === lost)).toMatchObject({ status: 503 });

    const pages = rest.filter(({ type }) => type === 'conversion');
    expect(pages).toHaveLength(20);
    for (const { refersTo, text } of pages) {
      const { item } = captures.get(refersTo!)!;
      const again = extract(JSON.parse(text) as Snapshot, defaultDictionary());
      expect(again).toEqual(store.guides.get(run, item, 'pc')!.guide);
    }
  },
);

it('reads every guide again from the stored snapshots, without the network, as it was', () => {
  const { store, run } = runOfPages();
  let read = 0;
  for (const { capture, guide } of store.guides.iterate(run)) {
    const snapshot = store.snapshots.get(capture!)!;
    expect(extract(snapshot, defaultDictionary())).toEqual(guide);
    read++;
  }
  expect(read).toBe(20);
});

it('says in Chinese what is missing', async () => {
  const { store } = runOfPages();
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  onTestFinished(() => void vi.restoreAllMocks());
  expect(await main(['--data', store.dir, 'export', 'warc'])).toBe(2);
  expect(await main(['--data', store.dir, 'export', 'warc', '--run', 'x', '--out', 'y.warc'])).toBe(2);
  expect(written.join('')).toMatch(/缺少必需的选项“--out <文件>”[\s\S]*没有编号为“x”的检查批次/u);
  expect(existsSync('y.warc')).toBe(false);
});
