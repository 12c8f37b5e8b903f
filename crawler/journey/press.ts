// Presses one thing and waits for what comes of it: how long, and whether the page shows meanwhile that it works.
// Called by the runner's parts.
import { performance } from 'node:perf_hooks';
import type { Page, Request } from 'playwright';
import { settle } from '../open-panels.ts';
import type { JourneyTab } from './journey-browser.ts';
import { signsOf } from './look.ts';

export interface Pressed {
  /** Something that a person sees changed, or was said, opened or downloaded. */
  changed: boolean;
  /** Something was asked for, also where nothing came of it. */
  asked: boolean;
  /** Seconds until the last change. */
  waited: number;
  /** What showed that the page is at work, and after how many seconds; null where nothing did. */
  sign: string | null;
  signAfter: number | null;
  /** Why a request that it asked for was not let out (Chinese); null where none was held back. */
  refused: string | null;
  /** Why the page of the window that it opened did not come; null where it came, or none was opened. */
  unopened: string | null;
}

export interface Patience {
  /** Milliseconds given to a page that shows no change at all. */
  still: number;
  /** Milliseconds in all. */
  most: number;
}

export const SHORT: Patience = { still: 1200, most: 8000 };
export const LONG: Patience = { still: 2500, most: 60_000 };

const POLL_MS = 60;
/** Looks that must be equal. */
const EQUAL = 3;
/** A sign that stays although nothing is asked for is a text of the page. */
const SIGN_MS = 4000;
const PRESS_MS = 2500;
const QUIET_MS = 3000;
const COUNTED = new Set(['document', 'xhr', 'fetch']);

function watchRequests(page: Page) {
  const open = new Set<Request>();
  let asked = false;
  const begin = (request: Request) => {
    if (!COUNTED.has(request.resourceType())) return;
    open.add(request);
    asked = true;
  };
  const end = (request: Request) => open.delete(request);
  page.on('request', begin);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return {
    open: () => open.size,
    asked: () => asked,
    stop() {
      page.off('request', begin);
      page.off('requestfinished', end);
      page.off('requestfailed', end);
    },
  };
}

/** Windows that a script asked for are not opened; where they lead is a pop-up as any other. */
async function noteOpened({ page, events }: JourneyTab): Promise<void> {
  const held = await (page.evaluate('__journeyStay.held()') as Promise<string[]>).catch(() => []);
  for (const one of held) {
    const address = /^popup (.+)/s.exec(one)?.[1];
    if (address && URL.canParse(address, page.url())) events.popups.push(new URL(address, page.url()).href);
  }
}

/** Presses what `act` presses, or only waits where it is null; forms may be sent meanwhile. @throws Playwright's errors when it cannot be pressed */
export async function press(
  tab: JourneyTab,
  act: (() => Promise<unknown>) | null,
  patience: Patience,
): Promise<Pressed> {
  const { page, events } = tab;
  const told = () => events.dialogs.length + events.popups.length + events.downloads.length;
  // Where nothing is pressed nothing is asked for; a pause would hide what changes during it.
  if (act) await tab.turn(page.url());
  const [before, toldBefore] = [await signsOf(page), told()];
  events.refused.splice(0);
  const requests = watchRequests(page);
  await page.evaluate('__journeyStay.open()');
  const begun = performance.now();
  const elapsed = () => performance.now() - begun;
  let [sign, signAfter, changedAt]: [string | null, number | null, number | null] = [null, null, null];
  try {
    await act?.();
    await noteOpened(tab);
    for (
      let last: string | null = before?.look ?? null, equal = 0, askedAt = 0;
      elapsed() < patience.most;
    ) {
      const signs = await signsOf(page);
      const at = elapsed();
      const busy = requests.open() > 0 || signs === null;
      if (busy) askedAt = at;
      if (signs?.working && signs.working !== before?.working && sign === null) {
        sign = signs.working;
        signAfter = at / 1000;
      }
      equal = signs && signs.look === last ? equal + 1 : 0;
      if (signs && signs.look !== last) changedAt = at;
      last = signs?.look ?? null;
      const working = signs?.working && signs.working !== before?.working && at - askedAt < SIGN_MS;
      const moved = changedAt !== null || told() > toldBefore;
      if (!busy && !working && equal >= EQUAL && (moved || at >= patience.still)) break;
      await page.waitForTimeout(POLL_MS);
    }
    await settle(page, QUIET_MS).catch(() => undefined);
  } finally {
    requests.stop();
    await page.evaluate('__journeyStay.close()').catch(() => undefined);
  }
  await noteOpened(tab);
  const after = await signsOf(page);
  const changed = told() > toldBefore || before?.look !== after?.look;
  const [refused = null] = events.refused.splice(0);
  return {
    ...{ changed, asked: requests.asked(), waited: (changedAt ?? 0) / 1000, sign, signAfter },
    ...{ refused, unopened: null },
  };
}

/** Whether a press in its middle would reach it: of a page zoomed out on a phone, Playwright cannot tell. */
const REACHED = (element: Element): boolean => {
  element.scrollIntoView({ block: 'center', inline: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!hit || !(element.contains(hit) || hit.contains(element))) return false;
  (element as HTMLElement).click();
  return true;
};

const ZOOMED_OUT =
  'document.documentElement.scrollWidth > screen.width + 1 && matchMedia("(pointer: coarse)").matches';

/** One press, nothing waited for. @throws Playwright's errors when something lies over it */
export async function clickOn(page: Page, selector: string): Promise<void> {
  const element = page.locator(selector).first();
  const zoomedOut = await page.evaluate(ZOOMED_OUT);
  if (zoomedOut && (await element.evaluate(REACHED))) return;
  await element.click({ timeout: PRESS_MS, noWaitAfter: true });
}

/** Presses an element by its selector. @throws as clickOn */
export const pressOn = (tab: JourneyTab, selector: string, patience: Patience): Promise<Pressed> =>
  press(tab, () => clickOn(tab.page, selector), patience);

/** Long enough for what no request shows. */
const UNSEEN: Patience = { still: 40_000, most: 60_000 };

/** Presses on; where nothing at all comes of it, a script may be waiting for something that cannot be seen from outside. */
export async function pressPatiently(
  tab: JourneyTab,
  selector: string,
  refused: () => Promise<boolean> = async () => false,
): Promise<Pressed> {
  const begun = performance.now();
  const first = await pressOn(tab, selector, LONG);
  if (first.changed || first.refused || (await refused())) return first;
  const before = (performance.now() - begun) / 1000;
  const later = await press(tab, null, UNSEEN);
  const { changed, waited, signAfter } = later;
  return {
    ...later,
    asked: first.asked || later.asked,
    waited: changed ? before + waited : 0,
    signAfter: signAfter === null ? null : before + signAfter,
  };
}
