// Runs mutation.run.ts alone, in one process. Called by run.mjs.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/mutation/mutation.run.ts'], pool: 'forks', maxWorkers: 1 },
});
