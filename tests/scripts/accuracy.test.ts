// A regression test: the planted truth of the fixture, judged without a browser. It says nothing of real guides.
import { describe, expect, test } from 'vitest';
import { checkMetas } from '../../checks/index.ts';
import { accuracyOfLabels } from '../../scripts/accuracy/labels.ts';
import { accuracyOfTruth, compareWithTruth, judgeFixture } from '../../scripts/accuracy/truth.ts';

describe.each([
  { seed: 2021, items: 5 },
  { seed: 7, items: 6 },
])('the truth of seed $seed', (options) => {
  test('has no miss and no false alarm', () => {
    const { found, truth } = judgeFixture(options);
    expect(compareWithTruth(found, truth)).toEqual({ misses: [], falseAlarms: [] });
    expect(truth.length).toBeGreaterThan(300);
  });
});

test('every message of the checks is planted at least twice', () => {
  const rows = accuracyOfTruth({ seed: 2021, items: 5 });
  expect(rows.map((row) => row.message)).toEqual(
    checkMetas.flatMap((meta) => meta.messages.map((m) => m.id)),
  );
  expect(rows.filter((row) => row.cases < 2).map((row) => row.message)).toEqual([]);
});

test('a miss and a false alarm are told apart', () => {
  const line = {
    item: 'a',
    channel: 'pc',
    field: 'visits',
    key: null,
    message: 'V01',
    verdict: 'fail',
  } as const;
  const other = { ...line, message: 'V02' };
  expect(compareWithTruth([other], [line])).toEqual({ misses: [line], falseAlarms: [other] });
});

const labelled = accuracyOfLabels();

test.skipIf(labelled.length === 0)('labelled real values are read', () => {
  const wrong = labelled.reduce((n, row) => n + row.misses + row.falseAlarms, 0);
  const cases = labelled.reduce((n, row) => n + row.cases, 0);
  expect(wrong / cases).toBeLessThan(0.03);
});
