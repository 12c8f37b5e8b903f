// Pool of browser lanes: each a guarded context with one page at a time, cleaned while the next page is read in another one, replaced
// when old, dead or late. Called by crawl, capture-url and second-look.
import type { Browser, BrowserContext } from 'playwright';
import { launchBrowser } from './browser.ts';
import type { CaptureContext } from './capture.ts';
import type { Lookup } from './connect.ts';
import { DeadlineError, withDeadline } from './deadline.ts';
import { browserAgent } from './device.ts';
import { type GuardProxy, startGuardProxy } from './guard-proxy.ts';
import { guardedContext, type Refused, type Tab } from './guarded-context.ts';
import { HttpClient } from './http.ts';
import { type GuardRules, guardRules } from './network-guard.ts';
import { type SiteProfile, userAgentOf } from './profile.ts';
import { StaticCache } from './static-cache.ts';
import { type TabCleaner, tabCleaner } from './tab-cleaner.ts';

export interface PoolOptions {
  profile: SiteProfile;
  /** Where a loopback profile's portal listens. */
  origin?: string | undefined;
  /** Rules of one page that a person asked for, instead of the profile's. */
  rules?: GuardRules | undefined;
  /** Pages at a time; default 2. */
  size?: number | undefined;
  /** Pages after which a lane gets a fresh context; default 50. */
  pagesPerContext?: number | undefined;
  executablePath?: string | undefined;
  /** How names are resolved; default: by the system. */
  lookup?: Lookup | undefined;
  /** Load pictures and fonts (second look); default false. */
  pictures?: boolean | undefined;
  onRefused?: ((refused: Pick<Refused, 'url' | 'detail'>) => void) | undefined;
  onSent?: ((url: string) => void) | undefined;
  /** Told of all bytes that come from a host, by an address of it: pages, data, static files. */
  onReceived?: ((url: string, bytes: number) => void) | undefined;
  /** Why robots.txt forbids an address, Chinese, or null. */
  robots?: ((url: string) => Promise<string | null>) | undefined;
}

interface Lane {
  context: BrowserContext | null;
  cleaner: TabCleaner | null;
  tab: Tab | null;
  pages: number;
}

const CLOSE_MS = 3000;
/** Lanes beyond the pages at a time: while one is cleaned, the next page need not wait. Opened when first needed. */
const SPARE_LANES = 1;

/** Browser lanes behind the guard. Everything has a deadline; close the pool after use. */
export class BrowserPool {
  readonly profile: SiteProfile;
  /** What capturePage has to know of the site. */
  readonly site: CaptureContext;
  private readonly http: HttpClient;
  private readonly cache: StaticCache;
  private readonly free: Lane[];
  private readonly waiting: ((lane: Lane) => void)[] = [];
  private readonly size: number;
  private reading = 0;
  private browser: Promise<Browser> | null = null;
  private closed = false;

  private constructor(
    private readonly options: PoolOptions,
    private readonly rules: GuardRules,
    private readonly proxy: GuardProxy,
  ) {
    this.profile = options.profile;
    this.site = { profile: options.profile, rules, origin: options.origin, failure: proxy.failure };
    const { profile } = options;
    this.http = new HttpClient({
      rules,
      userAgent: userAgentOf(profile),
      deadline: profile.deadlines.request,
      onReceived: options.onReceived,
      ...(options.lookup ? { lookup: options.lookup } : {}),
    });
    this.cache = new StaticCache(this.http);
    this.size = options.size ?? 2;
    this.free = Array.from({ length: this.size + SPARE_LANES }, () => ({
      ...{ context: null, cleaner: null, tab: null, pages: 0 },
    }));
  }

  /** Starts proxy and browser. @throws ConfigError when there is no browser */
  static async open(options: PoolOptions): Promise<BrowserPool> {
    const rules = options.rules ?? guardRules(options.profile, options.origin);
    const proxy = await startGuardProxy(
      rules,
      (url, detail) => options.onRefused?.({ url, detail }),
      options.lookup,
      options.onReceived,
    );
    const pool = new BrowserPool(options, rules, proxy);
    try {
      await pool.running();
    } catch (error) {
      await proxy.close();
      throw error;
    }
    return pool;
  }

