// Which tests call a file, and how long each takes: only these judge its mutants, the quick ones first. Called by mutation.run.ts.
import type { Gathered } from './collector.ts';

type Exports = Record<string, unknown>;

/** Puts a mark on every call of what the module gives away: functions, and the judging of a check. */
function watch(exports: Exports, mark: () => void): boolean {
  let all = true;
  const wrap = (holder: Exports, name: string) => {
    const original = holder[name] as (...values: unknown[]) => unknown;
    holder[name] = (...values: unknown[]) => {
      mark();
      return original(...values);
    };
  };
  for (const [name, value] of Object.entries(exports)) {
    const methods = ['judge', 'applies', 'facts'].filter((method) => value && (value as Exports)[method]);
    if (typeof value === 'function') wrap(exports, name);
    else if (methods.length > 0) for (const method of methods) wrap(value as Exports, method);
    else all = false;
  }
  return all;
}

export interface Covering {
  /** Files that hold such tests. */
  paths: string[];
  /** Names of the tests, quick ones first. */
  names: string[];
}

/** The tests that reach the module. A module of tables cannot be watched: all tests of the files then. */
export function covering(
  exports: Exports,
  paths: readonly string[],
  gather: (path: string) => Gathered[],
): Covering {
  let reached = false;
  const watched = watch(exports, () => {
    reached = true;
  });
  const found: { path: string; name: string; took: number }[] = [];
  for (const path of paths)
    for (const { name, run } of gather(path)) {
      reached = !watched;
      const start = performance.now();
      if (run() instanceof Promise) throw new Error(`${name}: a test that waits cannot be run here`);
      if (reached) found.push({ path, name, took: performance.now() - start });
    }
  found.sort((a, b) => a.took - b.took);
  return {
    paths: [...new Set(found.map(({ path }) => path))],
    names: [...new Set(found.map(({ name }) => name))],
  };
}
