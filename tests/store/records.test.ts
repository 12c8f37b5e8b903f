// What goes into the store comes out again, from each repository.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Capture, Store } from '../../store/index.ts';
import type { Snapshot } from '../../store/schemas/snapshot.ts';
import type { Item, Unit } from '../../store/schemas/unit.ts';
import { folder, guide, NOW, open, stored } from './folder.ts';

function started(): { store: Store; run: string } {
  const store = open(folder());
  return { store, run: store.runs.start({ site: 'fixture', kind: 'crawl' }).id };
}

const item = (n: number): Item => ({
  id: `fixture/${n}`,
  site: 'fixture',
  portalId: String(n),
  situationId: null,
  unit: 'U1',
  name: `事项${n}`,
  situation: null,
});

const capture = (run: string): Omit<Capture, 'id'> => ({
  run,
  item: 'fixture/1',
  channel: 'pc',
  url: 'http://portal.fixture.example/1',
  finalUrl: 'http://portal.fixture.example/1',
  status: 200,
  headers: { 'content-type': 'text/html' },
  charset: 'utf-8',
  sha256: 'ab',
  redirects: [],
  fetchedAt: '2026-11-23T21:15:05+08:00',
  milliseconds: 12.5,
  lane: 'browser',
  profileVersion: '1',
  extractorVersion: '1',
  problem: null,
  problemDetail: null,
});

describe('runs', () => {
  it('are named by their start in Shanghai and their site, and stay apart within a second', () => {
    const store = open(folder());
    const ids = ['fixture', 'fixture', 'a/b 站'].map((site) => store.runs.start({ site, kind: 'crawl' }).id);
    expect(ids).toEqual(['20261123-211505-fixture', '20261123-211505-fixture-2', '20261123-211505-a-b-']);
    expect(store.runs.get(ids[0]!)).toEqual({
      id: ids[0],
      site: 'fixture',
      kind: 'crawl',
      startedAt: '2026-11-23T21:15:05+08:00',
      finishedAt: null,
      status: 'running',
      settings: null,
      summary: null,
    });
  });

  it('are found by site and status, the newest first', () => {
    const { store, run } = started();
    const second = store.runs.start({ site: 'fixture', kind: 'records' }).id;
    store.runs.finish(run, { status: 'done', summary: { 事项: 5 } });
    expect(store.runs.latest()?.id).toBe(second);
    expect(store.runs.latest({ status: 'done' })).toMatchObject({ id: run, summary: { 事项: 5 } });
    expect(store.runs.latest({ site: 'elsewhere' })).toBeUndefined();
    expect(store.runs.list().map(({ id }) => id)).toEqual([second, run]);
  });
});

describe('units and items', () => {
  it('keep the order of the list and the items of each run', () => {
    const { store, run } = started();
    const units: Unit[] = [
      { id: 'SHSSSH', name: '市市场监管局', league: 'evaluated' },
      { id: 'SHGASH', name: '市公安局', league: 'evaluated' },
    ];
    store.units.upsert('fixture', units);
    store.units.upsert('fixture', units);
    expect(store.units.list('fixture')).toEqual(units);
    store.items.upsert(run, [item(2), item(1)]);
    store.items.upsert(run, [{ ...item(1), name: '改名' }]);
    expect(store.items.ofRun(run).map(({ name }) => name)).toEqual(['改名', '事项2']);
    expect(store.items.get('fixture/2')).toEqual(item(2));
    expect(store.items.ofRun(store.runs.start({ site: 'fixture', kind: 'crawl' }).id)).toEqual([]);
  });
});

describe('frontier', () => {
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const lease = (store: Store, run: string, minute: number, limit = 1) =>
    store.frontier.lease(run, { now: at(minute), until: at(minute + 5), limit }).map(({ id }) => id);

  it('gives each task once until its lease ends', () => {
    const { store, run } = started();
    const tasks = ['甲', '乙', '甲'].map((id) => ({ id, kind: 'guide', payload: { id } }));
    store.frontier.add(run, tasks);
    expect(lease(store, run, 0)).toEqual(['甲']);
    expect(lease(store, run, 1, 9)).toEqual(['乙']);
    expect(lease(store, run, 2)).toEqual([]);
    const [again] = store.frontier.lease(run, { now: at(5), until: at(9), limit: 1 });
    expect(again).toEqual({ id: '甲', kind: 'guide', payload: { id: '甲' }, attempts: 2 });
  });

  it('keeps the kinds of tasks apart', () => {
    const { store, run } = started();
    store.frontier.add(run, [
      { id: '甲', kind: 'pc:guide', payload: null },
      { id: '乙', kind: 'h5:guide', payload: null },
    ]);
    const kinds = ['h5:guide'];
    const leased = store.frontier.lease(run, { now: at(0), until: at(5), limit: 9, kinds });
    expect(leased.map(({ id }) => id)).toEqual(['乙']);
    store.frontier.giveUp(run, '乙', { reason: 'app-only' });
    expect(store.frontier.counts(run, kinds)).toEqual({ waiting: 0, leased: 0, done: 0, givenUp: 1 });
    expect(store.frontier.givenUp(run, ['pc:guide'])).toEqual([]);
    expect(store.frontier.counts(run).waiting).toBe(1);
  });

  it('counts what is done, put back at the end and given up', () => {
    const { store, run } = started();
    store.frontier.add(
      run,
      ['甲', '乙', '丙', '丁'].map((id) => ({ id, kind: 'guide', payload: null })),
    );
    expect(lease(store, run, 0, 4)).toHaveLength(4);
    store.frontier.done(run, '甲');
    store.frontier.retry(run, '乙', { reason: '超时' });
    store.frontier.giveUp(run, '丙', { reason: '404' });
    expect(store.frontier.counts(run)).toEqual({ waiting: 1, leased: 1, done: 1, givenUp: 1 });
    expect(store.frontier.givenUp(run)).toEqual([{ id: '丙', payload: null, reason: '404' }]);
    expect(store.frontier.release(run)).toBe(1);
    expect(lease(store, run, 1, 9)).toEqual(['丁', '乙']);
  });
});

