// What may go after many nights, and what must not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  idlePaths,
  idleSnapshots,
  retire,
  retiredRuns,
  sightings,
} from '../../../scripts/nightly/retention.ts';
import type { RunRecord } from '../../../store/index.ts';
import { Snapshot } from '../../../store/schemas/snapshot.ts';
import { finding, folder, open, stored } from '../../store/folder.ts';

const run = (
  id: string,
  status: RunRecord['status'] = 'done',
  site = 's',
  kind: RunRecord['kind'] = 'crawl',
) =>
  ({
    id,
    site,
    kind,
    startedAt: id,
    finishedAt: null,
    status,
    settings: null,
    summary: null,
  }) satisfies RunRecord;

test.each<[string, RunRecord[], number, string[]]>([
  ['fewer nights than are kept', [run('b'), run('a')], 3, []],
  ['the older ones', [run('d'), run('c'), run('b'), run('a')], 2, ['b', 'a']],
  [
    'no night counts that did not end well',
    [run('d'), run('c', 'stopped'), run('b'), run('a', 'failed')],
    2,
    ['a'],
  ],
  ['one that was killed too', [run('c'), run('b', 'running'), run('a')], 1, ['b', 'a']],
  ['zero keeps all', [run('b'), run('a')], 0, []],
  [
    'neither other sites nor files',
    [run('d'), run('c', 'done', 'x'), run('b', 'done', 's', 'records'), run('a')],
    1,
    ['a'],
  ],
])('%s', (_, runs, keep, ids) => expect(retiredRuns(runs, 's', keep).map(({ id }) => id)).toEqual(ids));

test('a snapshot stays while an open finding saw its page last in that run', () => {
  const kept = [
    { capture: 'c1', item: 'i1', channel: 'pc' },
    { capture: 'c2', item: 'i1', channel: 'h5' },
    { capture: 'c3', item: 'i2', channel: 'pc' },
  ];
  const needed = sightings([{ item: 'i1', channel: 'h5', lastSeen: 'a' }]);
  expect(idleSnapshots({ startedAt: 'a' }, kept, needed)).toEqual(['c1', 'c3']);
  expect(idleSnapshots({ startedAt: 'b' }, kept, needed)).toEqual(['c1', 'c2', 'c3']);
});

test('a path goes only where nobody else cites it', () => {
  expect(idlePaths(['p', 'q', 'r'], new Set(['q']), new Set(['r', 'x']))).toEqual(['p']);
});

test('a store keeps its rows, the last nights and all that open findings stand on', () => {
  let clock = new Date('2026-11-01T14:00:00Z');
  const dir = folder();
  const store = open(dir, { now: () => clock });
  const snapshot = (text: string) =>
    Snapshot.parse({
      ...{ url: 'http://a.example/', title: text, complete: true, source: 'browser' },
      ...{ panels: { opened: [], failed: [] }, root: { tag: 'body', children: [text] } },
    });
  const night = (n: number, lives: Record<string, { state: 'new' | 'open' | 'fixed'; seen?: number }>) => {
    clock = new Date(clock.getTime() + 86_400_000);
    const { id, startedAt } = store.runs.start({ site: 'fixture', kind: 'crawl' });
    times[n] = startedAt;
    const captures = ['fixture/1', 'fixture/2'].map((item) => {
      const capture = store.captures.save({
        ...{ run: id, item, channel: 'pc', url: 'http://a.example/', finalUrl: 'http://a.example/' },
        ...{ status: 200, headers: {}, charset: 'utf-8', sha256: '', redirects: [], fetchedAt: startedAt },
        ...{ milliseconds: 1, lane: 'browser', profileVersion: '1', extractorVersion: '1' },
        ...{ problem: null, problemDetail: null },
      });
      store.snapshots.save(capture.id, snapshot(item === 'fixture/1' ? '从不变化' : `第${n}夜`));
      store.guides.save({ ...stored(id, item), capture: capture.id });
      return capture.id;
    });
    store.findings.save(
      id,
      Object.entries(lives).map(([name, { state, seen = n }]) =>
        finding(name, {
          ...{ run: id, item: 'fixture/2', state, lastSeen: times[seen]! },
          evidence: [store.evidence.write('crop', Buffer.from(name), 'png')],
        }),
      ),
    );
    store.runs.finish(id, { status: 'done', summary: null });
    return { id, captures };
  };
  const times: string[] = [];
  const nights = [
    night(0, { fixed: { state: 'new' }, lasting: { state: 'new' } }),
    night(1, { fixed: { state: 'fixed' }, lasting: { state: 'open' } }),
    night(2, { lasting: { state: 'open', seen: 1 } }),
    night(3, { lasting: { state: 'open', seen: 1 } }),
  ];
  const pathOf = (name: string) =>
    join(dir, store.findings.lastRow(name, nights[3]!.id, 'up-to')!.evidence[0]!.path);
  const paths = { fixed: pathOf('fixed'), lasting: pathOf('lasting') };
  const rows = nights.map(({ id }) => [...store.findings.iterate(id)]);

  expect(retire(store, 'fixture', 4)).toEqual({ runs: 0, snapshots: 0, files: 0, bytes: 0 });
  expect(retire(store, 'fixture', 1)).toMatchObject({ runs: 3, snapshots: 5, files: 1 });
  const titles = nights.map(({ captures }) => captures.map((c) => store.snapshots.get(c)?.title));
  // The second night's page is where the open finding was seen last.
  expect(titles).toEqual([
    [undefined, undefined],
    [undefined, '第1夜'],
    [undefined, undefined],
    ['从不变化', '第3夜'],
  ]);
  expect(nights.every(({ captures }) => captures.every((c) => store.snapshots.has(c)))).toBe(true);
  expect([existsSync(paths.fixed), existsSync(paths.lasting)]).toEqual([false, true]);
  expect(nights.map(({ id }) => [...store.findings.iterate(id)])).toEqual(rows);
  expect(nights.map(({ id }) => store.guides.count(id))).toEqual([2, 2, 2, 2]);
  expect(retire(store, 'fixture', 1)).toMatchObject({ runs: 3, snapshots: 0, files: 0, bytes: 0 });

  // What comes back is whole again.
  store.snapshots.save(nights[0]!.captures[0]!, snapshot('第0夜'));
  expect(store.snapshots.get(nights[0]!.captures[0]!)?.title).toBe('第0夜');
  store.evidence.write('crop', Buffer.from('fixed'), 'png');
  expect(existsSync(paths.fixed)).toBe(true);
});
