// Walks of other things than guides: their records and findings; and an older database that had none.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { visit } from '../checks/login/door.ts';
import { finding, folder, open } from './folder.ts';

const about = { site: 'fixture', kind: 'entry' } as const;

it('walks are named by their start, the newest first, of one kind alone', () => {
  const store = open(folder());
  const [first, second] = [store.walks.start(about), store.walks.start(about)];
  expect([first.id, second.id]).toEqual(['20261123-211505-entry-fixture', '20261123-211505-entry-fixture-2']);
  store.walks.start({ ...about, kind: 'help' });
  expect(store.walks.list({ site: 'fixture', kind: 'entry' }).map(({ id }) => id)).toEqual([
    second.id,
    first.id,
  ]);
  expect(store.walks.list()).toHaveLength(3);
  expect(store.walks.list({ site: 'elsewhere' })).toEqual([]);
  expect(store.walks.finish(first.id, { status: 'stopped', note: '时段已到' })).toMatchObject({
    ...{ status: 'stopped', note: '时段已到', startedAt: '2026-11-23T21:15:05+08:00' },
  });
  // Gone on with: it runs again, under its own start.
  expect(store.walks.start({ ...about, id: first.id, at: '2026-11-24T00:00:00+08:00' })).toMatchObject({
    ...{ id: first.id, status: 'running', note: null, startedAt: '2026-11-23T21:15:05+08:00' },
  });
});

it('records of a subject come back from the walks before, the newest first', () => {
  const store = open(folder());
  const walks = [1, 2, 3].map(() => store.walks.start(about));
  for (const [n, { id }] of walks.entries())
    store.walks.saveRecord(id, { subject: 'pc', record: { n }, measures: { clicks: n } });
  store.walks.saveRecord(walks[0]!.id, { subject: 'h5', record: '别的' });
  const other = store.walks.start({ site: 'other', kind: 'entry' });
  store.walks.saveRecord(other.id, { subject: 'pc', record: '别处' });
  expect(store.walks.earlier(walks[2]!.id, 'pc').map(({ record }) => record)).toEqual([{ n: 1 }, { n: 0 }]);
  expect(store.walks.earlier(other.id, 'pc')).toEqual([]);
  store.walks.saveRecord(walks[0]!.id, { subject: 'pc', record: { n: 9 } });
  expect(store.walks.records(walks[0]!.id)).toEqual([
    { walk: walks[0]!.id, record: '别的', measures: null },
    { walk: walks[0]!.id, record: { n: 9 }, measures: null },
  ]);
});

it('findings have a row a walk, and the last one before a walk is what it begins with', () => {
  const store = open(folder());
  const [one, two, three] = [1, 2, 3].map(() => store.walks.start(about).id) as [string, string, string];
  store.walks.keep(one, [finding('a'), finding('b')]);
  store.walks.keep(two, [finding('a', { state: 'fixed' }), finding('c')]);
  expect(store.walks.before(three).map(({ id, run, state }) => [id, run, state])).toEqual([
    ['a', two, 'fixed'],
    ['b', one, 'new'],
    ['c', two, 'new'],
  ]);
  expect(store.walks.before(two).map(({ id }) => id)).toEqual(['a', 'b']);
  store.walks.keep(two, [finding('b', { state: 'open' })]);
  expect(store.walks.findings(two)).toEqual([finding('b', { run: two, state: 'open' })]);
  expect(() => store.walks.keep(two, [finding('x', { state: 'mended' as 'open' })])).toThrow();
  expect(store.walks.findings(two)).toHaveLength(1);
  expect([...store.findings.current('fixture')]).toEqual([]);
});

it('a database of the version before keeps its walks through the doors and gets the new tables, after a backup', () => {
  const dir = folder();
  const before = open(dir);
  const run = before.doorVisits.start({ site: 'fixture', account: 'person', kind: 'person' });
  before.doorVisits.save(run.id, visit());
  before.close();
  const db = new Database(join(dir, 'guide-audit.sqlite'));
  db.exec(
    'ALTER TABLE runs DROP COLUMN settings; DROP TABLE walk_findings; DROP TABLE walk_records; DROP TABLE walks',
  );
  db.pragma('user_version = 16');
  db.close();
  const store = open(dir, { mode: 'read' });
  expect(store.walks.list()).toEqual([]);
  expect(store.doorVisits.of(run.id)).toEqual([visit()]);
  expect(readdirSync(dir)).toContain('guide-audit.v16.sqlite');
});

it('a database whose walks were lost says that it is damaged, and what to do', () => {
  const dir = folder();
  const store = open(dir);
  const { id } = store.walks.start(about);
  store.walks.keep(id, [finding('a')]);
  store.close();
  const db = new Database(join(dir, 'guide-audit.sqlite'));
  db.exec("UPDATE documents SET body = x'00ff'");
  db.close();
  expect(() => open(dir).walks.findings(id)).toThrow(/数据库文件已损坏/);
});
