// Starts Chromium behind the guard proxy. Called by browser-pool.ts.
import { type Browser, chromium } from 'playwright';
import { ConfigError } from './config-error.ts';
import { findBrowser } from './find-browser.mjs';
import { SessionError } from './session/session-error.ts';

export { findBrowser };

const LAUNCH_TIMEOUT_MS = 30_000;

/** Nothing of the browser's own goes to the network, and nothing passes by the proxy (WebRTC, QUIC). */
export const BROWSER_ARGS: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--lang=zh-CN',
];

export interface LaunchOptions {
  proxy: string;
  /** Path of the executable; default: env GUIDE_AUDIT_CHROMIUM, Playwright's own, the system's. */
  executablePath?: string | undefined;
  /** With a window, for a person who logs in; a headless shell has none. */
  headed?: boolean | undefined;
}

/** Starts the browser. @throws ConfigError when there is none */
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const found = findBrowser({ configured: options.executablePath, headed: options.headed });
  if (!found && options.headed) throw new SessionError('no-window');
  if (!found)
    throw new ConfigError(
      '没有找到可用的浏览器。请运行 npm run setup 安装，或用环境变量 GUIDE_AUDIT_CHROMIUM 指明 Chromium、Chrome 或 Edge 的路径。',
    );
  if (!found.exists)
    throw new ConfigError(
      `指定的浏览器 ${found.path} 不存在，请检查 GUIDE_AUDIT_CHROMIUM 或 --browser 的路径。`,
    );
  const launch = (sandbox: boolean) =>
    chromium.launch({
      executablePath: found.path,
      headless: !options.headed,
      proxy: { server: options.proxy },
      chromiumSandbox: sandbox,
      args: [...BROWSER_ARGS],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: LAUNCH_TIMEOUT_MS,
    });
  // Chromium's sandbox does not work for root on Linux, nor where user namespaces are switched off.
  if (process.platform === 'linux' && process.getuid?.() === 0) return launch(false);
  try {
    return await launch(true);
  } catch (error) {
    if (process.platform !== 'linux' || !/sandbox/i.test(String(error))) throw error;
    return launch(false);
  }
}
