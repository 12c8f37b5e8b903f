// The lanes beside Crawlee: the same pages, as many at a time, turn about in one run. Called by the bench command.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openPool } from '../../crawler/browser-pool.ts';
import { defaultDictionary } from '../../crawler/dictionary.ts';
import { extract } from '../../crawler/extract.ts';
import { lessonOf } from '../../crawler/lanes/api/api-book.ts';
import { askApi } from '../../crawler/lanes/api/ask-api.ts';
import { askPlain } from '../../crawler/lanes/plain-page.ts';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { guideHtml } from '../../fixtures/h5/static/guide-page.js';
import { phoneView } from '../../fixtures/h5/view.ts';
import { browse, crawlByLane, Kinds, type Lane, usual } from './lanes-ours.ts';
import { idsOf, SIZES } from './lanes-pages.ts';
import { cheerioText, playwrightPages } from './lanes-peer.ts';
import { type BenchRow, median } from './measure.ts';
import type { Crawlee } from './peers.ts';

/** `ratio` of the rate: how many times as many pages as the peer in the same time. */
export interface LanesRow extends BenchRow {
  concurrency: number;
  /** Times the peer's rate. */
  times: number;
  goal: number;
}

interface Sides {
  name: string;
  peer: string;
  pages: number;
  concurrency: number;
  goal: number;
  ours(): Promise<number>;
  theirs(): Promise<number>;
}

const FETCHERS = 8;
const TABS = 2;
const APP_PAGES = 40;
const BROWSED = 24;

/** Both turn about, after a round to warm up; milliseconds of a round become microseconds a page. */
async function measureSides(sides: Sides, rounds: number): Promise<LanesRow> {
  const [own, other]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [a, b] = [await sides.ours(), await sides.theirs()];
    if (round === 0) continue;
    own.push((a * 1000) / sides.pages);
    other.push((b * 1000) / sides.pages);
  }
  const { name, peer, concurrency, goal, pages } = sides;
  return {
    ...{ name, peer, concurrency, goal, operations: pages },
    ...{ median: median(own), min: Math.min(...own), max: Math.max(...own) },
    ...{ peerMedian: median(other), ratio: median(own) / median(other), times: median(other) / median(own) },
  };
}

const SITE = fileURLToPath(new URL('lanes-site.ts', import.meta.url));

/** Runs `work` with the site in a process of its own. */
export async function withLanesSite<T>(
  work: (site: { portal: string; padded: string }) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), SITE], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return await work(JSON.parse(line.toString()) as { portal: string; padded: string });
  } finally {
    child.stdin.end();
    await once(child, 'exit');
  }
}

const pathOf = (profile: SiteProfile, id: string): string =>
  profile.guide.replace('{id}', encodeURIComponent(id));

/** The bench must not wait for the pace of a crawl. */
function hurried(channel?: string): SiteProfile {
  const profile = loadProfile('fixture', channel);
  return { ...profile, pace: { ...profile.pace, perSecond: 1000 } };
}

/** Plain pages, from the request to the finding. */
export function httpLane(origin: string, ids: readonly string[]): Lane {
  const profile = hurried();
  const kinds = new Kinds();
  return {
    ...{ profile, origin, concurrency: FETCHERS },
    async prepare(context) {
      if (kinds.empty)
        for (const id of ids) kinds.add(await askPlain(context, profile.publicOrigin + pathOf(profile, id)));
      kinds.believe(context);
    },
  };
}

