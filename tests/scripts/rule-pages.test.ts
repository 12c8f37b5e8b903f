// The pages of rules of doors and journeys are what the checks say; every check of a room is in its index.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { journeyChecks } from '../../checks/journey/index.ts';
import { doorChecks } from '../../checks/login/index.ts';
import { journeyRulesPage } from '../../scripts/docs/journey-rules-page.ts';
import { loginRulesPage } from '../../scripts/docs/login-rules-page.ts';

const root = new URL('../../', import.meta.url);

test.each([
  ['docs/login-rules.md', () => loginRulesPage(doorChecks)],
  ['docs/journey-rules.md', () => journeyRulesPage(journeyChecks)],
])('%s is current', (page, made) => {
  expect(readFileSync(new URL(page, root), 'utf8')).toBe(made());
});

test('checks of doors are all that lies in their room, each in the file of its name', () => {
  const files = readdirSync(new URL('checks/login/', root)).filter((name) => name.endsWith('.ts'));
  const listed = doorChecks.map(({ meta }) => `${meta.id}.ts`);
  expect(files.filter((name) => name !== 'index.ts').sort()).toEqual(listed.sort());
});