describe('captures and snapshots', () => {
  it('come back whole', () => {
    const { store, run } = started();
    const saved = store.captures.save(capture(run));
    expect(store.captures.get(saved.id)).toEqual(saved);
    expect(store.captures.ofRun(run)).toEqual([saved]);
    const snapshot: Snapshot = {
      url: 'http://portal.fixture.example/1',
      title: '办事指南',
      source: 'browser',
      panels: { opened: ['办理地点'], failed: [] },
      complete: true,
      root: {
        tag: 'body',
        children: ['办理地点', { tag: 'span', box: [1, 2, 3, 4], children: ['江山大道88号'] }],
      },
    };
    store.snapshots.save(saved.id, snapshot);
    expect(store.snapshots.get(saved.id)).toEqual(snapshot);
    expect(store.snapshots.get('c999')).toBeUndefined();
  });

  it('refuse a record of another shape', () => {
    const { store, run } = started();
    expect(() => store.captures.save({ ...capture(run), lane: 'ftp' as 'http' })).toThrow();
  });
});

describe('guides', () => {
  it('stream in order while others are written', () => {
    const { store, run } = started();
    for (const n of [3, 1, 2]) store.guides.save(stored(run, `fixture/${n}`));
    const seen: string[] = [];
    for (const { item } of store.guides.iterate(run)) {
      seen.push(item);
      for (const inner of store.guides.iterate(run)) store.outcomes.replace(run, inner.item, 'pc', []);
    }
    expect(seen).toEqual(['fixture/1', 'fixture/2', 'fixture/3']);
    expect(store.guides.count(run)).toBe(3);
    expect(store.guides.get(run, 'fixture/1', 'pc')).toEqual(stored(run, 'fixture/1'));
    expect(store.guides.get(run, 'fixture/1', 'h5')).toBeUndefined();
  });

  it('may be left in the middle, and are then free to be written', () => {
    const { store, run } = started();
    for (const n of [1, 2]) store.guides.save(stored(run, `fixture/${n}`));
    for (const _ of store.guides.iterate(run)) break;
    store.guides.save({ ...stored(run, 'fixture/1'), guide: guide('新') });
    expect(store.guides.get(run, 'fixture/1', 'pc')?.guide.name).toBe('新');
    store.close();
  });

  it('are checked when written', () => {
    const { store, run } = started();
    expect(() => store.guides.save({ ...stored(run, 'x'), guide: { ...guide('x'), name: '' } })).toThrow();
  });
});

describe('transaction', () => {
  it('undoes everything when it fails, a first pass included', () => {
    const { store, run } = started();
    const pass = { message: 'A03', verdict: 'pass', field: 'places.address' } as const;
    expect(() =>
      store.transaction(() => {
        store.outcomes.replace(run, 'fixture/1', 'pc', [pass]);
        expect(store.outcomes.of(run, 'fixture/1', 'pc')).toEqual([pass]);
        throw new Error('stopped');
      }),
    ).toThrow('stopped');
    expect(store.outcomes.of(run, 'fixture/1', 'pc')).toEqual([]);
    const other = { message: 'H01', verdict: 'pass', field: 'places.hours' } as const;
    store.outcomes.replace(run, 'fixture/1', 'pc', [other]);
    expect(store.outcomes.of(run, 'fixture/1', 'pc')).toEqual([other]);
  });
});

describe('evidence', () => {
  it('is kept once under its hash and written again when the file is gone', () => {
    const { store } = started();
    const first = store.evidence.write('crop', Buffer.from('像素'), 'png');
    expect(first.path).toBe(`evidence/${first.sha256.slice(0, 2)}/${first.sha256}.png`);
    const file = join(store.dir, first.path);
    expect(readFileSync(file, 'utf8')).toBe('像素');
    expect(store.evidence.write('crop', Buffer.from('像素'), 'png')).toEqual(first);
    expect(readdirSync(join(file, '..'))).toHaveLength(1);
    rmSync(file);
    store.evidence.write('crop', Buffer.from('像素'), 'png');
    expect(existsSync(file)).toBe(true);
  });

  it.each(['../x', 'PNG', '', 'a/b', 'p.ng'])('refuses the ending %j', (ext) => {
    const { store } = started();
    expect(() => store.evidence.write('crop', Buffer.from('x'), ext)).toThrow(TypeError);
  });
});
