// Every way in which the data folder can fail, with real files, and what the user is told.
import { chmodSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { connectForWriting } from '../../store/connections.ts';
import { StoreError, toStoreError } from '../../store/errors.ts';
import { assemble } from '../../store/index.ts';
import { folder, NOW, open, stored } from './folder.ts';

const database = (dir: string): string => join(dir, 'guide-audit.sqlite');

function storeError(f: () => unknown): StoreError {
  try {
    f();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A superuser may write to any file, so the test gives the rights up for a moment. */
function asOrdinaryUser<T>(f: () => T): T {
  if (process.getuid?.() !== 0) return f();
  process.seteuid?.(65534);
  try {
    return f();
  } finally {
    process.seteuid?.(0);
  }
}

function filled(): string {
  const dir = folder();
  const store = open(dir);
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  for (let i = 0; i < 200; i++) store.guides.save(stored(run.id, `fixture/${i}`));
  store.close();
  return dir;
}

describe('store errors', () => {
  it('refuses a database of a newer program, for writing and for reading, and leaves it alone', () => {
    const dir = filled();
    const db = new Database(database(dir));
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(database(dir));
    for (const mode of ['write', 'read'] as const) {
      const error = storeError(() => open(dir, { mode }));
      expect(error).toMatchObject({ code: 'newer', exitCode: 6, path: database(dir) });
      expect(error.message).toContain('数据版本 99');
    }
    expect(readFileSync(database(dir)).equals(before)).toBe(true);
  });

  it.each(['write', 'read'] as const)('knows a file that is no database (%s)', (mode) => {
    const dir = folder();
    writeFileSync(database(dir), '这不是数据库'.repeat(500));
    expect(storeError(() => open(dir, { mode }))).toMatchObject({ code: 'damaged', exitCode: 6 });
  });

  it('knows a database of another program', () => {
    const dir = folder();
    const db = new Database(database(dir));
    db.exec('CREATE TABLE bookmarks (id)');
    db.close();
    expect(storeError(() => open(dir))).toMatchObject({ code: 'damaged' });
  });

  it('knows pages overwritten in the middle while it streams', () => {
    const dir = filled();
    const file = openSync(database(dir), 'r+');
    const size = readFileSync(database(dir)).length;
    for (let at = 4096 * 2; at < size; at += 4096) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    const error = storeError(() => {
      const store = open(dir, { mode: 'read' });
      for (const run of store.runs.list()) for (const _ of store.guides.iterate(run.id));
    });
    expect(error).toMatchObject({ code: 'damaged', exitCode: 6 });
    expect(error.remedy).toContain('备份');
  });

  it.skipIf(process.platform === 'win32')('knows a folder and a file without write permission', () => {
    const dir = filled();
    chmodSync(dir, 0o777);
    chmodSync(join(dir, 'lock.db'), 0o666);
    chmodSync(database(dir), 0o444);
    expect(storeError(() => asOrdinaryUser(() => open(dir)))).toMatchObject({
      code: 'read-only',
      exitCode: 6,
    });
    chmodSync(dir, 0o555);
    const fresh = join(dir, '新目录');
    const error = storeError(() => asOrdinaryUser(() => open(fresh)));
    expect(error).toMatchObject({ code: 'read-only', path: fresh });
    chmodSync(dir, 0o777);
  });

  it('writes nothing through a store opened for reading', () => {
    const dir = filled();
    const store = open(dir, { mode: 'read' });
    const writes = [
      () => store.runs.start({ site: 'fixture', kind: 'crawl' }),
      () => store.evidence.write('crop', Buffer.from('x'), 'png'),
      () => store.transaction(() => store.frontier.add('r', [{ id: '甲', kind: 'guide', payload: null }])),
    ];
    for (const write of writes) expect(storeError(write).code).toBe('read-only');
  });

  it('says that there is nothing to read yet, and makes nothing', () => {
    const dir = join(folder(), '没有');
    const error = storeError(() => open(dir, { mode: 'read' }));
    expect(error).toMatchObject({ code: 'missing', exitCode: 2 });
    expect(error.message).toContain(dir);
  });

  it('keeps what it has when the disk is full, and works again when there is room', () => {
    const dir = folder();
    mkdirSync(dir, { recursive: true });
    const connections = connectForWriting(dir, NOW);
    const store = assemble(dir, connections, null, () => NOW);
    const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
    store.guides.save(stored(run.id, 'fixture/kept'));
    const pages = connections.writer.pragma('page_count', { simple: true }) as number;
    connections.writer.pragma(`max_page_count = ${pages}`);
    const fill = (from: number, to: number) => {
      for (let i = from; i < to; i++) store.guides.save(stored(run.id, `fixture/${i}`));
    };
    const error = storeError(() => fill(0, 500));
    expect(error).toMatchObject({ code: 'disk', exitCode: 6 });
    expect(error.remedy).toContain('磁盘空间');
    expect(store.guides.get(run.id, 'fixture/kept', 'pc')).toBeDefined();
    connections.writer.pragma(`max_page_count = ${pages + 10_000}`);
    fill(500, 600);
    store.close();
  });

  it.each([
    ['ENOSPC', 'disk'],
    ['EDQUOT', 'disk'],
    ['SQLITE_FULL', 'disk'],
    ['SQLITE_IOERR_WRITE', 'disk'],
    ['EACCES', 'read-only'],
    ['EROFS', 'read-only'],
    ['SQLITE_READONLY_DIRECTORY', 'read-only'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_BUSY_SNAPSHOT', 'locked'],
  ])('reads %s as %s', (code, expected) => {
    expect(toStoreError(Object.assign(new Error(code), { code }), '/数据')).toMatchObject({ code: expected });
  });

  it('leaves errors of the program itself as they are', () => {
    const error = Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
    expect(toStoreError(error, '/数据')).toBe(error);
  });
});
