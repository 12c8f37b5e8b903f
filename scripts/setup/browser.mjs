// Step 4: a Chromium that starts. Called by set-up. In this order: the configured one, Playwright's, the system's,
// Playwright's download, Debian's package (only as root in a container).
import { join } from 'node:path';
import { findBrowser } from '../../crawler/find-browser.mjs';
import { aptInstall, aptLine, mayUseApt } from './apt.mjs';
import { tail } from './run.mjs';

const DOWNLOAD_MINUTES = 3;
// Older Debians have no headless shell of its own.
const PLAIN_CHROMIUM = 'chromium';
const DEBIAN_PACKAGES = ['chromium-headless-shell', PLAIN_CHROMIUM];
const FONT_PACKAGE = 'fonts-noto-cjk';
const SOURCES = {
  configured: '由 GUIDE_AUDIT_CHROMIUM 指定',
  playwright: 'Playwright 自带',
  system: '系统已装',
};

const BY_HAND = [
  '请任选一种办法：',
  '  1. 安装 Chrome、Edge 或 Chromium（Windows、macOS 用官方安装包即可）；',
  `  2. Debian / Ubuntu 运行：${aptLine([PLAIN_CHROMIUM, FONT_PACKAGE])}`,
  '  3. 能上网时运行：npx playwright install chromium --only-shell',
  '  4. 已有浏览器而未被找到：设置环境变量 GUIDE_AUDIT_CHROMIUM 为它的完整路径。',
  '完成后重新运行本命令。',
];

/** Why the browser does not start, or null. A download may lack the system's libraries. */
async function problem(/** @type {import('./step.mjs').SetupContext} */ context, /** @type {string} */ path) {
  // There `--version` opens a window instead of printing.
  if (context.platform === 'win32') return null;
  const { code, output } = await context.run(path, ['--version'], { milliseconds: 20_000 });
  return code === 0 ? null : output || `退出码 ${code}`;
}

/** @param {import('./step.mjs').SetupContext} context @param {typeof findBrowser} find */
async function look(context, find) {
  const { env, platform, home, exists } = context;
  const found = find({ env, platform, home, exists });
  if (!found?.exists) return { found, why: '未找到可用的浏览器' };
  return { found, why: await problem(context, found.path) };
}

/** What can be installed here without asking anybody. @param {import('./step.mjs').SetupContext} context */
function attempts(context) {
  const playwright = join(context.root, 'node_modules', 'playwright', 'cli.js');
  const download = {
    text: `正在下载 Playwright 的 Chromium，最多 ${DOWNLOAD_MINUTES} 分钟`,
    start: () =>
      context.run(process.execPath, [playwright, 'install', 'chromium', '--only-shell'], {
        cwd: context.root,
        milliseconds: DOWNLOAD_MINUTES * 60_000,
      }),
  };
  const debian = DEBIAN_PACKAGES.map((name) => ({
    text: `正在安装 Debian 的软件包 ${name}`,
    start: () => aptInstall(context, [name, FONT_PACKAGE]),
  }));
  return [download, ...(mayUseApt(context) ? debian : [])];
}

/**
 * @param {import('./step.mjs').SetupContext} context @param {typeof findBrowser} [find]
 * @returns {Promise<import('./step.mjs').Result>}
 */
export async function browser(context, find = findBrowser) {
  let { found, why } = await look(context, find);
  if (found?.source === 'configured' && why) {
    const text = `GUIDE_AUDIT_CHROMIUM 指定的浏览器无法启动：${found.path}`;
    return { mark: '✗', text, todo: ['请改正或清除该环境变量后重新运行本命令。'] };
  }
  /** @type {string[]} */
  let last = [];
  for (const attempt of why ? attempts(context) : []) {
    context.busy(attempt.text);
    const { code, output } = await attempt.start();
    last = code === 0 ? [] : tail(output);
    ({ found, why } = await look(context, find));
    if (!why) break;
  }
  if (found && !why) return { mark: '✓', text: `浏览器（${SOURCES[found.source]}）：${found.path}` };
  const text = found ? `浏览器无法启动：${found.path}` : '没有可用的浏览器';
  return { mark: '✗', text, todo: [...last, ...(found && why ? tail(why, 3) : []), ...BY_HAND] };
}
