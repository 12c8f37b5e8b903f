// Where a Chromium is looked for, on each system.
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../crawler/find-browser.mjs';

const found = (
  platform: NodeJS.Platform,
  files: string[],
  env: NodeJS.ProcessEnv = {},
  folders: Record<string, string[]> = {},
  headed = false,
) =>
  findBrowser({
    headed,
    env,
    platform,
    home: '/home/u',
    exists: (path) => files.includes(path.replaceAll('\\', '/')),
    list: (path) => folders[path.replaceAll('\\', '/')] ?? [],
  });

describe('findBrowser', () => {
  it('takes what is configured, also when it is not there', () => {
    expect(found('linux', ['/usr/bin/chromium'], { GUIDE_AUDIT_CHROMIUM: '/nix' })).toEqual({
      path: '/nix',
      source: 'configured',
      exists: false,
    });
  });
  it("takes the newest of Playwright's own before the system's", () => {
    const cache = '/home/u/.cache/ms-playwright';
    const shell = (n: number) =>
      `${cache}/chromium_headless_shell-${n}/chrome-headless-shell-linux64/chrome-headless-shell`;
    const folders = { [cache]: ['chromium_headless_shell-99', 'chromium_headless_shell-1255', 'ffmpeg-1'] };
    expect(found('linux', [shell(99), shell(1255), '/usr/bin/chromium'], {}, folders)).toMatchObject({
      path: shell(1255),
      source: 'playwright',
    });
  });
  it.each<[NodeJS.Platform, string, NodeJS.ProcessEnv]>([
    ['linux', '/usr/bin/chromium-headless-shell', {}],
    ['linux', '/opt/bin/google-chrome', { PATH: '/opt/bin' }],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
    ['win32', 'C:/Program Files/Google/Chrome/Application/chrome.exe', { PROGRAMFILES: 'C:/Program Files' }],
    [
      'win32',
      'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
      { 'PROGRAMFILES(X86)': 'C:/Program Files (x86)' },
    ],
  ])('on %s: %s', (platform, path, env) =>
    expect(found(platform, [path], env)?.path.replaceAll('\\', '/')).toBe(path),
  );
  it('takes no headless shell where a person has to see a window', () => {
    const files = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
    expect(found('linux', files)?.path).toBe(files[0]);
    expect(found('linux', files, {}, {}, true)?.path).toBe(files[1]);
    expect(found('linux', files.slice(0, 1), {}, {}, true)).toBeNull();
  });
  it('says when there is none', () => expect(found('linux', [])).toBeNull());
});
