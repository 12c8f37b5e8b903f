// Starts WebKit's own browser by its driver, where the machine has both (Debian: webkit2gtk-driver), on a screen of its own where there is
// none. Called by webkit-page.ts.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ConfigError } from '../../config-error.ts';
import { withDeadline } from '../../deadline.ts';
import { awaitDriver, openSession, type WebDriverSession } from './webdriver.ts';

const SCREEN_MS = 5000;
/** Wider and higher than any window that is measured. */
const SCREEN = '1280x1280x24';
const BUILDS = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** The browser lies among the libraries, since nobody is meant to start it by hand. */
function miniBrowser(): string | undefined {
  const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((path) => existsSync(path));
  const nested = libraries.flatMap((path) =>
    readdirSync(path)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => join(path, name)),
  );
  return BUILDS.flatMap((build) =>
    [...nested, ...libraries].map((path) => join(path, build, 'MiniBrowser')),
  ).find((path) => existsSync(path));
}

export interface WebkitPrograms {
  driver: string;
  browser: string;
}

/** Null where the machine has none. */
export function findWebkit(): WebkitPrograms | null {
  const [driver, browser] = [onPath('WebKitWebDriver'), miniBrowser()];
  return driver && browser ? { driver, browser } : null;
}

/** @throws ConfigError */
export function requireWebkit(): WebkitPrograms {
  const found = findWebkit();
  if (found) return found;
  throw new ConfigError(
    '本机没有 WebKit 浏览器，不能用它核对页面。',
    '在 Debian、Ubuntu 上请安装 webkit2gtk-driver 和 xvfb；其他系统请不加 --engine。',
  );
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A screen that nobody sees; its name. @throws ConfigError */
async function openScreen(children: ChildProcess[]): Promise<string> {
  const { DISPLAY } = process.env;
  if (DISPLAY) return DISPLAY;
  const xvfb = onPath('Xvfb');
  if (!xvfb) throw new ConfigError('本机没有屏幕，WebKit 浏览器无法启动。', '请安装 xvfb。');
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  const told = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.stdio[3]!.once('data', (bytes: Buffer) => resolve(`:${bytes.toString().trim()}`));
  });
  return withDeadline(told, SCREEN_MS, '启动屏幕');
}

/** `proxy`: host and port of the only way out. @throws ConfigError, DriverError */
export async function startWebkit(proxy: string): Promise<WebDriverSession> {
  const { driver, browser } = requireWebkit();
  const children: ChildProcess[] = [];
  const runtime = mkdtempSync(join(tmpdir(), 'webkit-'));
  const end = () => {
    for (const child of children.reverse()) child.kill();
    rmSync(runtime, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const env = {
      ...{ PATH: process.env.PATH, HOME: runtime, XDG_RUNTIME_DIR: runtime, LANG: 'zh_CN.UTF-8' },
      ...{ DISPLAY: await openScreen(children), WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
      ...(process.env.LD_LIBRARY_PATH ? { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH } : {}),
    };
    const child = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
    child.on('error', () => undefined);
    children.push(child);
    const address = `http://127.0.0.1:${port}`;
    await awaitDriver(address);
    const session = await openSession(address, {
      browserName: 'MiniBrowser',
      proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy },
      // Without its bar the window can be as narrow as a phone.
      'webkitgtk:browserOptions': { binary: browser, args: ['--automation', '--full-screen'] },
    });
    return {
      ...session,
      close: async () => {
        await session.close();
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}
