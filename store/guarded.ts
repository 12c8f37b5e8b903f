// Wraps a repository so that each of its functions, and each row it streams, fails with a StoreError.
// Called by openStore for every repository.
import { translated } from './errors.ts';

function* guardedRows<T>(rows: Iterator<T>, path: string): Generator<T> {
  try {
    for (;;) {
      const next = translated(path, () => rows.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    rows.return?.();
  }
}

const isIterator = (value: unknown): value is Iterator<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;

/** The same repository; `path` is named in the errors. */
export function guarded<T extends object>(repository: T, path: string): T {
  const wrap =
    (f: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      const result = translated(path, () => f(...args));
      return isIterator(result) ? guardedRows(result, path) : result;
    };
  return Object.fromEntries(Object.entries(repository).map(([name, f]) => [name, wrap(f)])) as T;
}
