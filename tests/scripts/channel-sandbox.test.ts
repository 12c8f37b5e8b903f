// The channels' sandbox: every planted difference between channels and with the service map is found, and nothing else.
import { expect, test } from 'vitest';
import { accuracyOfSandbox, judgeSandbox } from '../../scripts/accuracy/channel-sandbox.ts';
import { compareWithTruth } from '../../scripts/accuracy/truth.ts';

test('found is what was planted', () => {
  const { found, truth } = judgeSandbox();
  expect(truth.length).toBeGreaterThan(30);
  expect(compareWithTruth(found, truth)).toEqual({ misses: [], falseAlarms: [] });
});

test('the accuracy table tells each message of it', () => {
  const rows = accuracyOfSandbox();
  expect(rows.find(({ message }) => message === 'A09-map')).toMatchObject({
    cases: 12,
    misses: 0,
    falseAlarms: 0,
  });
  expect(rows.map(({ message }) => message)).toContain('SM01');
});
