// Loads the TypeScript of the CLI through tsx and runs it. Called by the bin and by `npm start`.
import { setFlagsFromString } from 'node:v8';

// Reading thousands of guides makes much that is soon done with: a heap that grows by a fifth at most between two
// collections stays small. `--optimize-for-size` keeps it smaller still, but judging then takes a quarter longer.
setFlagsFromString('--heap-growing-percent=20');

const NOT_INSTALLED = '依赖包尚未安装。请先在程序目录运行：npm run setup';

async function tsx() {
  try {
    return await import('tsx/esm/api');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Runs `guide-audit ARGS`; resolves to its exit code. @param {string[]} args */
export async function launch(args) {
  const loader = await tsx();
  if (!loader) {
    console.error(NOT_INSTALLED);
    return 2;
  }
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  // Without `false` the tsconfig.json of the user's working folder would be read.
  loader.register({ tsconfig: false });
  const { main } = await import('./cli.ts');
  return main(args);
}
