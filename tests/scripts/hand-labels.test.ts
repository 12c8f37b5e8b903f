// Labels made by hand: their counting, their shape, and the readers' agreement where the texts are at hand.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accuracyOfHours } from '../../scripts/accuracy/hours-labels.ts';
import { labelTexts } from '../../scripts/accuracy/label-texts.ts';
import { accuracyOfLimits } from '../../scripts/accuracy/limit-labels.ts';
import { accuracyOfPhones } from '../../scripts/accuracy/phone-labels.ts';
import { Tally } from '../../scripts/accuracy/tally.ts';
import { HoursReading, LimitReading, PhoneReading, VisitsReading } from '../../store/schemas/readings.ts';

test('a wrong reading of a case is a miss and a false alarm, nothing beside nothing is neither', () => {
  const tally = new Tally();
  for (const [label, read] of [
    ['a', 'a'],
    ['a', 'b'],
    ['a', null],
    [null, 'b'],
    ['none', false],
  ])
    tally.add('部分', label, read);
  expect(tally.rows()).toEqual([
    { set: 'labelled', message: '部分', cases: 3, misses: 2, falseAlarms: 2, reviewShare: 0 },
  ]);
});

describe('the files of labels', () => {
  const number = PhoneReading.shape.numbers.element.omit({ written: true, areaCodeWritten: true });
  test.each([
    ['hours.jsonl', 259, HoursReading.omit({ text: true })],
    ['phones.jsonl', 480, PhoneReading.omit({ text: true }).extend({ numbers: number.array() })],
    ['limits.jsonl', 45, LimitReading.omit({ text: true })],
    ['visits.jsonl', 3, VisitsReading.omit({ text: true })],
  ] as const)('%s', (file, count, shape) => {
    const lines = readFileSync(new URL(`../../scripts/accuracy/labels/${file}`, import.meta.url), 'utf8');
    const rows = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(count);
    for (const row of rows) {
      expect(row.hash).toMatch(/^[0-9a-f]{16}$/u);
      expect(shape.safeParse(row).error).toBeUndefined();
    }
  });
});

test('without the folder there are no texts', () => {
  expect(labelTexts(new URL('file:///nowhere/')).size).toBe(0);
});

test.skipIf(labelTexts().size === 0)('nearly all labelled values are read', () => {
  const rows = [...accuracyOfHours(), ...accuracyOfPhones(), ...accuracyOfLimits()];
  for (const { message, cases, misses, falseAlarms } of rows) {
    const wrong = misses + falseAlarms;
    expect(wrong, message).toBeLessThanOrEqual(/时限|次数|电话/u.test(message) ? 0 : Math.ceil(cases * 0.02));
  }
});
