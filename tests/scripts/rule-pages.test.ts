// The pages of rules of doors, journeys, entrances and online help are what the checks say; every check of a room is in its index.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entryChecks } from '../../checks/entry/index.ts';
import { helpChecks } from '../../checks/help/index.ts';
import { journeyChecks } from '../../checks/journey/index.ts';
import { doorChecks } from '../../checks/login/index.ts';
import { entryRulesPage } from '../../scripts/docs/entry-rules-page.ts';
import { helpRulesPage } from '../../scripts/docs/help-rules-page.ts';
import { journeyRulesPage } from '../../scripts/docs/journey-rules-page.ts';
import { loginRulesPage } from '../../scripts/docs/login-rules-page.ts';

const root = new URL('../../', import.meta.url);

test.each([
  ['docs/login-rules.md', () => loginRulesPage(doorChecks)],
  ['docs/journey-rules.md', () => journeyRulesPage(journeyChecks)],
  ['docs/entry-rules.md', () => entryRulesPage(entryChecks)],
  ['docs/help-rules.md', () => helpRulesPage(helpChecks)],
])('%s is current', (page, made) => {
  expect(readFileSync(new URL(page, root), 'utf8')).toBe(made());
});

test.each([
  ['checks/login/', doorChecks],
  ['checks/entry/', entryChecks],
  ['checks/help/', helpChecks],
])('%s holds its checks alone, each in the file of its name', (room, checks) => {
  const files = readdirSync(new URL(room, root)).filter((name) => name.endsWith('.ts'));
  const listed = checks.map(({ meta }) => `${meta.id}.ts`);
  expect(files.filter((name) => name !== 'index.ts').sort()).toEqual(listed.sort());
});
