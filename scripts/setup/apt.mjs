// Debian packages, only as root in a container; on a person's own machine the line to run is printed instead.
// Called by the browser and the font step.
import { readFileSync } from 'node:fs';

const CONTAINER_FILES = ['/.dockerenv', '/run/.containerenv'];
const CONTAINER_GROUPS = /docker|kubepods|containerd|libpod|lxc/;
const MINUTES = 10;

function readGroups() {
  try {
    return readFileSync('/proc/1/cgroup', 'utf8');
  } catch {
    return '';
  }
}

/** @param {import('./step.mjs').SetupContext} context @param {() => string} [groups] */
export function mayUseApt({ platform, uid, env, exists }, groups = readGroups) {
  if (platform !== 'linux' || uid !== 0 || !exists('/usr/bin/apt-get')) return false;
  return (
    Boolean(env.container) || CONTAINER_FILES.some((path) => exists(path)) || CONTAINER_GROUPS.test(groups())
  );
}

/** The line for a person to run. @param {string[]} names */
export const aptLine = (names) => `sudo apt-get update && sudo apt-get install -y ${names.join(' ')}`;

/**
 * Installs Debian packages. The caller has asked mayUseApt.
 * @param {import('./step.mjs').SetupContext} context @param {string[]} names
 */
export async function aptInstall({ run, did }, names) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const milliseconds = MINUTES * 60_000;
  if (!did.has('apt-get update')) {
    const updated = await run('apt-get', ['update'], { env, milliseconds });
    if (updated.code !== 0) return updated;
    did.add('apt-get update');
  }
  return run('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env, milliseconds });
}
