// The logged-in lane (登录通道): guarded pages that begin with the state of a log-in, and pages without it. Opened by walk-doors' caller.
import type { Browser, BrowserContext } from 'playwright';
import type { Door, SessionSign } from '../../store/schemas/door-visit.ts';
import { launchBrowser } from '../browser.ts';
import { withDeadline } from '../deadline.ts';
import { browserAgent, type Device } from '../device.ts';
import { type ConnectionFailure, type GuardProxy, startGuardProxy } from '../guard-proxy.ts';
import { guardedContext, type Tab } from '../guarded-context.ts';
import { HttpClient } from '../http.ts';
import type { GuardRules } from '../network-guard.ts';
import type { OwnHosts } from '../own-hosts.ts';
import { paceLimits } from '../pace-limits.ts';
import { type Leave, Pacers } from '../pacer.ts';
import { type SiteProfile, userAgentOf } from '../profile.ts';
import { RobotsGate } from '../robots-gate.ts';
import { StaticCache } from '../static-cache.ts';
import type { LoginProfile } from './login-profile.ts';
import { loginRules } from './login-rules.ts';
import { type LookContext, quiet } from './look.ts';
import { isSameName } from './personal.ts';
import { nameOn } from './recognise.ts';
import { restoreSessionStorage } from './restore.ts';
import { SessionError } from './session-error.ts';
import type { SessionState } from './session-state.ts';

export interface LaneOptions {
  profile: SiteProfile;
  login: LoginProfile;
  session: SessionState;
  own?: OwnHosts | undefined;
  /** By which device a door is entered; a desk computer where none is named. */
  devices?: Partial<Record<Door, Device | undefined>>;
  /** Asked before every request, after its wait: the letter's hours and the night's budget. */
  leave?: Leave | undefined;
  signal: AbortSignal;
}

const CLOSE_MS = 3000;

/** What window.open was asked for is told instead of opened; no form is sent, by whatever method, and that is told too. */
const KEPT_BACK = `globalThis.__guideKept = { opened: null, forms: 0 };
globalThis.open = (url) => { try { __guideKept.opened = new URL(url, location.href).href } catch {} return null };
addEventListener('submit', (event) => { __guideKept.forms++; event.preventDefault(); event.stopImmediatePropagation(); }, true);
HTMLFormElement.prototype.submit = HTMLFormElement.prototype.requestSubmit = () => { __guideKept.forms++; };`;

/** What KEPT_BACK tells of a page. */
export interface KeptBack {
  opened: string | null;
  forms: number;
}

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

export class LoggedInLane {
  private readonly http: HttpClient;
  private readonly robots: RobotsGate;
  private readonly cache: StaticCache;
  private readonly pacers: Pacers;
  private session: SessionState;

  private constructor(
    private readonly options: LaneOptions,
    private readonly rules: GuardRules,
    private readonly proxy: GuardProxy,
    private readonly browser: Browser,
    private readonly refusals: ReadonlyMap<string, string>,
  ) {
    const { profile } = options;
    this.session = options.session;
    this.pacers = new Pacers(
      profile.pace.perSecond,
      undefined,
      undefined,
      paceLimits(profile),
      options.leave,
    );
    this.http = new HttpClient({
      rules,
      userAgent: userAgentOf(profile),
      deadline: profile.deadlines.request,
    });
    this.cache = new StaticCache(this.http);
    this.robots = new RobotsGate({ profile, hosts: rules.hosts, http: () => this.http, pacers: this.pacers });
  }

  /** @throws ConfigError without a browser */
  static async open(options: LaneOptions): Promise<LoggedInLane> {
    const rules = loginRules(options.profile, options.login, { own: options.own });
    const refusals = new Map<string, string>();
    const proxy = await startGuardProxy(rules, (url, detail) => void refusals.set(hostIn(url), detail));
    try {
      const browser = await launchBrowser({ proxy: proxy.url });
      return new LoggedInLane(options, rules, proxy, browser, refusals);
    } catch (error) {
      await proxy.close();
      throw error;
    }
  }

  get looking(): LookContext {
    const { profile, login } = this.options;
    return { profile, login, name: this.session.name };
  }

  /** Why the last connection to a host failed. */
  failure(address: string): ConnectionFailure | null {
    return this.proxy.failure(address);
  }

  /** Why the guard let nobody through to the host of an address, in Chinese. */
  refusal(address: string): string | undefined {
    return this.refusals.get(hostIn(address));
  }

  /** A new log-in takes the place of the lost one. */
  use(session: SessionState): void {
    this.session = session;
  }

  get signal(): AbortSignal {
    return this.options.signal;
  }

  /** Resolves when the host may be asked again. */
  async turn(address: string): Promise<void> {
    await this.pacers.of(address).turn(this.options.signal);
  }

  /** A page of its own, with the log-in or without it; nothing of it is left afterwards. */
  async withTab<T>(
    { door, loggedIn }: { door?: Door; loggedIn: boolean },
    task: (tab: Tab) => Promise<T>,
  ): Promise<T> {
    const { profile, login, devices } = this.options;
    const device = door && devices?.[door];
    let tab: Tab | null = null;
    const { cookies, origins } = this.session;
    const context = await guardedContext(
      this.browser,
      {
        rules: this.rules,
        userAgent: userAgentOf(profile, browserAgent({ ...profile, device }, this.browser.version())),
        ...{ device, cache: this.cache, http: this.http, pictures: true },
        onRefused: () => undefined,
        onSent: (url) => this.pacers.of(url).sent(),
        robots: (url) => this.robots.refusal(url),
        ...(loggedIn ? { storageState: { cookies, origins } } : {}),
      },
      () => tab,
    );
    try {
      await this.prepare(context, loggedIn);
      const page = await context.newPage();
      tab = { page, context, mayNavigate: true, dead: false, refused: [] };
      const { times, seconds } = login.stay;
      const staying = times * (seconds * 1000 + profile.deadlines.open);
      return await withDeadline(task(tab), profile.deadlines.page * 2 + staying, '走查一个入口');
    } finally {
      tab = null;
      await withDeadline(context.close(), CLOSE_MS, '关闭页面').catch(() => undefined);
    }
  }

  /** Whether the portal still knows who is logged in. @throws SessionError `two-names`, `bad-selector` */
  async probe(): Promise<SessionSign> {
    const { login, profile } = this.options;
    try {
      return await this.withTab({ loggedIn: true }, async ({ page }) => {
        await this.turn(login.probe.page);
        await page.goto(login.probe.page, { waitUntil: 'domcontentloaded', timeout: profile.deadlines.open });
        await quiet(page, { profile });
        const name = await nameOn(page, login.probe.name);
        return name && isSameName(name, this.session.name) ? 'alive' : 'lost';
      });
    } catch (error) {
      if (error instanceof SessionError) throw error;
      return 'unknown';
    }
  }

  async close(): Promise<void> {
    await withDeadline(this.browser.close(), CLOSE_MS, '关闭浏览器').catch(() => undefined);
    await this.http.close();
    await this.proxy.close();
  }

  private async prepare(context: BrowserContext, loggedIn: boolean): Promise<void> {
    await context.addInitScript({ content: KEPT_BACK });
    if (loggedIn) await restoreSessionStorage(context, this.session);
  }
}
