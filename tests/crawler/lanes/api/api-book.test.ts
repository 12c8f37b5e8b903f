// What a crawl does with pages that teach it, contradict it or say nothing: with a real store, without a network.
import { expect, it } from 'vitest';
import { defaultDictionary } from '../../../../crawler/dictionary.ts';
import { ApiBook } from '../../../../crawler/lanes/api/api-book.ts';
import { lanesOf } from '../../../../crawler/lanes/lane-book.ts';
import { loadProfile } from '../../../../crawler/profile.ts';
import { ServiceGuide } from '../../../../store/schemas/guide.ts';
import { folder, open } from '../../../store/folder.ts';

const profile = loadProfile('fixture', 'h5');
const REQUEST = `GET ${profile.publicOrigin}/api?id={id}`;
const PARTS = ['name', 'authority', 'consult'] as const;

const answers = (name: string, dept: string) => ({ [REQUEST]: { name, dept } });
function guide(name: string, authority: string, complete = true): ServiceGuide {
  const values = { name, authority };
  return ServiceGuide.parse({
    ...values,
    elements: Object.entries(values).map(([field, text]) => ({ field, text })),
    observed: Object.fromEntries(PARTS.map((part) => [part, complete ? 'complete' : 'partial'])),
    ...{ source: 'page', reader: 'test' },
  });
}
function taught() {
  const store = open(folder());
  const book = new ApiBook(store, profile, defaultDictionary(), false);
  book.teach(answers('甲许可', '甲局'), guide('甲许可', '甲局'), null);
  book.teach(answers('乙许可', '乙局'), guide('乙许可', '乙局'), null);
  return { store, book };
}
const claim = (book: ApiBook, name: string, dept: string) => book.guideOf(answers(name, dept));

it('learns from complete pages, and another crawl knows what was learned', () => {
  const { store, book } = taught();
  expect(book.requests).toEqual([REQUEST]);
  expect(claim(book, '丙许可', '丙局')).toMatchObject({ name: '丙许可', authority: '丙局' });
  expect(book.guideOf({})).toBeNull();
  const next = new ApiBook(store, profile, defaultDictionary(), false);
  expect(claim(next, '丙许可', '丙局')).toEqual(claim(book, '丙许可', '丙局'));
  const off = new ApiBook(store, profile, defaultDictionary(), true);
  expect([off.requests, off.listens]).toEqual([[], false]);
});

it('keeps no identity number, displayed or not', () => {
  const store = open(folder());
  const book = new ApiBook(store, profile, defaultDictionary(), false);
  const number = '310101199001011234';
  const json = { [REQUEST]: { name: '甲许可', dept: `甲局 ${number}`, handler: number } };
  book.teach(json, guide('甲许可', `甲局 ${number}`), null);
  expect(book.requests).toHaveLength(1);
  expect(JSON.stringify(store.lanes.lessons(lanesOf(profile)))).toMatch(/310\*+1234/);
  expect(JSON.stringify(store.lanes.lessons(lanesOf(profile)))).not.toContain(number);
});

it('learns nothing of pages that were not seen completely, or loaded no data of their item', () => {
  const book = new ApiBook(open(folder()), profile, defaultDictionary(), false);
  book.teach(answers('甲许可', '甲局'), guide('甲许可', '甲局', false), null);
  book.teach({}, guide('甲许可', '甲局'), null);
  expect(book.requests).toEqual([]);
});

it('one page that contradicts is odd, a second one in a row is another site', () => {
  const { book } = taught();
  const odd = () =>
    book.teach(answers('丙许可', '丙局'), guide('丙许可', '别局'), claim(book, '丙许可', '丙局'));
  odd();
  expect(claim(book, '丁许可', '丁局')).toMatchObject({ authority: '丁局' });
  book.teach(answers('丁许可', '丁局'), guide('丁许可', '丁局'), claim(book, '丁许可', '丁局'));
  odd();
  expect(book.requests).toHaveLength(1);
  odd();
  expect(claim(book, '丁许可', '丁局')).toBeNull();
});

it('looks no more for a recipe after many pages without one', () => {
  const book = new ApiBook(open(folder()), profile, defaultDictionary(), false);
  for (let i = 0; i < 30; i++) book.teach(answers(`许可${i}`, `局${i}`), guide(`许可${i}`, '别局'), null);
  expect(book.listens).toBe(false);
});
