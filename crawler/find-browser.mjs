// Finds a Chromium to run: configured, Playwright's own, then the system's. Plain JavaScript because set-up uses it before anything is built.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Names on the PATH of Linux and macOS, the leanest first. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PLACES = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/** Where the executable stands in a folder of Playwright's downloads. */
const PLAYWRIGHT_PLACES = [
  ['chrome-headless-shell-linux64', 'chrome-headless-shell'],
  ['chrome-linux', 'headless_shell'],
  ['chrome-headless-shell-mac-arm64', 'chrome-headless-shell'],
  ['chrome-headless-shell-mac-x64', 'chrome-headless-shell'],
  ['chrome-mac', 'headless_shell'],
  ['chrome-headless-shell-win64', 'chrome-headless-shell.exe'],
  ['chrome-win', 'headless_shell.exe'],
  ['chrome-linux64', 'chrome'],
  ['chrome-linux', 'chrome'],
  ['chrome-win64', 'chrome.exe'],
  ['chrome-win', 'chrome.exe'],
];

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
function playwrightFolder(env, platform, home) {
  if (env.PLAYWRIGHT_BROWSERS_PATH && env.PLAYWRIGHT_BROWSERS_PATH !== '0')
    return env.PLAYWRIGHT_BROWSERS_PATH;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ms-playwright');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'ms-playwright');
  return join(env.XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright');
}

/** @param {string} folder @param {(path: string) => string[]} list */
function playwrightBrowsers(folder, list) {
  const newestFirst = (/** @type {string} */ a, /** @type {string} */ b) =>
    b.localeCompare(a, 'en', { numeric: true });
  const names = list(folder);
  const found = [
    ...names.filter((n) => /^chromium_headless_shell-\d+$/.test(n)).sort(newestFirst),
    ...names.filter((n) => /^chromium-\d+$/.test(n)).sort(newestFirst),
  ];
  return found.flatMap((name) => PLAYWRIGHT_PLACES.map((place) => join(folder, name, ...place)));
}

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform @param {string} home */
function systemBrowsers(env, platform, home) {
  if (platform === 'darwin')
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PLACES.map((place) => join(folder, ...place)));
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(
    Boolean,
  );
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string} path */
const listFolder = (path) => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/**
 * The browser to run, or null when none is installed.
 * A configured path that does not exist is reported as such, never silently replaced.
 * @param {import('./find-browser.d.mts').FindBrowserOptions} [options]
 * @returns {import('./find-browser.d.mts').FoundBrowser | null}
 */
export function findBrowser(options = {}) {
  const {
    env = process.env,
    platform = process.platform,
    home = homedir(),
    exists = existsSync,
    list = listFolder,
  } = options;
  const configured = options.configured ?? env.GUIDE_AUDIT_CHROMIUM;
  if (configured) return { path: configured, source: 'configured', exists: exists(configured) };
  const fits = (/** @type {string} */ path) =>
    !(options.headed && /headless[-_]shell/.test(path)) && exists(path);
  const own = playwrightBrowsers(playwrightFolder(env, platform, home), list).find(fits);
  if (own) return { path: own, source: 'playwright', exists: true };
  const system = systemBrowsers(env, platform, home).find(fits);
  return system ? { path: system, source: 'system', exists: true } : null;
}
