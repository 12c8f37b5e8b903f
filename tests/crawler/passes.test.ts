// When a page that failed is tried again.
import { expect, it } from 'vitest';
import { nextPass } from '../../crawler/passes.ts';

const at = (clock: string): Date => new Date(`2026-11-03T${clock}:00+08:00`);
const until = at('06:00');

it('is at the end of the queue after the first time, whatever the night', () => {
  expect(nextPass(1, at('05:59'), until)).toBe('end');
  expect(nextPass(1, at('12:00'), undefined)).toBe('end');
});

it('is once more half an hour later, and early enough to leave time for the rest of the night', () => {
  expect(nextPass(2, at('02:00'), until)).toEqual(at('02:30'));
  expect(nextPass(2, at('05:20'), until)).toEqual(at('05:40'));
  expect(nextPass(2, at('02:00'), until, 0)).toEqual(at('02:00'));
});

it('is never where the night ends too soon, where its end is not known, and after the last pass', () => {
  expect(nextPass(2, at('05:40'), until)).toBeNull();
  expect(nextPass(2, at('02:00'), undefined)).toBeNull();
  expect(nextPass(3, at('02:00'), until)).toBeNull();
});
