// The lane of an entry walk: a guarded browser that opens a page at the site's pace, presses a control and tells what came of it.
// Used by the files beside it; opened by the caller of walk-entry.ts.
import type { Dialog, Page, Request, Response } from 'playwright';
import type { Landing } from '../../store/schemas/entry-walk.ts';
import { type BrowserPool, openPool } from '../browser-pool.ts';
import { connectionProblem } from '../connection-problem.ts';
import type { Tab } from '../guarded-context.ts';
import { HttpClient } from '../http.ts';
import type { GuardRules } from '../network-guard.ts';
import { paceLimits } from '../pace-limits.ts';
import { type Leave, Pacers } from '../pacer.ts';
import { type SiteProfile, userAgentOf } from '../profile.ts';
import { RobotsGate } from '../robots-gate.ts';
import { inside, quiet } from '../session/look.ts';
import { type Control, listControls } from './in-page/controls.ts';

/** A window that a script wants to open is told instead: the walk goes there itself. */
const TELL_WINDOWS = `globalThis.__guideWindow = null;
globalThis.open = (url) => { try { __guideWindow = new URL(url, location.href).href } catch {} return null };`;

/** Controls of one page that are looked at. */
export const MOST_CONTROLS = 600;
const JPEG_QUALITY = 60;
const PICTURE_MS = 10_000;

/** What came of opening an address. */
export interface Opened {
  status: number | null;
  /** Chinese: it did not open, or our own guard let nobody through; `sure`: the connection itself failed. */
  problem: Landing['problem'];
  /** The guard or robots.txt forbade it, or it is a file to be stored: nothing may be said of a page. */
  refused: boolean;
}

export type Pressed =
  /** It leads to another address: the page is there now, or `url` is to be opened (a new window). */
  | { effect: 'moves'; url: string; there: boolean; status: number | null }
  /** Other words are shown; or something stirred that nobody reads. */
  | { effect: 'changes' }
  | { effect: 'stirs' }
  /** Nothing at all, or a dialog alone. */
  | { effect: 'none'; said: string | null }
  /** It wanted to go or send where the guard lets nobody. */
  | { effect: 'refused'; detail: string };

export interface LaneOptions {
  profile: SiteProfile;
  rules: GuardRules;
  /** Asked before every request, after its wait: the letter's hours and the night's budget. */
  leave?: Leave | undefined;
  signal: AbortSignal;
}

export class EntryLane {
  /** Requests that were refused because they were no reading. */
  refused = 0;
  private readonly prepared = new WeakSet<Page>();

  private constructor(
    private readonly options: LaneOptions,
    private readonly pool: BrowserPool,
    private readonly http: HttpClient,
    private readonly pacers: Pacers,
  ) {}

  /** @throws ConfigError without a browser */
  static async open(options: LaneOptions): Promise<EntryLane> {
    const { profile, rules, leave } = options;
    const pacers = new Pacers(profile.pace.perSecond, undefined, undefined, paceLimits(profile), leave);
    const http = new HttpClient({
      rules,
      userAgent: userAgentOf(profile),
      deadline: profile.deadlines.request,
    });
    const robots = new RobotsGate({ profile, hosts: rules.hosts, http: () => http, pacers });
    const pool = await openPool({
      ...{ profile, rules, size: 1, pictures: true },
      robots: (url) => robots.refusal(url),
      onSent: (url) => pacers.sent(url),
      onReceived: (url, bytes) => pacers.of(url).received(bytes),
    });
    return new EntryLane(options, pool, http, pacers);
  }

  get signal(): AbortSignal {
    return this.options.signal;
  }

  /** Runs a task on a page of its own; `pages`: how many pages it may open, for its deadline. @throws DeadlineError */
  withTab<T>(pages: number, task: (tab: Tab) => Promise<T>): Promise<T> {
    return this.pool.withTab(async (tab) => {
      if (!this.prepared.has(tab.page)) await tab.page.addInitScript({ content: TELL_WINDOWS });
      this.prepared.add(tab.page);
      try {
        return await task(tab);
      } finally {
        this.refused += tab.refused.filter(({ code }) => code === 'read-only' || code === 'body').length;
      }
    }, this.options.profile.deadlines.page * pages);
  }

