// The list of rules that no check judges: sorted, each once, and none that a message claims after all.
import { expect, test } from 'vitest';
import { guideChecks } from '../../../checks/index.ts';
import { UNJUDGED } from '../../../checks/lexicon/unjudged.ts';

const rules = UNJUDGED.map(({ rule }) => rule);

test('is sorted by rule and names each once', () => {
  expect(rules).toEqual([...new Set(rules)].sort());
});

test('names no rule that has a message', () => {
  const judged = new Set(guideChecks.flatMap((check) => check.meta.messages.map(({ id }) => id)));
  expect(rules.filter((rule) => judged.has(rule))).toEqual([]);
});
