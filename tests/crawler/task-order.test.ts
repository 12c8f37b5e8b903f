// The order of a night.
import { expect, it } from 'vitest';
import { inTaskOrder } from '../../crawler/task-order.ts';

const rows = ['a', 'b', 'c', 'd', 'e'].map((portalId) => ({
  portalId,
  name: portalId,
  situation: null,
  unit: 'U',
}));
const order = (last: Parameters<typeof inTaskOrder>[2]) =>
  inTaskOrder(rows, 's', last)
    .map(({ portalId }) => portalId)
    .join('');
const at = (item: string, day: number, failed = false) => ({
  item: `s/${item}`,
  fetchedAt: `2026-11-${String(day).padStart(2, '0')}T22:00:00+08:00`,
  failed,
});

it('a first night keeps the order of the lists', () => expect(order([])).toBe('abcde'));
it('what was never seen comes first, then what failed, then the oldest reading', () =>
  expect(order([at('a', 12), at('b', 10), at('c', 11, true), at('e', 10)])).toBe('dcbea'));
it('an item is as old as its oldest situation, and failed where one of them did', () =>
  expect(
    order([
      at('a#1', 12),
      at('a#2', 12, true),
      at('b', 9),
      at('c#1', 12),
      at('c#2', 8),
      at('d', 9),
      at('e', 9),
    ]),
  ).toBe('acbde'));
