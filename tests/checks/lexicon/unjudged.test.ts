import { expect, test } from 'vitest';
import { guideChecks } from '../../../checks/index.ts';
import { UNJUDGED } from '../../../checks/lexicon/unjudged.ts';

const rules = UNJUDGED.map(({ rule }) => rule);

test('rules left to people are sorted and stand once', () => {
  expect(rules).toEqual([...new Set(rules)].sort());
});

test('no check judges a rule that is said to be left to people', () => {
  const judged = new Set(guideChecks.flatMap((check) => check.meta.messages.map(({ id }) => id)));
  expect(rules.filter((rule) => judged.has(rule))).toEqual([]);
});
