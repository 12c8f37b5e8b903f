// Stands in for Vitest's describe, it and test: gathers the tests of a file instead of running them. Called by mutation.run.ts.
import { expect } from 'vitest';

export interface Gathered {
  name: string;
  run: () => unknown;
}

type Body = (...values: unknown[]) => unknown;

/** Cases of `each`: an array's entries are the arguments, anything else is the one argument. */
const argumentsOf = (row: unknown): unknown[] => (Array.isArray(row) ? row : [row]);

export function collector() {
  const tests: Gathered[] = [];
  const names: string[] = [];
  const within = (name: string, body: () => unknown) => {
    names.push(name);
    body();
    names.pop();
  };
  const say = (name: string, row: unknown[] = []) => [...names, name, row.map(String).join(' ')].join(' ');
  const each =
    (one: (name: string, body: () => unknown, row: unknown[]) => void) =>
    (rows: readonly unknown[]) =>
    (name: string, body: Body) => {
      for (const row of rows.map(argumentsOf)) one(name, () => body(...row), row);
    };
  const add = (name: string, run: () => unknown, row?: unknown[]) =>
    tests.push({ name: say(name, row), run });
  const test = Object.assign((name: string, run: () => unknown) => add(name, run), {
    each: each(add),
    skipIf: () => () => {},
    runIf: () => () => {},
  });
  const describe = Object.assign((name: string, body: () => unknown) => within(name, body), {
    each: each((name, body, row) => within(say(name, row), body)),
    skipIf: () => () => {},
  });
  return { tests, vitest: { __esModule: true, describe, it: test, test, expect } };
}
