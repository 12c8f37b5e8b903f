// What was learned of layouts, and how pages that rest on it go back to the queue.
import { expect, it } from 'vitest';
import { folder, guide, NOW, open, stored } from './folder.ts';

const of = { site: 'fixture', channel: 'pc', extractorVersion: '1', profileVersion: '1' };
const learned = {
  layouts: { aa: { equal: 5, different: 0, always: ['name'], proven: ['name', 'fee'] } },
  units: { U1: ['aa'] },
};

it('what was learned comes out again, for its versions and its channel only', () => {
  const dir = folder();
  const store = open(dir);
  expect(store.lanes.get(of)).toBeUndefined();
  store.lanes.save(of, learned);
  store.close();
  const again = open(dir);
  expect(again.lanes.get(of)).toEqual(learned);
  expect(again.lanes.get({ ...of, channel: 'h5' })).toBeUndefined();
  expect(again.lanes.get({ ...of, extractorVersion: '2' })).toBeUndefined();
  again.lanes.save({ ...of, extractorVersion: '2' }, { layouts: {}, units: {} });
  expect(again.lanes.get(of)).toBeUndefined();
  expect(() => again.lanes.save(of, { ...learned, units: { U1: 'aa' } } as never)).toThrow();
});

it('lessons come out again as they went in, for their versions only', () => {
  const dir = folder();
  const store = open(dir);
  expect(store.lanes.lessons(of)).toEqual([]);
  const lessons = [
    { answers: { 'GET http://portal.example/guide?id={id}': { a: [1, null, '甲'] } }, guide: guide('事项') },
  ];
  store.lanes.saveLessons(of, lessons);
  store.close();
  const again = open(dir);
  expect(again.lanes.lessons(of)).toEqual(lessons);
  expect(again.lanes.lessons({ ...of, profileVersion: '2' })).toEqual([]);
  expect(() => again.lanes.saveLessons(of, [{ guide: guide('事项') } as never])).toThrow();
});

it('pages read by plain HTTP are known by layout until they are forgotten', () => {
  const store = open(folder());
  const { id } = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const read = { task: 'pc:guide:fixture/1', item: 'fixture/1' };
  store.lanes.noteRead(id, 'pc', 'aa', read);
  store.lanes.noteRead(id, 'pc', 'aa', read);
  store.lanes.noteRead(id, 'pc', 'bb', { ...read, task: 'pc:guide:fixture/2' });
  expect(store.lanes.reads(id, 'pc', 'aa')).toEqual([read]);
  store.lanes.forgetReads(id, 'pc', 'aa');
  expect(store.lanes.reads(id, 'pc', 'aa')).toEqual([]);
  expect(store.lanes.reads(id, 'pc', 'bb')).toHaveLength(1);
});

it('a task that is done is opened again as if it were new, and its guide taken back', () => {
  const store = open(folder());
  const { id } = store.runs.start({ site: 'fixture', kind: 'crawl' });
  store.frontier.add(id, [
    { id: 'a', kind: 'pc:guide', payload: 1 },
    { id: 'b', kind: 'pc:guide', payload: 2 },
  ]);
  const lease = () => store.frontier.lease(id, { now: NOW, until: new Date(NOW.getTime() + 1000), limit: 1 });
  expect(lease()[0]).toMatchObject({ id: 'a', attempts: 1 });
  store.frontier.done(id, 'a');
  store.frontier.reopen(id, ['a', 'b', 'unknown'], { reason: 'lane' });
  expect(lease()[0]).toMatchObject({ id: 'b', attempts: 1 });
  expect(lease()[0]).toMatchObject({ id: 'a', payload: 1, attempts: 1 });
  store.guides.save(stored(id, 'fixture/1'));
  store.guides.remove(id, 'fixture/1', 'h5');
  expect(store.guides.count(id)).toBe(1);
  store.guides.remove(id, 'fixture/1', 'pc');
  expect(store.guides.count(id)).toBe(0);
});
