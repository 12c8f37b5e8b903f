// Guarded context: a browser context in which only reading is possible. Made by browser-pool.ts.
import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from 'playwright';
import { type Device, readingOptions } from './device.ts';
import type { HttpClient } from './http.ts';
import type { BridgeStub } from './in-page/bridge-stub.ts';
import { decide, type GuardRules, isIgnored, type RefusalCode } from './network-guard.ts';
import { isMainNavigation, pageOf } from './page-request.ts';
import { bridgeScript, PAGE_SCRIPT } from './page-scripts.ts';
import { fulfilment, type StaticCache } from './static-cache.ts';

export interface Refused {
  url: string;
  method: string;
  type: string;
  code: RefusalCode;
  /** Chinese. */
  detail: string;
  /** Known to carry no content, so the page is complete without it. */
  ignored: boolean;
}

export interface ContextOptions {
  rules: GuardRules;
  userAgent: string;
  device?: Device | undefined;
  /** Stand-in for an app's bridge, of the profile. */
  bridge?: BridgeStub | undefined;
  cache: StaticCache;
  http: HttpClient;
  /** Pictures and fonts are loaded for second looks only. */
  pictures: boolean;
  onRefused: (refused: Refused) => void;
  /** Told of every document and data request that a page sends by itself, for the pace. */
  onSent: (url: string) => void;
  /** Why robots.txt forbids an address, Chinese, or null. */
  robots?: ((url: string) => Promise<string | null>) | undefined;
  /** Cookies and local storage of a log-in, for the logged-in lane. */
  storageState?: BrowserContextOptions['storageState'];
}

/** The one page of a context that may move, and only while it is being opened. */
export interface Tab {
  page: Page;
  context: BrowserContext;
  /** True until the page has been opened; afterwards it stays where it is. */
  mayNavigate: boolean;
  /** Set when the page did not answer in time: it is not worth tidying up. */
  dead: boolean;
  refused: Refused[];
  /** Scripts and style sheets travel like everything else, as on a network that is slowed down (visit/slow-load.ts). */
  uncached?: boolean;
}

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const PICTURES = new Set(['image', 'media', 'font', 'texttrack', 'manifest']);
const CACHED = new Set(['script', 'stylesheet']);
const COUNTED = new Set(['document', 'xhr', 'fetch']);

/** A picture that is not there would make some pages ask for a substitute for ever; a pixel satisfies them. */
const withoutPicture = (route: Route, type: string): Promise<void> =>
  type === 'image'
    ? route.fulfill({ status: 200, contentType: 'image/gif', body: PIXEL })
    : route.abort('blockedbyclient');

/** Opens a context with the guard in place. `tab()` tells which page it serves now. */
export async function guardedContext(
  browser: Browser,
  options: ContextOptions,
  tab: () => Tab | null,
): Promise<BrowserContext> {
  const { rules, cache, http } = options;
  const context = await browser.newContext({
    userAgent: options.userAgent,
    ...readingOptions(options.device),
    ...(options.storageState ? { storageState: options.storageState } : {}),
  });
  const note = (asked: Omit<Refused, 'ignored'>) => {
    const refused = { ...asked, ignored: isIgnored(asked, rules) };
    tab()?.refused.push(refused);
    options.onRefused(refused);
  };
  const refuse = (route: Route, code: RefusalCode, detail: string) => {
    const request = route.request();
    note({ url: request.url(), method: request.method(), type: request.resourceType(), code, detail });
    return route.abort(code === 'navigation' ? 'aborted' : 'blockedbyclient');
  };

  const judge = async (route: Route): Promise<void> => {
    const request = route.request();
    const type = request.resourceType();
    if (isMainNavigation(request)) {
      const serving = tab();
      if (!serving || pageOf(request) !== serving.page) return refuse(route, 'popup', '不打开新窗口');
      if (!serving.mayNavigate) return refuse(route, 'navigation', '打开栏目时不离开页面');
    }
    const method = request.method();
    const bodiless = method === 'GET' || method === 'HEAD';
    const decision = decide(
      {
        url: request.url(),
        method,
        type,
        body: request.postData(),
        // Its header is another question to the browser: only a body has a type that matters.
        contentType: bodiless ? null : await request.headerValue('content-type'),
      },
      rules,
    );
    if (!decision.allow) return refuse(route, decision.code, decision.detail);
    if (!options.pictures && PICTURES.has(type)) return withoutPicture(route, type);
    const forbidden = await options.robots?.(request.url());
    if (forbidden) return refuse(route, 'robots', forbidden);
    if (COUNTED.has(type) && !isMainNavigation(request)) options.onSent(request.url());
    if (CACHED.has(type) && !tab()?.uncached) return cache.serve(route);
    if (bodiless) return route.continue();
    // A redirected POST would be sent on without being judged again.
    const answer = await http.forward(request.url(), method, await request.allHeaders(), request.postData());
    if (answer.status >= 300 && answer.status < 400)
      return refuse(route, 'read-only', `${method} 请求被转到别处，不跟随`);
    return route.fulfill(fulfilment(answer));
  };

  await context.route('**/*', (route) =>
    judge(route).catch(() => route.abort('failed').catch(() => undefined)),
  );
  await context.routeWebSocket(/.*/, (socket) => {
    const url = socket.url();
    note({ url, method: 'GET', type: 'websocket', code: 'channel', detail: 'WebSocket不允许发送' });
    void socket.close({ code: 1008, reason: 'read only' });
  });
  await context.addInitScript({ content: PAGE_SCRIPT });
  if (options.bridge) await context.addInitScript({ content: bridgeScript(options.bridge) });
  context.on('page', (page) => {
    // To dismiss a beforeunload is to stay.
    page.on('dialog', (dialog) => {
      const closed = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
      void closed.catch(() => undefined);
    });
    page.on('download', (download) => void download.cancel().catch(() => undefined));
    // Opened by us: there is no opener.
    void page
      .opener()
      .then((opener) => (opener ? page.close() : undefined))
      .catch(() => undefined);
  });
  return context;
}
