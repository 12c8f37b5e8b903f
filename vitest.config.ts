// Tests without Playwright's runner. Called by `npm test` and `npm run unit`.
import { defineConfig } from 'vitest/config';

const BROWSER = 'tests/**/*.browser.test.ts';

export default defineConfig({
  test: {
    // Processes, not threads: tests give up rights, and better-sqlite3 locks by process.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [BROWSER],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // One browser at a time, after everything else: office machines have little memory.
        test: { name: 'browser', include: [BROWSER], fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
