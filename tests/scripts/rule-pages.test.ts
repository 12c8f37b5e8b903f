// The pages of rules of doors, journeys, entrances and online help are what the checks say; every check of a room is in its index.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entryChecks } from '../../checks/entry/index.ts';
import { helpChecks } from '../../checks/help/index.ts';
import { allMetas } from '../../checks/index.ts';
import { journeyChecks } from '../../checks/journey/index.ts';
import { doorChecks } from '../../checks/login/index.ts';
import { visitChecks } from '../../checks/mobile/index.ts';
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

test('every message that can give a finding has its line on a page of rules, with a link that leads somewhere', () => {
  const page = readFileSync(new URL('docs/rules.md', root), 'utf8');
  const phone = readFileSync(new URL('docs/mobile-rules.md', root), 'utf8');
  const visits = new Set(visitChecks.map(({ meta }) => meta.id));
  const missing = allMetas.flatMap(({ id: check, messages }) =>
    messages
      .filter(({ id }) => !(visits.has(check) ? phone.includes(`### ${id} `) : page.includes(`\n| ${id} |`)))
      .map(({ id }) => id),
  );
  expect(missing).toEqual([]);
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, path]) => path!);
  expect(links.filter((path) => !existsSync(new URL(`docs/${path}`, root)))).toEqual([]);
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
