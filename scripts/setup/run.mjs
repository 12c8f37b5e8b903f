// Runs a program without a shell, with a time limit, and keeps its last lines for an error. Called by the set-up steps.
import { spawn } from 'node:child_process';

const KEPT_CHARACTERS = 20_000;

/**
 * Resolves always; a program that cannot be started or is too slow has a code other than 0.
 * @param {string} command @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, milliseconds?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env, milliseconds = 60_000 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const keep = (/** @type {Buffer} */ part) => {
      output = (output + part.toString('utf8')).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => {
      output += `\n超过 ${Math.round(milliseconds / 1000)} 秒未完成，已停止。`;
      child.kill('SIGKILL');
    }, milliseconds);
    const end = (/** @type {number} */ code, /** @type {string} */ more = '') => {
      clearTimeout(timer);
      resolve({ code, output: `${output}${more}`.trim() });
    };
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** The last lines of an output, indented under a step's line. @param {string} output */
export const tail = (output, lines = 8) =>
  output
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(-lines)
    .map((line) => `    ${line}`);
