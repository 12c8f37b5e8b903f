// When a row of the service map is told what guides say against it.
import { expect, test } from 'vitest';
import { outcomeOfHall } from '../../reports/map/hall-outcomes.ts';

const other = (said: string, verdict: 'fail' | 'review', guides: number) => ({
  ...{ said, verdict, guides, example: '某事项' },
});
const row = (agree: number, ...others: ReturnType<typeof other>[]) =>
  outcomeOfHall({
    message: 'X08-map',
    field: 'places.hours',
    key: '甲厅',
    onMap: '9:00-17:00',
    agree,
    others,
  });

test.each([
  ['nobody differs', row(3), 'pass'],
  ['more agree than not', row(5, other('乙', 'fail', 4)), 'pass'],
  ['most differ for certain', row(1, other('乙', 'fail', 3)), 'fail'],
  ['one guide alone may be the wrong one', row(0, other('乙', 'fail', 1)), 'review'],
  ['as many agree', row(2, other('乙', 'fail', 2)), 'review'],
  [
    'few differ for certain, many perhaps',
    row(5, other('乙', 'fail', 1), other('丙', 'review', 30)),
    'review',
  ],
])('%s', (_, { verdict }, expected) => {
  expect(verdict).toBe(expected);
});

test('what is quoted is what decides', () => {
  expect(row(0, other('乙', 'fail', 2), other('丙', 'review', 30)).detail).toContain('2份办事指南为“乙”');
});
