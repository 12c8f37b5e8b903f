// Journeys in a real database: their counts by run, and the last record of the same service, place and way to compare with.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { keepJourneys, withFiles } from '../../../scripts/journey/keep-journeys.ts';
import type { Store } from '../../../store/index.ts';
import type { Journey } from '../../../store/schemas/journey.ts';
import { journey, step } from '../../checks/journey/kit.ts';
import { folder, open } from '../../store/folder.ts';

const at = (n: number) => `2026-11-${20 + n}T22:00:00+08:00`;

/** One run; by item, the time of the record that it is compared with. */
function run(store: Store, n: number, own: Partial<Journey>[], site = 'fixture') {
  const judged = own.map((changes) => judgeAll(journey({ time: at(n), ...changes })));
  const before = keepJourneys(store, { site, at: at(n), judged });
  return judged.map((one) => before.get(one)?.journey.time ?? null);
}
const other = { ...journey().item, id: 'permit' };

it('are compared with the last record of the same service, channel, place and way', () => {
  const store = open(folder());
  expect(run(store, 1, [{}, { item: other }])).toEqual([null, null]);
  expect(run(store, 2, [{ source: 'site' }])).toEqual([null]);
  expect(run(store, 3, [{ way: 'written' }])).toEqual([null]);
  expect(run(store, 4, [{ channel: 'pc' }])).toEqual([null]);
  expect(run(store, 5, [{}], 'elsewhere')).toEqual([null]);
  expect(run(store, 6, [{}])).toEqual([at(1)]);
  expect(run(store, 7, [{}, { item: other }])).toEqual([at(6), at(1)]);
});

it('keep what is counted, for those who read the database', () => {
  const store = open(folder());
  const steps = [
    ...journey().steps.slice(0, 2),
    step({ name: 'form-1', kind: 'form', width: { window: 390, content: 900, widest: '#wide' } }),
    ...journey().steps.slice(3),
  ];
  run(store, 1, [{ steps }]);
  const [walk] = store.walks.list({ kind: 'journey' });
  const [record] = store.walks.records(walk!.id);
  expect(record!.record).toEqual(journey({ time: at(1), steps }));
  expect(record!.measures).toMatchObject({
    ...{ end: 'preview', steps: judgeAll(journey({ steps })).measures.steps, logins: 1, presses: 4 },
    score: judgeAll(journey({ steps })).score.total,
    obstacles: expect.arrayContaining([{ obstacle: 'ignores-width', verdict: 'fail' }]),
  });
});

it('pass over a record of another version, and find those of before in their files', () => {
  const store = open(folder());
  const [first] = [store.walks.start({ site: 'fixture', kind: 'journey' })];
  store.walks.saveRecord(first.id, { subject: 'h5-reg-shop', record: { item: 'of another version' } });
  expect(run(store, 4, [{}])).toEqual([null]);
  const runs = folder();
  mkdirSync(join(runs, '20260101-000000'));
  writeFileSync(join(runs, '20260101-000000', 'h5-reg-shop.json'), JSON.stringify(journey({ time: at(0) })));
  const [now, stored] = [journey({ time: at(5) }), journey({ item: other })].map(judgeAll);
  const before = withFiles(new Map([[stored!, stored!]]), [now!, stored!], join(runs, '20260102-000000'));
  expect([before.get(now!)?.journey.time, before.get(stored!)]).toEqual([at(0), stored]);
});
