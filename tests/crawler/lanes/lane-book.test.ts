// What a difference does to the pages that plain HTTP read before it: with a real store, without a network.
import { expect, it } from 'vitest';
import { emptyCapture } from '../../../crawler/capture.ts';
import { LaneBook } from '../../../crawler/lanes/lane-book.ts';
import { FIRST_PAGES } from '../../../crawler/lanes/lane-choice.ts';
import { loadProfile } from '../../../crawler/profile.ts';
import { folder, guide, NOW, open, stored } from '../../store/folder.ts';

const profile = loadProfile('fixture');
const item = {
  id: 'fixture/0',
  site: 'fixture',
  portalId: '0',
  situationId: null,
  unit: 'U1',
  name: '事项',
  situation: null,
};
const plain = {
  captured: emptyCapture('http://portal.fixture.example/0'),
  guide: guide('事项'),
  page: { layout: 'L', shown: ['name'] },
};

it('takes back what was read since the last equal page, and nothing before it', () => {
  const store = open(folder());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const book = new LaneBook(store, run, profile, false);
  for (let i = 0; i < FIRST_PAGES; i++) book.compared(plain, item, guide('事项'));
  expect(book.believes(plain, item)).toBe(true);
  const tasks = ['a', 'b', 'c'];
  store.frontier.add(
    run.id,
    tasks.map((id) => ({ id, kind: 'pc:guide', payload: id })),
  );
  store.frontier.lease(run.id, { now: NOW, until: new Date(NOW.getTime() + 1000), limit: 3 });
  const read = (task: string) => {
    store.guides.save(stored(run.id, task));
    book.took(plain, { task, item: task });
    store.frontier.done(run.id, task);
  };
  read('a');
  book.compared(plain, item, guide('事项'));
  read('b');
  read('c');
  book.compared(plain, item, guide('别的事项'));
  expect([...store.guides.iterate(run.id)].map((one) => one.item)).toEqual(['a']);
  expect(store.frontier.counts(run.id)).toMatchObject({ waiting: 2, done: 1 });
  expect(store.lanes.reads(run.id, 'pc', 'L')).toEqual([]);
  expect(book.believes(plain, item)).toBe(false);
});

it('believes a layout of former runs only after one equal page of its own', () => {
  const store = open(folder());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
  const former = new LaneBook(store, run, profile, false);
  for (let i = 0; i < FIRST_PAGES; i++) former.compared(plain, item, guide('事项'));
  const next = new LaneBook(store, run, profile, false);
  expect(next.believes(plain, item)).toBe(false);
  next.compared(plain, item, guide('事项'));
  expect(next.believes(plain, item)).toBe(true);
  expect(new LaneBook(store, run, profile, true).asks(item)).toBe(false);
});
