// A regression test: the planted truth of the fixture, judged without a browser. It says nothing of real guides.
import { describe, expect, test } from 'vitest';
import { checkMetas } from '../../checks/index.ts';
import { serviceMap } from '../../checks/service-map.ts';
import { accuracyOfLabels } from '../../scripts/accuracy/labels.ts';
import { accuracyOfNcap } from '../../scripts/accuracy/ncap.ts';
import { f1Of, rowsOfPairs } from '../../scripts/accuracy/row.ts';
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
    checkMetas.filter((meta) => meta !== serviceMap.meta).flatMap((meta) => meta.messages.map((m) => m.id)),
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

test('labels of null are left out, and F1 comes with its interval', () => {
  const [row] = rowsOfPairs('labelled', [
    ['a', true, true],
    ['a', true, false],
    ['a', false, true],
    ['a', null, true],
  ]);
  expect(row).toMatchObject({ cases: 2, misses: 1, falseAlarms: 1 });
  const { f1, low, high } = f1Of(row!)!;
  expect(f1).toBeCloseTo(0.5);
  expect(low).toBeLessThan(f1);
  expect(high).toBeGreaterThan(f1);
  expect(f1Of({ ...row!, cases: 0, misses: 0, falseAlarms: 0 })).toBeUndefined();
});

const ncap = accuracyOfNcap();

test.skipIf(ncap.length === 0)('parts of addresses of a public set are seen', () => {
  const least = [0.95, 0.93, 0.92];
  expect(ncap.map((row) => row.message)).toEqual(['办理地点·道路', '办理地点·门牌', '办理地点·楼层房间']);
  for (const [index, row] of ncap.entries()) expect(f1Of(row)!.f1).toBeGreaterThan(least[index]!);
});
