// Step 2: are the packages of package-lock.json installed, for this machine? Called by set-up; else runs `npm ci`.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmReason, npmScript } from './npm.mjs';

const MINUTES = 15;

/** @param {string} path */
const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

/** What node_modules must have been made for. @param {string} root */
export const stampOf = (root) => ({
  lock: createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex'),
  machine: `${process.platform}-${process.arch}`,
});

const stampFile = (/** @type {string} */ root) => join(root, 'node_modules', '.guide-audit-setup.json');

/** Whether a person's own `npm ci` installed just what the lock says. @param {string} root */
function installedAsLocked(root) {
  const locked = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!installed) return false;
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/** @param {import('./step.mjs').SetupContext} context */
function directOnesStand({ root, exists }) {
  const { dependencies = {}, devDependencies = {} } = readJson(join(root, 'package.json')) ?? {};
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    exists(join(root, 'node_modules', name, 'package.json')),
  );
}

/** A shared, read-only installation is compared anew each time instead. @param {string} root */
function writeStamp(root) {
  try {
    writeFileSync(
      stampFile(root),
      `${JSON.stringify(stampOf(root))}
`,
    );
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) throw error;
  }
}

/** @param {import('./step.mjs').SetupContext} context */
function isCurrent(context) {
  if (!directOnesStand(context)) return false;
  const { root } = context;
  const former = readJson(stampFile(root));
  const { lock, machine } = stampOf(root);
  if (former?.lock === lock && former.machine === machine) return true;
  if ((former && former.machine !== machine) || !installedAsLocked(root)) return false;
  writeStamp(root);
  return true;
}

/** @param {import('./step.mjs').SetupContext} context @returns {Promise<import('./step.mjs').Result>} */
export async function packages(context) {
  const { root, env } = context;
  if (isCurrent(context)) return { mark: '✓', text: '依赖包齐全，与 package-lock.json 一致' };
  const npm = npmScript({ env, exists: context.exists });
  if (!npm) {
    return { mark: '✗', text: '找不到 npm', todo: ['请在本目录手工运行：npm ci', '完成后重新运行本命令。'] };
  }
  context.busy('正在安装依赖包（npm ci），通常需要一两分钟');
  // A server's NODE_ENV=production would leave out what the tests need.
  const args = [npm, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const { code, output } = await context.run(process.execPath, args, {
    cwd: root,
    milliseconds: MINUTES * 60_000,
  });
  if (code !== 0) {
    return {
      mark: '✗',
      text: '依赖包安装失败（npm ci）',
      todo: [
        ...npmReason(output),
        '请检查网络或代理（npm config get registry / proxy）后重新运行；',
        '没有互联网的机器：请从同一系统、已装好的机器上复制整个目录（含 node_modules）。',
      ],
    };
  }
  writeStamp(root);
  return { mark: '✓', text: '依赖包已安装' };
}
