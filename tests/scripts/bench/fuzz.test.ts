// The fuzzed strings of the bench: the same for the same seed, as long as they may be, and the slowest of them is found.
import { expect, test } from 'vitest';
import { type FuzzedField, fuzz, LONGEST } from '../../../scripts/bench/fuzz.ts';
import { slowest } from '../../../scripts/bench/measure.ts';

const FIELDS: FuzzedField[] = ['address', 'hours', 'phone', 'limit', 'visits'];

test.each(FIELDS)('%s: the same strings for the same seed, none longer than the longest', (field) => {
  const texts = [...fuzz(field, 40)];
  expect([...fuzz(field, 40)]).toEqual(texts);
  expect([...fuzz(field, 40, 7)]).not.toEqual(texts);
  expect(new Set(texts).size).toBe(40);
  expect(texts.filter((text) => text.length === LONGEST).length).toBeGreaterThanOrEqual(20);
  expect(Math.max(...texts.map((text) => text.length))).toBe(LONGEST);
});

test('the string that takes longest is found', () => {
  const wait = (text: string) => {
    const end = performance.now() + (text === 'slow' ? 4 : 0.1);
    while (performance.now() < end);
  };
  expect(slowest(['a', 'b', 'slow', 'c'], wait)).toBe('slow');
});
