// Mutation testing of the files that are given: `node tests/mutation/run.mjs checks/fee.ts`. Called by hand, see docs/mutation.md.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const files = process.argv.slice(2);

if (files.length === 0) {
  console.error('Name the files to change, for example: node tests/mutation/run.mjs checks/fee.ts');
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'tests/mutation/vitest.config.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, MUTATE: files.join(',') },
  },
);
process.exit(status ?? 1);
