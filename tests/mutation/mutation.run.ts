// Mutation testing: changes the files of MUTATE one small piece at a time and tells which changes no test notices. Called by run.mjs.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { test } from 'vitest';
import { collector, type Gathered } from './collector.ts';
import { covering } from './coverage.ts';
import { Modules } from './modules.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = (process.env.MUTATE ?? '').split(',').filter(Boolean);
/** A mutant that takes longer than this is one that never ends: noticed. */
const MILLISECONDS = 10_000;
/** Tests of speed, of chance texts, and of the program against itself: slow, and blind to most mutants. */
const LEFT_OUT = /costs its length|any text without error/;
const LEFT_OUT_FILES = ['shuffle.test.ts', 'corpus.test.ts'];

const gathered = collector();
const modules = new Modules({ vitest: gathered.vitest });
const testFiles = readdirSync(join(root, 'tests/checks'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !LEFT_OUT_FILES.includes(name))
  .map((name) => join(root, 'tests/checks', name));

function testsOf(paths: readonly string[]): Gathered[] {
  gathered.tests.length = 0;
  for (const path of paths) modules.load(path);
  return gathered.tests.filter(({ name }) => !LEFT_OUT.test(name));
}

/** Does a test fail? Synchronous, so that an endless mutant can be stopped. */
function verdict(paths: readonly string[], names: readonly string[]): 'survives' | 'noticed' | 'invalid' {
  const run = () => {
    let loaded = false;
    try {
      const tests = new Map(testsOf(paths).map((one) => [one.name, one]));
      loaded = true;
      for (const name of names) tests.get(name)?.run();
      return names.every((name) => tests.has(name)) ? 'survives' : 'noticed';
    } catch {
      return loaded ? 'noticed' : 'invalid';
    }
  };
  Object.assign(globalThis, { __verdict: run });
  try {
    return runInThisContext('__verdict()', { timeout: MILLISECONDS });
  } catch {
    return 'noticed';
  }
}

function show(text: string, { start, end, text: other }: Mutant): string {
  const line = text.slice(0, start).split('\n').length;
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - 40);
  const before = text.slice(from, start).trimStart();
  const after = text.slice(end, end + 25).split('\n')[0]!;
  return `${line}: ${before}⟦${text.slice(start, end).replace(/\s+/g, ' ')} → ${other || '∅'}⟧${after}`;
}

test.each(files)('%s', { timeout: 3_600_000 }, async (file) => {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const related: string[] = [];
  for (const one of testFiles) if ((await modules.reach(one)).has(path)) related.push(one);
  const again = new Set<string>();
  for (const one of related)
    for (const needed of await modules.reach(one))
      if ((await modules.reach(needed)).has(path)) again.add(needed);
  const { paths, names } = covering(modules.load(path), related, (one) => testsOf([one]));
  modules.forget(again);

  const mutants = mutantsOf(path, text);
  const survivors: string[] = [];
  let invalid = 0;
  for (const mutant of mutants) {
    modules.forget(again, { [path]: text.slice(0, mutant.start) + mutant.text + text.slice(mutant.end) });
    const found = verdict(paths, names);
    if (found === 'invalid') invalid += 1;
    if (found === 'survives') survivors.push(show(text, mutant));
  }
  modules.forget(again, { [path]: null });
  const valid = mutants.length - invalid;
  const score = ((1 - survivors.length / valid) * 100).toFixed(1);
  const report = `${file}: ${names.length} tests, ${valid} mutants, ${survivors.length} survived, score ${score} %\n${survivors.join('\n')}\n`;
  const folder = join(root, 'output/mutation');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${file.replaceAll('/', '-')}.txt`), report);
  process.stdout.write(report);
});
