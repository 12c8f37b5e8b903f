// The fences between the folders: who may import whom, what checks must not touch, and what a check must bring along.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it, test } from 'vitest';
import { corpusChecks, guideChecks } from '../checks/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What each folder may import: folders, or single files of them. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  store: ['store'],
  crawler: ['crawler', 'store'],
  checks: ['checks', 'store/schemas'],
  reports: [
    'reports',
    'store',
    'checks/index.ts',
    'checks/messages',
    'checks/frame/check.ts',
    'checks/frame/proof.ts',
  ],
  fixtures: ['fixtures', 'store/schemas'],
  scripts: ['scripts', 'store', 'crawler', 'checks', 'reports', 'fixtures'],
};

/** The packages of pure folders; elsewhere any package may be used. Nothing of Node itself: no disk, network, clock. */
const PACKAGES: Record<string, readonly string[]> = { checks: ['zod', 'libphonenumber-js'] };

/** What is there without an import, and would make a check impure. */
const IMPURE =
  /\b(?:new Date\(\)|Date\.now|performance\.now|Math\.random|fetch\(|process\.(?:env|cwd|argv|hrtime))/;

const TOP_LEVEL = [...Object.keys(MAY_IMPORT), 'tests', 'docs', '.ci'];

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|mts|mjs|js)$/.test(path) && !path.includes('node_modules'))
    .map((path) => join(folder, path).split(sep).join('/'));
}

const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const imports = (path: string): string[] =>
  ts.preProcessFile(text(path), true, true).importedFiles.map((f) => f.fileName);

/** The imported file from the root, or null for a package. */
const target = (from: string, specifier: string): string | null =>
  specifier.startsWith('.')
    ? relative(root, join(root, dirname(from), specifier))
        .split(sep)
        .join('/')
    : null;

const within = (path: string, places: readonly string[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

describe.each(Object.entries(MAY_IMPORT))('%s', (folder, allowed) => {
  const files = sources(folder);

  it('imports only what it may', () => {
    expect(files.length).toBeGreaterThan(0);
    const breaches = files.flatMap((from) =>
      imports(from)
        .map((specifier) => target(from, specifier))
        .filter((path) => path !== null && !within(path, allowed))
        .map((path) => `${from} → ${path}`),
    );
    expect(breaches).toEqual([]);
  });

  it('says in its first line what each file is', () => {
    const silent = files.filter((path) => !/^(?:#!.*\n)?(?:\/\/|\/\*)/.test(text(path)));
    expect(silent).toEqual([]);
  });
});

test.each(Object.entries(PACKAGES))('%s uses only the packages %j', (folder, packages) => {
  const breaches = sources(folder).flatMap((from) =>
    imports(from)
      .filter((specifier) => target(from, specifier) === null && !within(specifier, packages))
      .map((specifier) => `${from} → ${specifier}`),
  );
  expect(breaches).toEqual([]);
});

test('checks touch neither clock, chance, network nor environment', () => {
  expect(sources('checks').filter((path) => IMPURE.test(text(path)))).toEqual([]);
});

test('schemas import nothing of the store but schemas', () => {
  const breaches = sources('store/schemas').flatMap((from) =>
    imports(from)
      .map((specifier) => target(from, specifier))
      .filter((path) => path !== null && !within(path, ['store/schemas'])),
  );
  expect(breaches).toEqual([]);
});

test('no folder is added beside the agreed ones', () => {
  const ignored = text('.gitignore')
    .split('\n')
    .filter((line) => line.endsWith('/'))
    .map((line) => line.slice(0, -1));
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '.git' && !ignored.includes(entry.name))
    .map((entry) => entry.name);
  expect(folders.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
});

test('npm scripts need no shell', () => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const shell = Object.entries(scripts).filter(([, line]) =>
    /[|&;<>$`*]|^\w+=|\b(?:sh|bash|rm|cp|mv)\s/.test(line),
  );
  expect(shell).toEqual([]);
});

describe('checks', () => {
  const all = [...guideChecks, ...corpusChecks];
  const listed = new Set(all.map((check) => `${check.meta.id}.ts`));

  it.each(all.map((check) => [check.meta.id, check] as const))(
    '%s has its file and its page',
    (id, check) => {
      expect(existsSync(join(root, 'checks', `${id}.ts`))).toBe(true);
      const page = text(`checks/${id}.md`);
      const sections = ['查什么', '依据', '不合格示例', '合格示例', '存疑时', '已知局限', '怎么改'];
      expect(sections.filter((section) => !page.includes(`## ${section}`))).toEqual([]);
      for (const { id: message, fix, text: requirement } of check.meta.messages) {
        expect(`${message} ${fix && requirement ? 'whole' : 'lacks a text'}`).toBe(`${message} whole`);
      }
    },
  );

  it('are all that lies in their room beside its list and its inner rooms', () => {
    const files = readdirSync(join(root, 'checks')).filter((name) => name.endsWith('.ts'));
    expect(files.filter((name) => name !== 'index.ts' && !listed.has(name))).toEqual([]);
  });

  it('have ids of their own', () => {
    const messages = all.flatMap((check) => check.meta.messages.map(({ id }) => id));
    expect(messages.length).toBe(new Set(messages).size);
  });
});
