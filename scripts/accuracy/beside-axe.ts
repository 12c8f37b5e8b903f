// Page visits beside axe-core on pages that nobody here wrote: what both say, what only one says. Called by the accuracy command and the
// test of the rules' own pages. axe is no truth: it judges fewer rules, and some of them by other numbers.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { judgeVisit } from '../../checks/frame/judge-visit.ts';
import { visitChecks } from '../../checks/mobile/index.ts';
import { loadProfile } from '../../crawler/profile.ts';
import { decodeHtml } from '../../crawler/snapshot/decode-html.ts';
import { deviceNamed } from '../../crawler/visit/devices.ts';
import { PAGE_PATH, serveFile } from '../../crawler/visit/file-server.ts';
import { PATIENCE_MS, visitPage, WINDOWS } from '../../crawler/visit/visit-page.ts';
import { openVisitPool } from '../../crawler/visit/visit-url.ts';
import type { AccuracyRow } from './row.ts';

/** axe's rule for each message that both judge. */
export const SAME: Readonly<Record<string, string>> = {
  'target-size': 'M01',
  'color-contrast': 'M07',
  'image-alt': 'M34',
  'button-name': 'M34',
  'link-name': 'M34',
  label: 'M22',
  'html-has-lang': 'M36-lang',
  'document-title': 'M36-title',
  'aria-hidden-body': 'M36',
  'meta-refresh': 'M32',
  'meta-viewport': 'M10',
};

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** What stands for the page as a whole. */
const WHOLE = /^(?:html$|body|meta|head)/;

/** `message selector` of each of axe's violations on the page that is open; `-` for the page as a whole. */
export async function axeOn(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(SOURCE, 'utf8'));
  const rules = JSON.stringify(Object.keys(SAME));
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: { type: 'rule', values: ${rules} }, resultTypes: ['violations'] })`,
  )) as { violations: { id: string; nodes: { target: string[] }[] }[] };
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${SAME[id]} ${WHOLE.test(target[0]!) ? '-' : target[0]}`),
  );
}

/** Which of the selectors (`ours`, `theirs`) mean the same element, or one within the other; as pairs of places in the lists. */
const pairsOn = (
  page: Page,
  ours: readonly string[],
  theirs: readonly string[],
): Promise<[number, number][]> =>
  page.evaluate(
    ([own, other]) => {
      const at = (selector: string) => document.querySelector(selector === '-' ? 'html' : selector);
      const [a, b] = [own!.map(at), other!.map(at)];
      return a.flatMap((one, i) =>
        b.flatMap((two, j): [number, number][] =>
          one && two && (one === two || own![i] === '-' || one.contains(two) || two.contains(one))
            ? [[i, j]]
            : [],
        ),
      );
    },
    [ours, theirs],
  );

/** What only one side says of one page, and how much both say, by message. */
interface Beside {
  both: string[];
  ours: string[];
  theirs: string[];
}

async function besideOn(page: Page, told: readonly { message: string; selector: string }[]): Promise<Beside> {
  const axe = (await axeOn(page)).map((one) => {
    const [message, ...selector] = one.split(' ');
    return { message: message!, selector: selector.join(' ') };
  });
  const places = (list: readonly { selector: string }[]) => list.map(({ selector }) => selector);
  const pairs = (await pairsOn(page, places(told), places(axe))).filter(
    ([i, j]) => told[i]!.message === axe[j]!.message,
  );
  const [a, b] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  const line = ({ message, selector }: { message: string; selector: string }) => `${message} ${selector}`;
  return {
    both: told.filter((_, i) => a.has(i)).map(line),
    ours: told.filter((_, i) => !a.has(i)).map(line),
    theirs: axe.filter((_, j) => !b.has(j)).map(line),
  };
}

export interface FolderBeside {
  rows: AccuracyRow[];
  /** `FILE: 只有本系统|只有axe-core MESSAGE SELECTOR`. */
  differences: string[];
  pages: number;
}

/** Visits every `.html` of the folder, on the usual phone. @throws what reading the folder throws */
export async function besideAxe(folder: string): Promise<FolderBeside> {
  const profile = loadProfile('fixture');
  const device = deviceNamed('standard');
  const judged = new Set(Object.values(SAME));
  const rows = new Map<string, AccuracyRow>();
  const row = (message: string): AccuracyRow => {
    const known = rows.get(message);
    if (known) return known;
    const fresh = { set: '与axe-core对照', message, cases: 0, misses: 0, falseAlarms: 0, reviewShare: 0 };
    rows.set(message, fresh);
    return fresh;
  };
  const differences: string[] = [];
  const names = (await readdir(folder)).filter((name) => /\.html?$/i.test(name)).sort();
  for (const name of names) {
    const path = join(folder, name);
    const server = await serveFile(path, decodeHtml(await readFile(path)).html);
    const pool = await openVisitPool(profile, server.origin, device);
    try {
      await pool.withTab(async (tab) => {
        const { visit } = await visitPage(tab, profile.publicOrigin + PAGE_PATH, pool.site, {
          ...{ device, source: 'file', time: '', windows: WINDOWS, patience: PATIENCE_MS },
        });
        const told = judgeVisit(visit!, visitChecks)
          .outcomes.filter(({ verdict, message }) => verdict === 'fail' && judged.has(message))
          .map(({ message, selector }) => ({ message, selector: selector ?? '-' }));
        const { both, ours, theirs } = await besideOn(tab.page, told);
        for (const one of both) row(one.split(' ')[0]!).cases++;
        for (const one of ours) row(one.split(' ')[0]!).falseAlarms++;
        for (const one of theirs) {
          row(one.split(' ')[0]!).cases++;
          row(one.split(' ')[0]!).misses++;
        }
        differences.push(
          ...ours.map((one) => `${name}: 只有本系统 ${one}`),
          ...theirs.map((one) => `${name}: 只有axe-core ${one}`),
        );
      });
    } finally {
      await pool.close();
      await server.close();
    }
  }
  const sorted = [...rows.values()].sort((a, b) => (a.message < b.message ? -1 : 1));
  return { rows: sorted, differences, pages: names.length };
}
