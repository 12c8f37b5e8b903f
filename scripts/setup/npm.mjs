// Where npm is, as arguments for this very Node: a `.cmd` file cannot be started without a shell. Called by set-up steps.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const CLI = ['node_modules', 'npm', 'bin', 'npm-cli.js'];

/**
 * The path of npm's own script, or null. `npm_execpath` is set when npm started us; it may also be another manager's.
 * @param {{ env?: NodeJS.ProcessEnv, node?: string, exists?: (path: string) => boolean }} [options]
 */
export function npmScript({ env = process.env, node = process.execPath, exists = existsSync } = {}) {
  const bin = dirname(node);
  const given = env.npm_execpath;
  const places = [
    ...(given && basename(given) === 'npm-cli.js' ? [given] : []),
    join(bin, ...CLI),
    join(bin, '..', 'lib', ...CLI),
    join(bin, '..', 'share', 'nodejs', ...CLI.slice(1)),
  ];
  return places.find((path) => exists(path)) ?? null;
}

/** Why npm failed: its first error lines, for it ends with pages of advice. @param {string} output */
export const npmReason = (output) =>
  output
    .split(/\r?\n/)
    .filter((line) => /^npm (error|ERR!) \S/.test(line))
    .slice(0, 6)
    .map((line) => `    ${line}`);