  /**
   * Runs a task on a fresh page of a free lane. @throws DeadlineError after `milliseconds`, when the page is killed
   */
  async withTab<T>(task: (tab: Tab) => Promise<T>, milliseconds = this.profile.deadlines.page): Promise<T> {
    const lane = await new Promise<Lane>((resolve) => {
      this.waiting.push(resolve);
      this.begin();
    });
    let healthy = false;
    try {
      const result = await withDeadline(
        (async () => {
          const tab = await this.openTab(lane);
          return task(tab);
        })(),
        milliseconds,
        '打开页面',
      );
      healthy = true;
      return result;
    } catch (error) {
      healthy = !(error instanceof DeadlineError) && lane.context !== null;
      throw error;
    } finally {
      this.reading--;
      void this.tidy(lane, healthy).finally(() => {
        this.free.push(lane);
        this.begin();
      });
      this.begin();
    }
  }

  /** The user agent of its pages. */
  async userAgent(): Promise<string> {
    return this.agentOf((await this.running()).version());
  }

  async close(): Promise<void> {
    this.closed = true;
    const browser = await this.browser?.catch(() => null);
    await this.kill(browser ?? null);
    await this.http.close();
    await this.proxy.close();
  }

  /** Gives lanes to who waits, an open one first. */
  private begin(): void {
    while (this.waiting.length > 0 && this.reading < this.size && this.free.length > 0) {
      const open = this.free.findIndex(({ context }) => context !== null);
      const [lane] = this.free.splice(Math.max(0, open), 1);
      this.reading++;
      this.waiting.shift()!(lane!);
    }
  }

  private agentOf(version: string): string {
    return userAgentOf(this.profile, browserAgent(this.profile, version));
  }

  private running(): Promise<Browser> {
    if (!this.browser) {
      const starting = launchBrowser({ proxy: this.proxy.url, executablePath: this.options.executablePath });
      this.browser = starting;
      starting.then(
        (browser) => browser.on('disconnected', () => this.forget(starting)),
        () => this.forget(starting),
      );
    }
    return this.browser;
  }

  private forget(which: Promise<Browser>): void {
    if (this.browser === which) this.browser = null;
  }

  private async openTab(lane: Lane): Promise<Tab> {
    if (this.closed) throw new Error('浏览器已经关闭');
    const browser = await this.running();
    if (lane.context?.browser() !== browser) lane.context = lane.cleaner = null;
    lane.context ??= await guardedContext(
      browser,
      {
        rules: this.rules,
        userAgent: this.agentOf(browser.version()),
        device: this.profile.device,
        bridge: this.profile.app?.stub,
        cache: this.cache,
        http: this.http,
        pictures: this.options.pictures ?? false,
        onRefused: (refused) => this.options.onRefused?.(refused),
        onSent: (url) => this.options.onSent?.(url),
        robots: this.options.robots,
      },
      () => lane.tab,
    );
    const page = lane.context.pages()[0] ?? (await lane.context.newPage());
    lane.cleaner ??= await tabCleaner(page);
    lane.tab = { page, context: lane.context, mayNavigate: true, dead: false, refused: [] };
    lane.pages++;
    return lane.tab;
  }

  /** Leaves nothing of the page behind: neither the page itself nor what it stored. Never rejects. */
  private async tidy(lane: Lane, healthy: boolean): Promise<void> {
    const { context, cleaner, tab } = lane;
    lane.tab = null;
    const old = lane.pages >= (this.options.pagesPerContext ?? 50);
    if (!context) return;
    if (healthy && !old && cleaner && tab && !tab.dead) {
      try {
        await withDeadline(cleaner.clean(), CLOSE_MS, '清理页面');
        return;
      } catch {
        // Falls through: the context goes as a whole.
      }
    }
    lane.context = lane.cleaner = null;
    lane.pages = 0;
    try {
      await withDeadline(context.close(), CLOSE_MS, '关闭页面');
    } catch {
      await this.kill(context.browser());
    }
  }

  /** A browser that does not answer is ended with its process; the next page starts a new one. */
  private async kill(browser: Browser | null): Promise<void> {
    if (!browser) return;
    // By now another one may be running.
    const running = this.browser;
    running?.then(
      (one) => one === browser && this.forget(running),
      () => undefined,
    );
    await withDeadline(browser.close(), CLOSE_MS, '关闭浏览器').catch(() => undefined);
  }
}

/** Opens a pool; as BrowserPool.open. */
export const openPool = (options: PoolOptions): Promise<BrowserPool> => BrowserPool.open(options);