  /** Opens an address in the site's turn and waits until the page is quiet. Never throws for what a site does. */
  async go({ page, refused }: Tab, url: string): Promise<Opened> {
    const { profile } = this.options;
    const before = refused.length;
    await this.pacers.of(url).turn(this.signal);
    this.signal.throwIfAborted();
    try {
      const answer = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: profile.deadlines.open });
      await quiet(page, { profile });
      const status = answer?.status() ?? null;
      this.pacers.of(url).answered(status ?? 200, answer?.headers() ?? {});
      return { status, problem: null, refused: false };
    } catch (error) {
      const guard = refused.slice(before).find(({ type }) => type === 'document');
      if (guard) return { status: null, problem: { detail: guard.detail, sure: false }, refused: true };
      if (/download is starting/i.test(String(error)))
        return {
          ...{ status: null, refused: true },
          problem: { detail: '地址是供下载的文件，不打开', sure: false },
        };
      this.pacers.of(url).answered(null, {});
      const failed = connectionProblem(error);
      return {
        ...{ status: null, refused: false },
        problem: { detail: failed ?? '页面在期限内没有打开', sure: failed !== null },
      };
    }
  }

  controls = ({ page }: Tab): Promise<Control[]> => inside<Control[]>(page, listControls, MOST_CONTROLS);

  /** Presses a marked control. Never throws for what a site does. */
  press = (tab: Tab, mark: string): Promise<Pressed> =>
    this.act(tab, (page) =>
      page.click(`[data-guide-audit-entry="${mark}"]`, {
        timeout: this.options.profile.deadlines.click,
        noWaitAfter: true,
      }),
    );

  /** Does something on the page and tells what came of it. */
  async act(tab: Tab, task: (page: Page) => Promise<void>): Promise<Pressed> {
    const { page, refused } = tab;
    const { profile } = this.options;
    const before = refused.length;
    await this.pacers.of(page.url()).turn(this.signal);
    this.signal.throwIfAborted();
    const watched = watchPage(page);
    const moved = page.waitForEvent('framenavigated', { timeout: profile.deadlines.open }).catch(() => null);
    const was = await standOf(page);
    try {
      await task(page);
      await quiet(page, { profile });
      if (watched.asked && page.url() === was.url) await Promise.race([moved, watched.stored]);
      await quiet(page, { profile });
    } catch (error) {
      const guard = refused.slice(before)[0];
      if (guard) return { effect: 'refused', detail: guard.detail };
      if (!watched.asked && /Timeout/i.test(String(error))) return { effect: 'stirs' };
      return { effect: 'refused', detail: connectionProblem(error) ?? '页面在期限内没有回应' };
    } finally {
      watched.stop();
    }
    const stopped = refused.slice(before).find(({ ignored }) => !ignored);
    const now = await standOf(page);
    const wanted = stopped?.code === 'popup' ? stopped.url : now.window;
    if (wanted) return { effect: 'moves', url: wanted, there: false, status: null };
    if (stopped) return { effect: 'refused', detail: stopped.detail };
    if (now.url !== was.url) return { effect: 'moves', url: now.url, there: true, status: watched.status };
    if (now.text !== was.text) return { effect: 'changes' };
    return now.stirred || watched.stores || now.scroll !== was.scroll
      ? { effect: 'stirs' }
      : { effect: 'none', said: watched.said };
  }

  /** The window as it is seen; null where none could be taken. */
  picture = ({ page }: Tab): Promise<Buffer | null> =>
    page
      .screenshot({
        ...{ type: 'jpeg', quality: JPEG_QUALITY, scale: 'css', animations: 'disabled', caret: 'hide' },
        timeout: PICTURE_MS,
      })
      .catch(() => null);

  async close(): Promise<void> {
    await this.pool.close();
    await this.http.close();
  }
}

/** Where the page stands: a click may only move it. Marks the time from which on it stirs. */
interface Stand {
  url: string;
  text: string;
  scroll: string;
  stirred: boolean;
  window: string | null;
}

const STAND = `(() => {
  const stand = { url: location.href, text: document.body?.innerText ?? '', scroll: scrollX + ' ' + scrollY,
    stirred: __guideWatch.state().stirred, window: globalThis.__guideWindow ?? null };
  globalThis.__guideWindow = null;
  __guideWatch.mark();
  return stand;
})()`;

const standOf = (page: Page): Promise<Stand> =>
  (page.evaluate(STAND) as Promise<Stand>).catch(() => ({
    ...{ url: page.url(), text: '', scroll: '', stirred: true, window: null },
  }));

/** What the browser tells of a page beside what the page itself can notice. Stop it after use. */
function watchPage(page: Page) {
  const asks = (request: Request) => {
    watched.asked ||= request.isNavigationRequest();
  };
  const answers = (response: Response) => {
    if (response.request().isNavigationRequest()) watched.status = response.status();
  };
  const says = (dialog: Dialog) => {
    watched.said = dialog.message().slice(0, 100);
  };
  let told: () => void = () => {};
  const stored = new Promise<void>((resolve) => {
    told = resolve;
  });
  const stores = () => {
    watched.stores = true;
    told();
  };
  page.on('request', asks).on('response', answers).on('dialog', says).on('download', stores);
  const watched = {
    asked: false,
    status: null as number | null,
    said: null as string | null,
    /** A file was to be stored: no page will come. */
    stores: false,
    stored,
    stop: () =>
      void page.off('request', asks).off('response', answers).off('dialog', says).off('download', stores),
  };
  return watched;
}
