// The browser of journeys: one behind the guard proxy, and for each journey a context in which nothing but the allowed leaves.
// Called by run-journey.ts.
import type { Browser, BrowserContext, Page, Route } from 'playwright';
import { launchBrowser } from '../browser.ts';
import { browserAgent, readingOptions } from '../device.ts';
import { startGuardProxy } from '../guard-proxy.ts';
import { HttpClient } from '../http.ts';
import { decide, isIgnored } from '../network-guard.ts';
import type { Pacers } from '../pacer.ts';
import { isMainNavigation, pageOf } from '../page-request.ts';
import { type SiteProfile, userAgentOf } from '../profile.ts';
import { RobotsGate } from '../robots-gate.ts';
import { restoreSessionStorage } from '../session/restore.ts';
import type { SessionState } from '../session/session-state.ts';
import { fulfilment } from '../static-cache.ts';
import { type JourneyPlace, type JourneyRules, journeyRules } from './journey-rules.ts';
import { type Manners, mannersOf, tellPace } from './manners.ts';
import type { RequestLog } from './request-log.ts';
import { JOURNEY_SCRIPT } from './script.ts';

export interface JourneyBrowser {
  profile: SiteProfile;
  rules: JourneyRules;
  browser: Browser;
  http: HttpClient;
  /** The sandbox itself: things are tried out, signed in to, submitted. */
  sandbox: boolean;
  /** Of a site's account; null where nobody is logged in. */
  session: SessionState | null;
  /** robots.txt and pace of a site; null in the sandbox, which has neither. */
  manners: { robots: RobotsGate; pacers: Pacers } | null;
  /** Told by the proxy of what the context did not see. */
  log: RequestLog | null;
  /** Reasons (Chinese) of what the proxy refused go here as well while a tab is open. */
  onRefused: ((detail: string) => void) | null;
  close(): Promise<void>;
}

export interface JourneyStart extends JourneyPlace {
  session?: SessionState | null;
  /** Shared by the journeys of a run; made anew where it is not given. */
  manners?: Manners;
}

/** @throws ConfigError when there is no browser, or the origin is not this machine */
export async function openJourneyBrowser(
  profile: SiteProfile,
  { session = null, manners = mannersOf(profile), ...place }: JourneyStart,
): Promise<JourneyBrowser> {
  const rules = journeyRules(profile, place);
  const proxy = await startGuardProxy(
    rules.rules,
    (url, detail) => {
      const request = { method: '未知', url, type: 'other' };
      const spared = isIgnored(request, rules.rules);
      opened.log?.refused(request, detail, spared);
      if (!spared) opened.onRefused?.(detail);
    },
    undefined,
    (url, bytes) => manners.pacers.of(url).received(bytes),
  );
  const http = new HttpClient({
    rules: rules.rules,
    userAgent: userAgentOf(profile),
    deadline: profile.deadlines.request,
  });
  const opened: JourneyBrowser = {
    profile,
    rules,
    http,
    sandbox: profile.loopback && place.sandbox,
    session,
    manners: place.sandbox
      ? null
      : {
          pacers: manners.pacers,
          robots: new RobotsGate({ profile, hosts: rules.rules.hosts, http: () => http, ...manners }),
        },
    log: null,
    onRefused: null,
    browser: undefined as unknown as Browser,
    async close() {
      await opened.browser?.close().catch(() => undefined);
      await http.close();
      await proxy.close();
    },
  };
  try {
    opened.browser = await launchBrowser({ proxy: proxy.url });
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

export interface JourneyTab {
  context: BrowserContext;
  page: Page;
  /** Texts of dialogs, addresses of pop-ups, names of downloads and reasons of refused requests since they were last taken. */
  events: { dialogs: string[]; popups: string[]; downloads: string[]; refused: string[] };
  /** Resolves when the host of an address may be asked again. */
  turn(address: string): Promise<void>;
  close(): Promise<void>;
}

/** Requests by which a page does something. */
const ACTING = new Set(['document', 'xhr', 'fetch']);

/** A fresh context, as the profile's device, with one page. */
export async function openJourneyTab(journeyBrowser: JourneyBrowser, log: RequestLog): Promise<JourneyTab> {
  const { browser, profile, http, session, manners } = journeyBrowser;
  const { rules } = journeyBrowser.rules;
  const context = await browser.newContext({
    userAgent: userAgentOf(profile, browserAgent(profile, browser.version())),
    ...readingOptions(profile.device),
    ...(session ? { storageState: { cookies: session.cookies, origins: session.origins } } : {}),
  });
  if (session) await restoreSessionStorage(context, session);
  const events: JourneyTab['events'] = { dialogs: [], popups: [], downloads: [], refused: [] };
  journeyBrowser.onRefused = (detail) => events.refused.push(detail);
  let page: Page | null = null;

  const judge = async (route: Route): Promise<void> => {
    const request = route.request();
    const [url, method, type] = [request.url(), request.method(), request.resourceType()];
    const refuse = (detail: string, followed = false) => {
      const spared = type !== 'document' && isIgnored({ url, type }, rules);
      log.refused({ url, method, type }, detail, spared || followed);
      if (ACTING.has(type) && !spared) events.refused.push(detail);
      // Otherwise the page at hand would give way to the browser's own page of an error.
      return route.abort(isMainNavigation(request) ? 'aborted' : 'blockedbyclient');
    };
    if (isMainNavigation(request) && pageOf(request) !== page) {
      events.popups.push(url);
      // Its address is opened in the page at hand.
      return refuse('不打开新窗口', true);
    }
    const decision = decide(
      {
        ...{ url, method, type, body: request.postData() },
        contentType: await request.headerValue('content-type'),
      },
      rules,
    );
    if (!decision.allow) return refuse(decision.detail);
    const forbidden = await manners?.robots.refusal(url);
    if (forbidden) return refuse(forbidden);
    if (ACTING.has(type)) manners?.pacers.of(url).sent();
    log.sent({ url, method, type });
    // A redirected POST would be sent on without being judged again; to the sandbox all goes through the proxy, which judges it.
    if (method === 'GET' || method === 'HEAD' || rules.own.has(new URL(url).host)) return route.continue();
    const answer = await http.forward(url, method, await request.allHeaders(), request.postData());
    if (answer.status >= 300 && answer.status < 400) return refuse(`${method} 请求被转到别处，不跟随`);
    return route.fulfill(fulfilment(answer));
  };
  await context.route('**/*', (route) =>
    judge(route).catch(() => route.abort('failed').catch(() => undefined)),
  );
  await context.routeWebSocket(/.*/, (socket) => void socket.close({ code: 1008, reason: 'read only' }));
  await context.addInitScript({ content: JOURNEY_SCRIPT });
  if (manners) tellPace(context, manners.pacers);
  context.on('page', (opened) => {
    opened.on('dialog', (dialog) => {
      if (dialog.type() !== 'beforeunload') events.dialogs.push(dialog.message().slice(0, 300));
      const closed = dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss();
      void closed.catch(() => undefined);
    });
    opened.on('download', (download) => {
      events.downloads.push(download.suggestedFilename());
      void download.cancel().catch(() => undefined);
    });
    if (page && opened !== page) void opened.close().catch(() => undefined);
  });
  page = await context.newPage();
  const turn = async (address: string): Promise<void> => manners?.pacers.of(address).turn();
  return { context, page, events, turn, close: () => context.close().catch(() => undefined) };
}
