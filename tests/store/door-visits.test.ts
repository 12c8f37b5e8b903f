// Walks are kept beside the runs: visit by visit, the last of a door, and no command on runs takes one for its own.
import { describe, expect, it } from 'vitest';
import { visit } from '../checks/login/door.ts';
import { folder, open } from './folder.ts';

const about = { site: 'fixture', account: 'person', kind: 'person' } as const;

describe('door visits', () => {
  it('are kept in order, the last one of a door alone', () => {
    const store = open(folder());
    const run = store.doorVisits.start(about);
    store.doorVisits.save(run.id, visit({ unit: 'B' }));
    store.doorVisits.save(run.id, visit({ unit: 'A', door: 'unit', tries: 1 }));
    store.doorVisits.save(run.id, visit({ unit: 'A', door: 'unit', tries: 2 }));
    expect(store.doorVisits.of(run.id).map(({ unit, door, tries }) => [unit, door, tries])).toEqual([
      ['A', 'unit', 2],
      ['B', 'pc', 1],
    ]);
    expect(() => store.doorVisits.save(run.id, { ...visit(), door: 'kiosk' as 'pc' })).toThrow();
  });

  it('belong to walks, of which the newest stands first', () => {
    const store = open(folder());
    const [first, second] = [store.doorVisits.start(about), store.doorVisits.start(about)];
    expect(first!.id).toBe('20261123-211505-login-fixture');
    const life = { first: null, last: null, losses: 1, logins: 1 };
    expect(store.doorVisits.finish(first!.id, { status: 'paused', life })).toMatchObject({
      status: 'paused',
      life,
    });
    expect(store.doorVisits.list('fixture').map(({ id }) => id)).toEqual([second!.id, first!.id]);
    expect(store.doorVisits.list('elsewhere')).toEqual([]);
    expect(store.runs.list()).toEqual([]);
  });
});
