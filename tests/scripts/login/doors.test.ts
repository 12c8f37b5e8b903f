// Which doors a walk goes through: the profile's, and the guides of the last crawl that can be applied for, a sample of each unit and channel.
import { expect, it } from 'vitest';
import { loadProfile } from '../../../crawler/profile.ts';
import { doorsOf } from '../../../scripts/login/doors.ts';
import type { DoorEntry } from '../../../store/schemas/door-visit.ts';
import { folder, open, stored } from '../../store/folder.ts';

const profile = loadProfile('fixture');
const own: DoorEntry = {
  ...{ unit: 'U2', unitName: '乙局', door: 'unit', item: '某事', national: null },
  page: 'http://sub.example/guide',
};
const login = { ...profile.login!, doors: [own] };

it('come from the profile and from stored guides', () => {
  const store = open(folder());
  store.units.upsert('fixture', [
    { id: 'U1', name: '甲局', league: 'evaluated' },
    { id: 'U2', name: '乙局', league: 'evaluated' },
  ]);
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const save = (item: string, unit: string, channel: 'pc' | 'h5' | 'kiosk', applies = true) => {
    const one = stored(run.id, item, unit);
    const guide = { ...one.guide, ...(applies ? { applyUrl: 'http://sub.example/apply' } : {}) };
    store.items.upsert(run.id, [
      {
        ...{
          id: item,
          site: 'fixture',
          portalId: item,
          situationId: null,
          unit,
          name: item,
          situation: null,
        },
      },
    ]);
    store.guides.save({ ...one, channel, url: `http://portal.example/${item}`, guide });
  };
  save('a', 'U1', 'pc');
  save('b', 'U1', 'pc');
  save('c', 'U1', 'h5');
  save('d', 'U2', 'pc', false);
  save('e', 'U2', 'kiosk');
  store.runs.finish(run.id, { status: 'done', summary: null });
  const named = (sample: number, units?: string[]) =>
    doorsOf(store, profile, login, { sample, units }).map(({ unitName, door, item }) => [
      unitName,
      door,
      item,
    ]);
  expect(named(1)).toEqual([
    ['乙局', 'unit', '某事'],
    ['甲局', 'pc', 'a'],
    ['甲局', 'h5', 'c'],
  ]);
  expect(named(2, ['U1'])).toEqual([
    ['甲局', 'pc', 'a'],
    ['甲局', 'pc', 'b'],
    ['甲局', 'h5', 'c'],
  ]);
  expect(doorsOf(store, profile, login, { sample: 1, own: [own] })).toEqual([own]);
});
