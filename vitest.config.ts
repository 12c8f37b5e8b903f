// Tests without Playwright's runner. Called by `npm test` and `npm run unit`.
import { totalmem } from 'node:os';
import { defineConfig } from 'vitest/config';

const BROWSER = 'tests/**/*.browser.test.ts';
const ROOM = totalmem() >= 6e9 ? 2 : 1;

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
        // After everything else, two browsers at a time where there is room: office machines have little memory.
        // A second try: a starved machine keeps a real browser waiting longer than a page's deadline. The reporter names what needed it.
        test: {
          name: 'browser',
          include: [BROWSER],
          maxWorkers: ROOM,
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
