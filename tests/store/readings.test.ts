// Full readings and what is carried over from them: kept once, told apart, gone with their evidence.
import { expect, it } from 'vitest';
import type { Capture, Store } from '../../store/index.ts';
import type { Reading } from '../../store/schemas/reading.ts';
import { folder, open, stored } from './folder.ts';

const AT = '2026-11-23T22:10:00+08:00';
const capture = (run: string, changes: Partial<Capture> = {}): Omit<Capture, 'id'> => ({
  ...{ run, item: 'fixture/1', channel: 'pc', url: 'http://a/1', finalUrl: 'http://a/1', status: 200 },
  ...{ headers: {}, charset: 'utf-8', sha256: 'ab', redirects: [], fetchedAt: AT, milliseconds: 1 },
  ...{ lane: 'browser', profileVersion: '1', extractorVersion: '1', problem: null, problemDetail: null },
  ...changes,
});
const reading = (run: string, id: string): Reading => ({
  ...{ item: 'fixture/1', channel: 'pc', run, capture: id, readAt: AT, night: '2026-11-23', lane: 'browser' },
  ...{ layout: null, updated: '2026-10-01', extractorVersion: '1', profileVersion: '1' },
  answers: [
    {
      method: 'GET',
      url: 'http://a/1',
      body: null,
      headers: { accept: '*/*' },
      etag: '"x"',
      lastModified: null,
      hash: 'h',
      shared: false,
    },
  ],
});
const snapshot = {
  ...{ url: 'http://a/1', title: '指南', source: 'browser' as const, complete: true },
  panels: { opened: [], failed: [] },
  root: { tag: 'body', children: ['户口迁移'] },
};

function read(store: Store): { run: string; id: string } {
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  const { id } = store.captures.save(capture(run));
  store.snapshots.save(id, snapshot);
  store.guides.save({ ...stored(run, 'fixture/1'), capture: id, url: 'http://a/1' });
  store.readings.save(reading(run, id));
  return { run, id };
}

it('a reading comes out as it went in, one a page, and never half', () => {
  const store = open(folder());
  const { run, id } = read(store);
  expect(store.readings.get('fixture/1', 'pc')).toEqual(reading(run, id));
  expect(store.readings.get('fixture/1', 'h5')).toBeUndefined();
  expect(() => store.readings.save({ ...reading(run, id), answers: [] })).toThrow();
  store.readings.forget('fixture/1', 'pc');
  expect(store.readings.get('fixture/1', 'pc')).toBeUndefined();
});

it('a later run holds the carried guide and snapshot as its own, with the time of the true reading', () => {
  const store = open(folder());
  const { run, id } = read(store);
  const later = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  expect(store.captures.isAsked(later, 'fixture/1', 'pc')).toBe(false);
  const kept = store.captures.save(
    capture(later, { lane: 'unchanged', fetchedAt: '2026-11-24T22:05:00+08:00', readAt: AT }),
  );
  store.snapshots.carry(id, kept.id);
  store.guides.carry({ run, item: 'fixture/1', channel: 'pc' }, { run: later, capture: kept.id, unit: 'U2' });
  store.captures.save(capture(later, { item: 'fixture/2', fetchedAt: '2026-11-24T22:06:00+08:00' }));
  store.captures.save(
    capture(later, { item: 'fixture/3', problem: 'timeout', fetchedAt: '2026-11-20T22:06:00+08:00' }),
  );
  expect(store.captures.isAsked(later, 'fixture/1', 'pc')).toBe(true);
  expect(store.captures.get(kept.id)).toEqual({ ...kept, readAt: AT, lane: 'unchanged' });
  expect(store.captures.get(id)).not.toHaveProperty('readAt');
  expect(store.snapshots.get(kept.id)).toEqual(snapshot);
  expect(store.guides.get(later, 'fixture/1', 'pc')).toEqual({
    ...store.guides.get(run, 'fixture/1', 'pc'),
    ...{ run: later, capture: kept.id, unit: 'U2' },
  });
  expect(store.captures.ages(later)).toEqual({ anew: 1, unchanged: 1, oldest: AT });
  expect(store.captures.ages(later, 'h5')).toEqual({ anew: 0, unchanged: 0, oldest: null });
});

it('what retention let go of is no reading any more, and a carried snapshot outlives the night it came from', () => {
  const store = open(folder());
  const { run, id } = read(store);
  const later = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  const kept = store.captures.save(capture(later, { lane: 'unchanged', readAt: AT }));
  store.snapshots.carry(id, kept.id);
  store.guides.carry({ run, item: 'fixture/1', channel: 'pc' }, { run: later, capture: kept.id, unit: 'U1' });
  store.retention.dropSnapshots([id]);
  expect(store.readings.get('fixture/1', 'pc')).toBeUndefined();
  expect(store.snapshots.get(kept.id)).toEqual(snapshot);
  store.readings.save({ ...reading(later, kept.id), readAt: AT });
  expect(store.readings.get('fixture/1', 'pc')).toMatchObject({ run: later, readAt: AT });
});

it('requests of a night are counted by host', () => {
  const store = open(folder());
  expect(store.requests.count('2026-11-23', 'a.example')).toBe(0);
  store.requests.save('2026-11-23', 'a.example', 3);
  store.requests.save('2026-11-23', 'a.example', 5);
  store.requests.save('2026-11-24', 'a.example', 1);
  expect(store.requests.count('2026-11-23', 'a.example')).toBe(5);
  expect(store.requests.count('2026-11-23', 'b.example')).toBe(0);
});

it('new tasks of the kind ahead are taken first, failed ones at the end, postponed ones at their time', () => {
  const store = open(folder());
  const { id } = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const task = (name: string, kind: string) => ({ id: name, kind, payload: null });
  store.frontier.add(id, [task('i1', 'pc:item'), task('i2', 'pc:item'), task('i3', 'pc:item')]);
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 14, minute));
  const lease = (minute = 0) =>
    store.frontier
      .lease(id, {
        now: at(minute),
        until: at(55),
        limit: 1,
        kinds: ['pc:item', 'pc:guide'],
        ahead: 'pc:guide',
      })
      .map((one) => one.id)[0];
  expect(lease()).toBe('i1');
  store.frontier.add(id, [task('g1', 'pc:guide'), task('g2', 'pc:guide'), task('x', 'h5:guide')]);
  expect([lease(), lease()]).toEqual(['g1', 'g2']);
  store.frontier.retry(id, 'g1', { reason: 'timeout' });
  store.frontier.postpone(id, 'g2', { until: at(30), reason: 'timeout' });
  expect([lease(), lease(), lease(), lease()]).toEqual(['i2', 'i3', 'g1', undefined]);
  expect(store.frontier.nextDue(id, ['pc:guide'])).toEqual(at(30));
  expect(store.frontier.nextDue(id, ['h5:guide'])).toBeNull();
  expect(lease(31)).toBe('g2');
});
