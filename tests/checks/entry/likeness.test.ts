// How alike parts of pages and colours are.
import { expect, it, test } from 'vitest';
import { distance, shareOf } from '../../../checks/entry/parts/likeness.ts';

test.each([
  ['#17457a', '#17457a', 0, 0],
  ['#17457a', '#1c4a80', 0.5, 5],
  ['#17457a', '#b3261e', 80, 120],
  // Known value: CIE76 between black and white is 100.
  ['#000000', '#ffffff', 99.9, 100.1],
])('%s and %s are between %f and %f apart', (a, b, least, most) => {
  expect(distance(a, b)).toBeGreaterThanOrEqual(least);
  expect(distance(a, b)).toBeLessThanOrEqual(most);
});

it('counts the portal’s lines that a page has, too, whatever it has beside them', () => {
  const own = { names: ['首页', '登录'], words: ['首页 登录', '一网通办'] };
  expect(shareOf(own, { names: ['首页', '登录', '户政'], words: ['首页登录', '一网 · 通办'] })).toBe(1);
  expect(shareOf(own, { names: ['首页'], words: [] })).toBe(0.25);
  expect(shareOf(own, null)).toBe(0);
  expect(shareOf(null, own)).toBeNull();
  expect(shareOf({ names: [], words: [] }, own)).toBeNull();
});
