// What a step of the set-up gets and gives. Called by every step; `SetupContext` is replaced in the tests.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

/**
 * `mark`: ✓ all is there · ！ goes on, with a loss that `text` names · ✗ stops.
 * `todo`: lines that say what a person has to do.
 * @typedef {{ mark: '✓' | '！' | '✗', text: string, todo?: string[] }} Result
 *
 * @typedef {object} SetupContext
 * @property {string} root The folder of package.json, with a slash at its end.
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {string} home
 * @property {number} uid -1 where the system has none.
 * @property {(path: string) => boolean} exists
 * @property {typeof run} run
 * @property {(text: string) => void} busy Prints a line before something slow.
 * @property {Set<string>} did What was done already and need not be repeated (`apt-get update`).
 */

/** @param {Partial<SetupContext>} [changes] @returns {SetupContext} */
export const setupContext = (changes = {}) => ({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  env: process.env,
  platform: process.platform,
  home: homedir(),
  uid: process.getuid?.() ?? -1,
  exists: existsSync,
  run,
  busy: (text) => console.log(`… ${text}`),
  did: new Set(),
  ...changes,
});
