// Tools that only the benchmark needs, in a package of their own (peers/): installed when they are first asked for. Called by the bench command.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { npmScript } from '../setup/npm.mjs';

/** What is used of linkinator. */
export interface Linkinator {
  version: string;
  check(options: {
    path: string;
    concurrency: number;
    timeout: number;
  }): Promise<{ links: { url: string; state: 'OK' | 'BROKEN' | 'SKIPPED' }[] }>;
}

const FOLDER = new URL('peers/', import.meta.url);
const MINUTES = 5;

/** Installs the peers where they are not there yet; false where that is not possible. */
function installed(name: string): boolean {
  const home = new URL(`node_modules/${name}/package.json`, FOLDER);
  if (existsSync(home)) return true;
  const npm = npmScript();
  if (!npm) return false;
  const { status } = spawnSync(process.execPath, [npm, 'ci', '--ignore-scripts'], {
    cwd: fileURLToPath(FOLDER),
    stdio: 'ignore',
    timeout: MINUTES * 60_000,
  });
  return status === 0 && existsSync(home);
}

/** Null where it is neither there nor to be had. */
export async function linkinator(): Promise<Linkinator | null> {
  if (!installed('linkinator')) return null;
  const folder = new URL('node_modules/linkinator/', FOLDER);
  const about = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
    version: string;
    exports: string | Record<string, unknown>;
    main?: string;
  };
  const entry = about.main ?? 'build/src/index.js';
  const { check } = (await import(new URL(entry, folder).href)) as Pick<Linkinator, 'check'>;
  return { version: about.version, check };
}
