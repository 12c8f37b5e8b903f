// What the lists say of a message that real data have not proven.
import { expect, test } from 'vitest';
import { proofText, verdictText } from '../../reports/proof-text.ts';

test('a message without labelled real cases is marked in every list', () => {
  expect(verdictText({ outcome: 'fail', message: 'no-such-message' })).toBe('不符合（未经实证）');
  expect(verdictText({ outcome: 'review', message: 'no-such-message' })).toBe('待复核（未经实证）');
  expect(proofText('no-such-message')).toBe('未经实证');
});
