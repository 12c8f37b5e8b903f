// Every package that runs with the product has a licence that docs/licences.md lists. Reads the lock, so it needs no network.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  license?: string;
  dev?: boolean;
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

const page = read('docs/licences.md');
const packages = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, { license }]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), license }));

/** First cells of the table under a heading of the page. */
function firstCells(heading: string): Set<string> {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return new Set(
    [...section.matchAll(/^\| (\S+) \|/gm)].map(([, cell]) => cell!).filter((cell) => cell !== '---'),
  );
}

const allowed = firstCells('可随程序');
/** Licences that are named only as the other side of a choice. */
const NOT_ALONE = new Set(['GPL-3.0-or-later', 'WTFPL']);
const excepted = firstCells('单独说明');

function isAllowed(expression: string): boolean {
  const inner = expression.replace(/^\((.*)\)$/, '$1');
  if (inner.includes(' OR ')) return inner.split(' OR ').some(isAllowed);
  if (inner.includes(' AND ')) return inner.split(' AND ').every(isAllowed);
  return allowed.has(inner) && !NOT_ALONE.has(inner);
}

test('every package of the product has a licence of the list, or a line of its own', () => {
  expect(packages.length).toBeGreaterThan(100);
  const others = packages.filter(({ name, license }) => !excepted.has(name) && !isAllowed(license ?? ''));
  expect(others).toEqual([]);
});

test('every package with a line of its own is still in use', () => {
  const names = new Set(packages.map(({ name }) => name));
  expect([...excepted].filter((name) => name !== '包' && !names.has(name))).toEqual([]);
});

test.each([
  ['GPL-3.0-only', false],
  ['GPL-3.0-or-later', false],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['(MIT AND AGPL-3.0)', false],
  ['', false],
])('%j is %s', (expression, expected) => {
  expect(isAllowed(expression)).toBe(expected);
});

test('the licence of the product is given whole', () => {
  const licence = read('LICENSE');
  expect(licence).toContain('Version 2.0, January 2004');
  expect(licence).toContain('END OF TERMS AND CONDITIONS');
  expect(JSON.parse(read('package.json')).license).toBe('Apache-2.0');
});
