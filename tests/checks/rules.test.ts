// Every guide rule of the standards table has a message, or a line on why no machine judges it.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkMetas } from '../../checks/index.ts';
import { UNJUDGED } from '../../checks/lexicon/unjudged.ts';

const TABLE = new URL('../../../shared/standards/rules.csv', import.meta.url);

test.skipIf(!existsSync(TABLE))('no rule of the table is forgotten', () => {
  const known = new Set([
    ...checkMetas.flatMap(({ messages }) => messages.map(({ id }) => id.split('-')[0]!)),
    ...UNJUDGED.map(({ rule }) => rule),
  ]);
  const rules = [...readFileSync(TABLE, 'utf8').matchAll(/^(?:"[^"]*"|[^,"\n]*),([A-Z]+\d{2}),/gmu)].map(
    ([, rule]) => rule!,
  );
  expect(rules).toHaveLength(147);
  expect(rules.filter((rule) => !known.has(rule))).toEqual([]);
});
