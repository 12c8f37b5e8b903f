// Clicks the links by script of a run's guides in the browser and notes whether anything came of it. Called by crawl.ts.
import type { Page, Request, Response } from 'playwright';
import type { ClickEffect } from '../../store/schemas/click-fact.ts';
import { linkPlaces } from '../../store/schemas/link-place.ts';
import { capturePage } from '../capture.ts';
import type { CrawlContext } from '../crawl-context.ts';
import type { Tab } from '../guarded-context.ts';
import { inLanes } from '../in-lanes.ts';
import type { Pressed, PressOptions } from '../in-page/press-link.ts';
import { NotNow } from '../not-now.ts';
import { inPage, panelsOptions } from '../open-panels.ts';
import { PANEL_WORDS } from '../panel-words.ts';
import { permissionProblem } from '../permission.ts';

type ClickContext = Pick<CrawlContext, 'store' | 'run' | 'profile' | 'pool' | 'pacers' | 'signal' | 'now'> & {
  robots: Pick<CrawlContext['robots'], 'refusal'>;
};

interface Wanted {
  unit: string;
  text: string;
  url: string;
  page: string;
}

/** Links that a run clicks in a channel at most: each takes a visit or two. */
const MOST = 100;
const PATIENCE_MS = 700;
const SCRIPT = /^\s*javascript:/i;
const FORBIDDEN = new RegExp(PANEL_WORDS.forbidden);

/** One link for each text and script of a unit. What applies, sends, fetches or shares is never pressed; neither is the apply button. */
function wanted({ store, run, profile }: ClickContext): Wanted[] {
  const links = new Map<string, Wanted>();
  for (const { guide, unit, channel, url: page } of store.guides.iterate(run.id)) {
    if (channel !== profile.channel || page === null) continue;
    for (const { field, text, url } of linkPlaces(guide)) {
      const name = text.replace(/\s+/g, '');
      if (field !== 'links' || !SCRIPT.test(url) || name === '' || FORBIDDEN.test(name)) continue;
      const key = JSON.stringify([unit, text, url]);
      if (!links.has(key)) links.set(key, { unit, text, url, page });
    }
  }
  return [...links.values()]
    .slice(0, MOST)
    .filter((link) => !store.clicks.get(run.id, { channel: profile.channel, ...link }));
}

/** What the browser tells of a page beside what the page itself can notice. Stop it after use. */
function watchPage(page: Page) {
  const told = { dialog: false, lacksScript: false };
  const tell = () => {
    told.dialog = true;
  };
  const lost = (request: Request) => {
    if (request.resourceType() === 'script') told.lacksScript = true;
  };
  const answered = (response: Response) => {
    if (response.status() >= 400) lost(response.request());
  };
  page.on('dialog', tell).on('download', tell).on('requestfailed', lost).on('response', answered);
  const stop = () =>
    void page.off('dialog', tell).off('download', tell).off('requestfailed', lost).off('response', answered);
  return { told, stop };
}

/** Opens the page and clicks. Null: nothing can be said of the link there. */
async function click(
  { profile, pool, pacers }: ClickContext,
  tab: Tab,
  { text, url, page: address }: Wanted,
): Promise<ClickEffect | null> {
  const { told, stop } = watchPage(tab.page);
  try {
    const { snapshot, status, headers, latency } = await capturePage(tab, address, pool.site);
    // A page that hangs by itself is no fault of its host, which did answer.
    pacers.of(address).answered(status ?? (latency === undefined ? null : 200), headers, latency);
    // A script that did not come may be the one that the link needs.
    if (!snapshot?.complete || told.lacksScript) return null;
    told.dialog = false;
    const refused = tab.refused.length;
    const isLeft = () => tab.refused.slice(refused).some(({ type }) => type !== 'websocket');
    const options: PressOptions = {
      ...panelsOptions(profile),
      ...{ shown: snapshot.panels.opened, patience: PATIENCE_MS },
    };
    const call = `__guidePressLink.press(${[text, url, options].map((part) => JSON.stringify(part)).join(',')})`;
    const pressed = await inPage<Pressed>(tab.page, call, profile.deadlines.panels, '点击链接');
    if (pressed === 'absent' || pressed === 'restless') return null;
    return told.dialog ? 'tells' : isLeft() ? 'leaves' : pressed;
  } finally {
    stop();
  }
}

/**
 * Stores what a click on each link by script did; a link of which nothing comes is clicked a second time on the page
 * opened anew. An aborted run goes on with those that are left. Returns how many were clicked. @throws StoreError
 */
export async function clickLinks(context: ClickContext, lanes: number): Promise<number> {
  const { store, run, profile, pool, pacers, robots, signal, now } = context;
  const { channel } = profile;
  const stopped = () => signal.aborted || permissionProblem(profile, now()) !== null;
  let clicked = 0;
  const visit = async (link: Wanted): Promise<ClickEffect | null> => {
    await pacers.of(link.page).turn(signal);
    if (signal.aborted) return null;
    return pool
      .withTab((tab) => click(context, tab, link), profile.deadlines.page + profile.deadlines.panels)
      .catch(() => null);
  };
  const judge = async (link: Wanted): Promise<void> => {
    if (stopped() || (await robots.refusal(link.page))) return;
    const first = await visit(link);
    const effect = first === 'none' ? await visit(link) : first;
    if (stopped()) return;
    clicked++;
    store.clicks.save(run.id, { channel, ...link, effect, attempts: first === 'none' ? 2 : 1 });
  };
  await inLanes(wanted(context), lanes, (link) =>
    judge(link).catch((error: unknown) => {
      // Nothing may be asked any more tonight: what was not clicked says nothing.
      if (!(error instanceof NotNow)) throw error;
    }),
  );
  return clicked;
}
