// Enters one door: the public page without a log-in, then with it, on by its control, and what is met there. Nothing is filled in or sent.
// Called by walk-doors.ts.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Response } from 'playwright';
import type { DoorEntry, DoorVisit, Look } from '../../store/schemas/door-visit.ts';
import { connectionProblem } from '../connection-problem.ts';
import type { Tab } from '../guarded-context.ts';
import { mistakenIdentity } from '../identity-guard.ts';
import { NotNow } from '../not-now.ts';
import { cleanAddress } from './clean-address.ts';
import { findControl } from './in-page/see.ts';
import type { KeptBack, LoggedInLane } from './lane.ts';
import { inside, lookAt, pictureOf, quiet, whenQuiet } from './look.ts';

/** What the visit itself tells; the walk adds the log-in's life. */
export type Entered = Pick<
  DoorVisit,
  'publicLook' | 'control' | 'chain' | 'landing' | 'milliseconds' | 'stays' | 'refused' | 'unobserved'
> & { picture: Buffer | undefined };

/** Names of controls that lead to an application; white space left aside. */
const GO = '^(?:立即|马上|在线|网上|掌上|直接|我要|去|点击)(?:办理|办|申报|申请|申办)$|^(?:办理|申报|申请)$';

const nothing = (
  reason: 'timeout' | 'blocked' | 'budget' | 'app-only' | 'not-seen-completely',
  detail: string,
) => ({
  reason,
  detail,
});

/** Documents that the page's own frame asked for, and the one that it asked for last. */
function watchChain(page: Page, known: string) {
  const chain: DoorVisit['chain'] = [];
  let last: Response | null = null;
  let asked = known;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asked = request.url();
  });
  page.on('response', (response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || response.frame() !== page.mainFrame()) return;
    chain.push({ url: cleanAddress(response.url(), known), status: response.status() });
    last = response;
  });
  return { chain, status: (): number | null => last?.status() ?? null, asked: () => asked };
}

async function open(lane: LoggedInLane, page: Page, url: string): Promise<null> {
  const { profile } = lane.looking;
  await lane.turn(url);
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: profile.deadlines.open });
  await quiet(page, { profile });
  return null;
}

/** The public page as a stranger sees it. */
const publicLook = (lane: LoggedInLane, entry: DoorEntry): Promise<Look | null> =>
  lane
    .withTab({ door: entry.door, loggedIn: false }, async ({ page }) => {
      const { status } = watchChain(page, entry.page);
      await open(lane, page, entry.page);
      return whenQuiet(page, lane.looking, () => lookAt(page, status(), entry, lane.looking));
    })
    .catch(() => null);

/** Clicks, and goes where the page wanted to open a window. Why that led nowhere, in Chinese, or null. */
async function click(lane: LoggedInLane, { page, refused }: Tab): Promise<string | null> {
  const { profile } = lane.looking;
  const { click: wait, open: patience } = profile.deadlines;
  const moved = page.waitForEvent('framenavigated', { timeout: wait }).catch(() => null);
  await page.click('[data-guide-audit-go]', { timeout: wait, noWaitAfter: true });
  if (!(await moved)) {
    const kept = (await page.evaluate('globalThis.__guideKept ?? null')) as KeptBack | null;
    const wanted = refused.find(({ code }) => code === 'popup')?.url ?? kept?.opened;
    if (!wanted) return kept?.forms ? '入口要提交表单，程序只读不提交' : '点击后没有转到办理页面';
    return open(lane, page, wanted);
  }
  await page.waitForLoadState('domcontentloaded', { timeout: patience });
  if (page.url().startsWith('chrome-error:')) throw new Error('net::ERR_EMPTY_RESPONSE');
  await quiet(page, { profile });
  return null;
}

/** Why the page that was reached says nothing of the log-in. */
function wall(look: Look, status: number | null) {
  const { passwords, title, text, url } = look;
  if (passwords > 0) return null;
  const mistaken = mistakenIdentity({ url, finalUrl: url, status, title, text });
  if (!mistaken || !/^(?:blocked|timeout|app-only)$/.test(mistaken.reason)) return null;
  return nothing(mistaken.reason as 'blocked', mistaken.detail);
}

