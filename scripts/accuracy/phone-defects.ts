// Accuracy of page visits on defects planted in the example phone app: each alone or several at once, by a seed. Called by the
// accuracy command and its test.
import { judgeVisit } from '../../checks/frame/judge-visit.ts';
import { visitChecks } from '../../checks/mobile/index.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { deviceNamed } from '../../crawler/visit/devices.ts';
import { downloadAsker } from '../../crawler/visit/downloads.ts';
import { visitPage, WINDOWS } from '../../crawler/visit/visit-page.ts';
import { openVisitPool } from '../../crawler/visit/visit-url.ts';
import {
  PHONE_DEFECT_NAMES,
  PHONE_DEFECTS,
  PHONE_PAGES,
  type PhoneDefect,
  type PhoneDefectTruth,
  type PhonePage,
} from '../../fixtures/h5/defects.ts';
import { startPortal } from '../../fixtures/portal.ts';
import { Random } from '../../fixtures/random.ts';
import type { AccuracyRow } from './row.ts';

const SET = '手机页面植入缺陷';
const GROUP = 5;
const TAPS = 8;

/** One page with the defects planted together, what it must raise (`M10 fail`) and what it raised. */
export interface PlantedPage {
  page: PhonePage;
  defects: readonly PhoneDefect[];
  must: ReadonlySet<string>;
  found: ReadonlySet<string>;
}

/** Messages of what taps and keys show; other groups are only measured, which takes a third of the time. */
const OF_TRIES = /^(?:M02|M05|M12-covered|M13|M13-cut|M17|M18-tap|M26|M29|M30-again|M40|M44|M47) /;

const truthOf = (name: PhoneDefect): PhoneDefectTruth => PHONE_DEFECTS[name];

/** Groups of a few, each defect once a round; those that spoil the whole page stand alone. The first group is the clean app. */
function groupsOf(seed: string, rounds: number): PhoneDefect[][] {
  const random = new Random(seed);
  const single = PHONE_DEFECT_NAMES.filter((name) => truthOf(name).alone);
  const others = PHONE_DEFECT_NAMES.filter((name) => !truthOf(name).alone);
  const several = Array.from({ length: rounds }, () => {
    const order = others
      .map((name) => ({ name, at: random.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ name }) => name);
    return Array.from({ length: Math.ceil(order.length / GROUP) }, (_, i) =>
      order.slice(i * GROUP, (i + 1) * GROUP),
    );
  });
  return [[], ...single.map((name) => [name]), ...several.flat()];
}

/** Visits the app's pages with group after group planted, or with each `nth` of them; the clean app always. */
export async function visitPlanted(seed: string, rounds: number, nth = 1): Promise<PlantedPage[]> {
  const planted: PhoneDefect[] = [];
  const portal = await startPortal({ items: 1, phoneDefects: planted });
  const profile = loadProfile('fixture', 'h5');
  const device = deviceNamed('standard');
  const pool = await openVisitPool(profile, portal.origin, device);
  const files = downloadAsker(profile, portal.origin);
  const clean = portal.phoneGuides.find(({ operators }) => operators.length === 0)!.item.portalId;
  const isTried = () =>
    planted.length === 0 || planted.some((name) => truthOf(name).raises.some((one) => OF_TRIES.test(one)));
  const found = async (page: PhonePage): Promise<Set<string>> => {
    const path = page === 'guide' ? profile.guide.replace('{id}', clean) : profile.entry;
    const { visit, problem } = await pool.withTab((tab) =>
      visitPage(tab, profile.publicOrigin + path, pool.site, {
        ...{ device, source: 'fixture', time: '', windows: WINDOWS, patience: 10_000 },
        taps: page === 'list' ? ['.chip'] : [],
        tries: isTried() ? TAPS : undefined,
      }),
    );
    if (!visit) throw new Error(`${page} [${planted}]: ${problem?.detail}`);
    const { outcomes, errors } = judgeVisit(await files.tryFiles(visit), visitChecks);
    if (errors.length > 0) throw errors[0]!.error;
    const wrong = outcomes.filter(({ verdict }) => verdict === 'fail' || verdict === 'review');
    return new Set(wrong.map(({ message, verdict }) => `${message} ${verdict}`));
  };
  const pages: PlantedPage[] = [];
  try {
    for (const group of groupsOf(seed, rounds).filter(({ length }, i) => length === 0 || i % nth === 0)) {
      planted.splice(0, planted.length, ...group);
      for (const page of PHONE_PAGES) {
        const defects = group.filter((name) => truthOf(name).pages.includes(page));
        if (defects.length === 0 && group.length > 0) continue;
        const must = new Set(defects.flatMap((name) => truthOf(name).raises));
        pages.push({ page, defects, must, found: await found(page) });
      }
    }
    return pages;
  } finally {
    await files.close();
    await pool.close();
    await portal.close();
  }
}

/** One row a message, and one of all together. */
export function rowsOfPlanted(pages: readonly PlantedPage[]): AccuracyRow[] {
  const rows = new Map<string, AccuracyRow>();
  const all: AccuracyRow = { set: SET, message: '合计', cases: 0, misses: 0, falseAlarms: 0, reviewShare: 0 };
  const count = (said: string, what: 'cases' | 'misses' | 'falseAlarms') => {
    const message = said.split(' ')[0]!;
    const row = rows.get(message) ?? { ...all, message, cases: 0, misses: 0, falseAlarms: 0 };
    rows.set(message, row);
    row[what]++;
    all[what]++;
  };
  for (const { must, found } of pages) {
    for (const one of must) count(one, 'cases');
    for (const one of must) if (!found.has(one)) count(one, 'misses');
    for (const one of found) if (!must.has(one)) count(one, 'falseAlarms');
  }
  return [...[...rows.values()].sort((a, b) => (a.message < b.message ? -1 : 1)), all];
}
