// What is an item's entry, what is a result, what is never pressed.
import { describe, expect, it, test } from 'vitest';
import type { Control } from '../../../crawler/entry/in-page/controls.ts';
import { isEntryOf, isForbidden, isLike, showsItem } from '../../../crawler/entry/item-match.ts';
import { resultsOf } from '../../../crawler/entry/results.ts';
import { CITIZEN_WORDS } from '../../../crawler/entry/words.ts';

const control = (name: string, changes: Partial<Control> = {}): Control => ({
  ...{
    name,
    texts: [name],
    row: [],
    rowIndex: -1,
    href: `https://p.example/${encodeURIComponent(name)}`,
    mark: '0',
  },
  ...{ hidden: false, firm: true, current: false, region: 'body', place: 'a<li' },
  ...changes,
});

test.each<[string, Partial<Control>, boolean]>([
  ['食品经营许可', {}, true],
  ['《食品经营许可》 ', {}, true],
  ['食品经营许可变更', {}, false],
  ['食品经营', {}, false],
  ['食品经营许可 行政许可 可网办', { texts: ['食品经营许可', '行政许可', '可网办'] }, true],
  ['食品经营许可（补发） 行政许可', { texts: ['食品经营许可（补发）', '行政许可'] }, false],
  ['办事指南', { row: ['食品经营许可', '市市场监管局', '办事指南'] }, true],
  ['立即办理', { row: ['食品经营许可变更', '立即办理'] }, false],
  ['收藏', { row: ['食品经营许可', '收藏'] }, false],
])('%s %j is the entry of 食品经营许可: %s', (name, changes, expected) => {
  expect(isEntryOf('食品经营许可', control(name, changes))).toBe(expected);
});

test.each<[string, string | null, boolean]>([
  ['提交', null, true],
  ['下载 App', null, true],
  ['登录', 'https://p.example/login', true],
  ['退出登录', 'https://p.example/out', true],
  ['医师执业注册', 'https://p.example/item', false],
  ['下载中心', 'https://p.example/files', false],
  ['按部门办事', null, false],
  ['TOP', null, true],
  ['STOP 诈骗', null, false],
  ['取消收藏', 'https://p.example/x', true],
  ['办事手册', 'https://p.example/a/guide.PDF?v=1', true],
  ['办事手册', 'https://p.example/pdf', false],
])('%s (%s) is left alone: %s', (name, href, expected) => {
  expect(isForbidden({ name, href })).toBe(expected);
});

test.each<[item: string, name: string, boolean]>([
  ['食品经营许可', '食品经营许可（补发）', true],
  ['食品经营许可（新办）', '食品经营许可', true],
  ['食品经营许可（新办）', '食品经营许可(变更)', true],
  ['居住证办理', '上海市居住证办理', true],
  ['食品经营许可（新办）', '许可', false],
  ['食品经营许可', '食品生产许可', false],
  ['食品经营许可', '（新办）', false],
])('whether %s may be %s: %s', (item, name, expected) => {
  expect(isLike(item, { name })).toBe(expected);
});

it('a page shows an item by a heading or its title, or only mentions it', () => {
  const page = { title: '一网通办', headings: ['食品经营许可'], text: '食品经营许可' };
  expect(showsItem('食品经营许可', page)).toBe('item');
  expect(showsItem('食品经营许可', { ...page, headings: [], title: '食品经营许可-一网通办' })).toBe('item');
  expect(
    showsItem('食品经营许可', { ...page, headings: ['食品经营许可变更'], text: '食品经营许可变更' }),
  ).toBe('partly');
  expect(showsItem('居住证明开具', page)).toBe('no');
});

describe('results', () => {
  const hot = control('热门：居住证', { href: 'https://p.example/s?q=居住证' });
  const tab = control('全部事项', { href: `https://p.example/s?q=${encodeURIComponent('无')}&t=1` });
  const asked = { baseline: [hot, tab], nonsense: '无', items: ['食品经营许可'] };
  const rows = (names: string[]) => names.map((name, rowIndex) => control(name, { rowIndex }));

  it('are what is not shown for a word without meaning, counted by rows', () => {
    const own = control('全部事项', { href: `https://p.example/s?q=${encodeURIComponent('饭店')}&t=1` });
    const guide = control('办事指南', { rowIndex: 1, row: ['食品经营许可', '办事指南'] });
    const found = resultsOf(
      [hot, own, ...rows(['甲公告', '食品经营许可']), guide, control('下一页'), control('2')],
      '饭店',
      asked,
    );
    expect(found.rows.map((row) => row.map(({ name }) => name))).toEqual([
      ['甲公告'],
      ['食品经营许可', '办事指南'],
    ]);
    expect(found).toMatchObject({ position: 2, unclear: false });
  });
  it('are none where the page shows the same as for nothing', () => {
    expect(resultsOf([hot, tab], '饭店', asked)).toEqual({
      ...{ rows: [], position: null, similar: null, unclear: false },
    });
  });
  it('that hold the name with something more are told', () => {
    expect(resultsOf(rows(['甲', '食品经营许可（补发）']), '饭店', asked)).toMatchObject({
      ...{ position: null, similar: '食品经营许可（补发）' },
    });
  });
  it('are unclear where the item is recommended for nothing, too', () => {
    const item = control('食品经营许可');
    expect(resultsOf([item], '饭店', { ...asked, baseline: [item] })).toMatchObject({
      position: null,
      unclear: true,
    });
  });
});

it('each citizen’s word stands once', () => {
  const words = CITIZEN_WORDS.map(({ word }) => word);
  expect(new Set(words).size).toBe(words.length);
});