async function stay(lane: LoggedInLane, page: Page, entry: DoorEntry): Promise<DoorVisit['stays']> {
  const { login, profile } = lane.looking;
  const stays: DoorVisit['stays'] = [];
  const begun = performance.now();
  for (let time = 0; time < login.stay.times; time++) {
    await sleep(login.stay.seconds * 1000, undefined, { signal: lane.signal }).catch(() => undefined);
    if (lane.signal.aborted) break;
    await lane.turn(page.url());
    const response = await page
      .reload({ waitUntil: 'domcontentloaded', timeout: profile.deadlines.open })
      .catch(() => undefined);
    if (response === undefined) break;
    const status = response?.status() ?? null;
    const look = await whenQuiet(page, { profile }, () => lookAt(page, status, entry, lane.looking));
    stays.push({ seconds: Math.round((performance.now() - begun) / 1000), look });
    if (look.passwords > 0 || look.onIdentity) break;
  }
  return stays;
}

type Watched = ReturnType<typeof watchChain>;

async function walkIn(
  lane: LoggedInLane,
  tab: Tab,
  entry: DoorEntry,
  { entered, watched }: { entered: Entered; watched: Watched },
): Promise<void> {
  const { page } = tab;
  entered.chain = watched.chain;
  await open(lane, page, entry.page);
  const target = await whenQuiet(page, lane.looking, () => inside<string | null>(page, findControl, GO));
  if (target === null) {
    entered.picture = await pictureOf(page, lane.looking);
    entered.unobserved = nothing('not-seen-completely', '页面上没有找到“立即办理”一类的入口');
    return;
  }
  entered.control = target === 'click' ? 'click' : 'link';
  const begun = performance.now();
  const nowhere = target === 'click' ? await click(lane, tab) : await open(lane, page, target);
  if (nowhere) {
    entered.picture = await pictureOf(page, lane.looking);
    entered.unobserved = nothing('not-seen-completely', nowhere);
    return;
  }
  entered.milliseconds = Math.round(performance.now() - begun);
  const look = await whenQuiet(page, lane.looking, () => lookAt(page, watched.status(), entry, lane.looking));
  const guard = lane.refusal(watched.asked());
  // What our own guard answers is no page of the site.
  entered.landing = guard ? null : look;
  const back = look.url === cleanAddress(entry.page, entry.page);
  entered.unobserved = guard
    ? nothing('blocked', `没有前往 ${new URL(watched.asked()).host}：${guard}`)
    : back
      ? nothing('not-seen-completely', '又回到办事指南页面，没有转到办理页面')
      : wall(look, watched.status());
  if (!entered.unobserved && look.passwords === 0 && !look.onIdentity) {
    // Before the page is asked again: it may be another one then.
    const settled = entered.chain.length;
    entered.stays = await stay(lane, page, entry);
    entered.chain = entered.chain.slice(0, settled);
  }
  entered.picture = await pictureOf(page, lane.looking);
}

/** Never throws for what a site does. @throws SessionError and the like of our own */
export async function enterDoor(lane: LoggedInLane, entry: DoorEntry): Promise<Entered> {
  const entered: Entered = {
    ...{ publicLook: null, control: 'none', chain: [], landing: null, milliseconds: null, stays: [] },
    ...{ refused: 0, unobserved: null, picture: undefined },
  };
  entered.publicLook = await publicLook(lane, entry);
  let asked = entry.page;
  let refused: Tab['refused'] = [];
  try {
    await lane.withTab({ door: entry.door, loggedIn: true }, async (tab) => {
      const watched = watchChain(tab.page, entry.page);
      try {
        await walkIn(lane, tab, entry, { entered, watched });
      } finally {
        asked = watched.asked();
        refused = tab.refused;
        entered.refused = refused.filter(({ ignored, code }) => !ignored && code !== 'popup').length;
      }
    });
  } catch (error) {
    if (error instanceof NotNow) return { ...entered, unobserved: nothing('budget', error.message) };
    const guard = refused.find(({ url }) => url === asked)?.detail ?? lane.refusal(asked);
    if (guard)
      return { ...entered, unobserved: nothing('blocked', `没有前往 ${new URL(asked).host}：${guard}`) };
    const detail = lane.failure(asked)?.detail ?? connectionProblem(error) ?? '页面在期限内没有打开';
    entered.unobserved = nothing('timeout', `页面无法打开：${detail}`);
  }
  return entered;
}