/** The app's guides by its JSON, taught by their pages as the app draws them. */
export function apiLane(origin: string, ids: readonly string[]): Lane {
  const profile = hurried('h5');
  const request = `GET ${profile.publicOrigin}/suishenban/api/guide?id={id}`;
  const wanted = new Set(ids);
  const lessons = buildFixture({ seed: 2021, items: 1 })
    .phoneGuides.filter(({ item }) => wanted.has(pageOf(item)))
    .map((one) => {
      const view = phoneView(one);
      const html = `<html><head><title>${view.title}</title></head><body><header>办事指南</header><main>${guideHtml(view, true)}</main></body></html>`;
      const snapshot = snapshotFromHtml(html, { url: profile.publicOrigin + profile.guide });
      const guide = extract({ ...snapshot, source: 'browser', complete: true }, defaultDictionary());
      return lessonOf({ [request]: JSON.parse(JSON.stringify({ code: 0, message: '', data: view })) }, guide);
    });
  return {
    ...{ profile, origin, concurrency: FETCHERS },
    async prepare(context) {
      for (const { answers, guide } of lessons)
        context.api.teach(answers, guide, context.api.guideOf(answers));
      const kinds = new Kinds();
      for (const id of ids)
        kinds.add(await askApi(context, { url: profile.publicOrigin + pathOf(profile, id), id }));
      kinds.believe(context);
    },
  };
}

export const pageOf = (item: { portalId: string; situationId: string | null }): string =>
  item.situationId ?? item.portalId;

function httpSides(padded: string, size: number, crawlee: Crawlee): Sides {
  const ids = usual(hurried(), idsOf(size));
  const lane = httpLane(padded, ids);
  return {
    name: `http lane, pages of ${size} KB, whole pipeline`,
    peer: `Crawlee ${crawlee.version} CheerioCrawler, fetch and text`,
    ...{ pages: ids.length, concurrency: FETCHERS, goal: 1.5 },
    ours: () => crawlByLane(ids, lane, 'http'),
    theirs: () =>
      cheerioText(
        crawlee,
        ids.map((id) => padded + pathOf(lane.profile, id)),
        FETCHERS,
      ),
  };
}

function apiSides(portal: string, crawlee: Crawlee): Sides {
  const profile = hurried('h5');
  const ids = usual(
    profile,
    buildFixture({ seed: 2021, items: 1 }).phoneGuides.map(({ item }) => pageOf(item)),
  ).slice(0, APP_PAGES);
  const lane = apiLane(portal, ids);
  return {
    name: 'api lane, pages of the app, whole pipeline',
    peer: `Crawlee ${crawlee.version} PlaywrightCrawler, tabs opened, text and boxes`,
    ...{ pages: ids.length, concurrency: TABS, goal: 15 },
    ours: () => crawlByLane(ids, lane, 'api'),
    theirs: () =>
      playwrightPages(
        crawlee,
        ids.map((id) => portal + pathOf(profile, id)),
        { concurrency: TABS, visit: true, profile },
      ),
  };
}

/** One pool for all rounds, as in a crawl. */
async function browserRows(portal: string, crawlee: Crawlee, rounds: number): Promise<LanesRow[]> {
  const profile = hurried();
  const { guides } = buildFixture({ seed: 2021, items: 1 });
  const paths = guides.slice(0, BROWSED).map(({ item }) => pathOf(profile, pageOf(item)));
  const pool = await openPool({ profile, origin: portal, size: TABS });
  const rows: LanesRow[] = [];
  try {
    for (const visit of [true, false]) {
      const o = { concurrency: TABS, visit };
      rows.push(
        await measureSides(
          {
            name: visit ? 'browser lane, tabs opened, text and boxes' : 'browser lane, navigation only',
            peer: `Crawlee ${crawlee.version} PlaywrightCrawler, the same`,
            ...{ pages: paths.length, concurrency: TABS, goal: visit ? 1.2 : 1.8 },
            ours: () =>
              browse(
                pool,
                paths.map((path) => profile.publicOrigin + path),
                o,
              ),
            theirs: () =>
              playwrightPages(
                crawlee,
                paths.map((path) => portal + path),
                { ...o, profile },
              ),
          },
          rounds,
        ),
      );
    }
  } finally {
    await pool.close();
  }
  return rows;
}

/** All lanes beside their peers. */
export const measureLanes = (crawlee: Crawlee, { rounds }: { rounds: number }): Promise<LanesRow[]> =>
  withLanesSite(async ({ portal, padded }) => {
    const rows: LanesRow[] = [];
    for (const size of SIZES) rows.push(await measureSides(httpSides(padded, size, crawlee), rounds));
    rows.push(await measureSides(apiSides(portal, crawlee), rounds));
    return [...rows, ...(await browserRows(portal, crawlee, rounds))];
  });
