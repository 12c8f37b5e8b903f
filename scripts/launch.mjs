// Loads the TypeScript of the CLI through tsx and runs it. Called by the bin and by `npm start`.
import './memory-flags.mjs';

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
