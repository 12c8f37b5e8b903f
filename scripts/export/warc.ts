// Captures of a run as WARC 1.1 records: what came back as `metadata`, the page tree as a `conversion` of it. Called by the export command.
import { WARCRecord, type WARCRecordOpts, WARCSerializer } from 'warcio';
import type { Capture, Store } from '../../store/index.ts';

/** Said in the first record, so that nobody takes the file for more than it is. */
const DESCRIPTION =
  'Captures of service guides. The bytes of the responses are not stored, only their SHA-256, and a selection of their headers: there are no response or request records. metadata: the capture (address, redirects, status, headers, digest of the body, time, problem). conversion: the page as a tree of elements after all panels were opened (JSON), from which the guide was read; missing where nothing was captured or retention let go of it.';

const encoder = new TextEncoder();

/** Times of WARC are UTC. */
const warcDate = (iso: string): string => new Date(iso).toISOString().replace(/\.\d+Z$/, 'Z');

const jsonRecord = (options: WARCRecordOpts, value: unknown): WARCRecord =>
  WARCRecord.create({ warcVersion: 'WARC/1.1', ...options }, [encoder.encode(JSON.stringify(value))]);

function metadataOf(capture: Capture, hasSnapshot: boolean): WARCRecord {
  return jsonRecord(
    {
      ...{ url: capture.url, date: warcDate(capture.fetchedAt), type: 'metadata' },
      warcHeaders: { 'Content-Type': 'application/json' },
    },
    { ...capture, bodyStored: false, snapshotStored: hasSnapshot },
  );
}

/**
 * The records of a run, one after the other: a `warcinfo`, then for each capture its `metadata` and, where a snapshot is
 * stored, a `conversion` that refers to it. `gzip`: each record a member of its own. @throws StoreError
 */
export async function* warcRecords(
  store: Pick<Store, 'captures' | 'snapshots'>,
  run: { id: string; startedAt: string },
  { gzip, filename, version }: { gzip: boolean; filename: string; version: string },
): AsyncGenerator<Uint8Array> {
  const bytes = (record: WARCRecord) => WARCSerializer.serialize(record, { gzip });
  yield bytes(
    WARCRecord.createWARCInfo(
      { filename, date: warcDate(run.startedAt), warcVersion: 'WARC/1.1' },
      {
        software: `guide-audit ${version}`,
        format: 'WARC File Format 1.1',
        isPartOf: run.id,
        description: DESCRIPTION,
      },
    ),
  );
  for (const capture of store.captures.ofRun(run.id)) {
    const snapshot = store.snapshots.get(capture.id);
    const metadata = metadataOf(capture, snapshot !== undefined);
    yield bytes(metadata);
    if (!snapshot) continue;
    yield bytes(
      jsonRecord(
        {
          // A page that was found unchanged is as old as its true reading.
          ...{ url: capture.url, date: warcDate(capture.readAt ?? capture.fetchedAt), type: 'conversion' },
          warcHeaders: {
            'Content-Type': 'application/json',
            'WARC-Refers-To': metadata.warcHeader('WARC-Record-ID')!,
          },
        },
        snapshot,
      ),
    );
  }
}
