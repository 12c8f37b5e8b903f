// A person logs in at a browser; the program only watches until the profile's probe shows a name, then keeps the state. Called by `guide-audit login`.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright';
import { launchBrowser } from '../browser.ts';
import { browserAgent } from '../device.ts';
import { startGuardProxy } from '../guard-proxy.ts';
import type { OwnHosts } from '../own-hosts.ts';
import { type SiteProfile, userAgentOf } from '../profile.ts';
import type { LoginProfile } from './login-profile.ts';
import { loginRules } from './login-rules.ts';
import { nameOn } from './recognise.ts';
import { SessionError } from './session-error.ts';
import type { SessionState } from './session-state.ts';

export interface LogInOptions {
  profile: SiteProfile;
  login: LoginProfile;
  /** A window for a person; false only where the fixture's helper plays one. */
  headed: boolean;
  /** Milliseconds for the whole log-in. */
  deadline: number;
  signal: AbortSignal;
  own?: OwnHosts | undefined;
  /** The fixture's helper. */
  play?: ((page: Page) => Promise<void>) | undefined;
  now: () => Date;
}

const POLL_MS = 500;

const onProbeHost = (page: Page, login: LoginProfile): boolean => {
  const url = page.url();
  return URL.canParse(url) && new URL(url).host === new URL(login.probe.page).host;
};

/** The first page that shows a name; a page that moves meanwhile is asked again. */
async function whoIsThere(context: BrowserContext, login: LoginProfile): Promise<string | null> {
  for (const page of context.pages().filter((one) => onProbeHost(one, login))) {
    const name = await nameOn(page, login.probe.name).catch((error) => {
      if (error instanceof SessionError) throw error;
      return null;
    });
    if (name) return name;
  }
  return null;
}

async function sessionStorages(context: BrowserContext): Promise<SessionState['sessionStorage']> {
  const found = new Map<string, SessionState['sessionStorage'][number]>();
  for (const page of context.pages()) {
    const [origin, entries] = (await page
      .evaluate('[location.origin, Object.entries({ ...sessionStorage })]')
      .catch(() => ['', []])) as [string, [string, string][]];
    if (/^https?:/.test(origin) && entries.length > 0)
      found.set(origin, { origin, entries: entries.map(([name, value]) => ({ name, value })) });
  }
  return [...found.values()];
}

async function waitForName(
  context: BrowserContext,
  { login, deadline, signal }: LogInOptions,
  refused: ReadonlySet<string>,
): Promise<string> {
  const end = performance.now() + deadline;
  while (performance.now() < end) {
    if (signal.aborted || context.pages().length === 0) throw new SessionError('closed');
    const name = await whoIsThere(context, login);
    if (name) return name;
    await sleep(POLL_MS);
  }
  // A captcha of a foreign host is the likeliest reason.
  const hosts = [...refused].slice(0, 5).join('、');
  throw new SessionError('no-log-in', hosts ? `页面要用的主机不在站点档案之内（${hosts}）` : undefined);
}

/**
 * Opens the log-in and waits for the person.
 * @throws SessionError: `no-log-in`, `closed`, `two-names`; ConfigError without a browser
 */
export async function logIn(options: LogInOptions): Promise<SessionState> {
  const { profile, login, headed, own, play } = options;
  if (play && !profile.loopback) throw new TypeError('on a real site only a person logs in');
  const rules = loginRules(profile, login, { own, byPerson: true });
  const refused = new Set<string>();
  const proxy = await startGuardProxy(rules, (url) => {
    if (URL.canParse(url)) refused.add(new URL(url).host);
  });
  try {
    const browser = await launchBrowser({ proxy: proxy.url, headed }).catch((error) => {
      // A desk that is there by the look of the environment, and cannot be reached: a remote shell.
      if (headed && typeof error.exitCode !== 'number') throw new SessionError('no-display');
      throw error;
    });
    try {
      const context = await browser.newContext({
        userAgent: userAgentOf(profile, browserAgent(profile, browser.version())),
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        viewport: headed ? null : { width: 1280, height: 900 },
        acceptDownloads: false,
      });
      const page = await context.newPage();
      await page.goto(login.start, { timeout: profile.deadlines.open }).catch(() => undefined);
      const [name] = await Promise.all([
        waitForName(context, options, refused),
        // What goes wrong for the helper is told by the wait's own deadline.
        play?.(page).catch(() => undefined),
      ]);
      const { cookies, origins } = await context.storageState();
      return { cookies, origins, sessionStorage: await sessionStorages(context), name };
    } finally {
      await browser.close().catch(() => undefined);
    }
  } finally {
    await proxy.close();
  }
}
