// When a message counts as proven, unproven or doubtful.
import { expect, test } from 'vitest';
import { proofOf, stateOf, withoutDoubtful } from '../../../checks/frame/proof.ts';
import { wilson } from '../../../checks/frame/wilson.ts';

test.each([
  [0, 0, 'unproven'],
  [49, 0, 'unproven'],
  [50, 0, 'proven'],
  [48, 2, 'proven'],
  [40, 10, 'doubtful'],
  [190, 10, 'proven'],
  [180, 20, 'doubtful'],
] as const)('%i right and %i wrong fails are %s', (right, wrong, state) =>
  expect(stateOf({ right, wrong })).toBe(state),
);

test('a message without labelled cases is unproven', () =>
  expect(proofOf('no-such-message')).toMatchObject({ right: 0, wrong: 0, state: 'unproven' }));

test('the interval narrows with the number of cases and stays between 0 and 1', () => {
  const [low, high] = wilson(95, 100);
  expect(low).toBeCloseTo(0.8882, 3);
  expect(high).toBeCloseTo(0.9785, 3);
  expect(wilson(0, 0)).toEqual([0, 1]);
  expect(wilson(5, 5)[1]).toBe(1);
  expect(wilson(950, 1000)[0]).toBeGreaterThan(low);
});

test('a doubtful message asks instead of accusing; the others stay as they are', () => {
  const outcomes = [
    { message: 'A02', verdict: 'fail', field: 'places.address' },
    { message: 'A03', verdict: 'fail', field: 'places.address' },
    { message: 'A02', verdict: 'pass', field: 'places.address' },
  ] as const;
  const settled = withoutDoubtful(outcomes, (message) => (message === 'A02' ? 'doubtful' : 'unproven'));
  expect(settled.map(({ verdict }) => verdict)).toEqual(['review', 'fail', 'pass']);
  expect(settled[0]!.detail).toContain('转人工复核');
});
