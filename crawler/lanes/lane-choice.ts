// Which lane reads a page (采集方式): state in, decision out. The browser is the judge of truth; plain HTTP takes over a layout
// only after equal comparisons, and loses it with the first difference. Pure; called by lane-book.ts.
import { createHash } from 'node:crypto';
import type { LearnedLanes, LearnedLayout } from '../../store/schemas/lanes.ts';

/** A page as plain HTTP gave it: the hash of its layout, and the schema paths that its guide shows; none: no guide. */
export interface PlainPage {
  layout: string;
  shown: readonly string[] | null;
}

/** Equal comparisons in a row before plain HTTP alone is believed. */
export const FIRST_PAGES = 5;
const MOST = 0.05;
const LEAST = 0.005;

/** Name of the layout of guides that come from JSON: one a channel. */
export const API_LAYOUT = 'api';

export const NOTHING_LEARNED: LearnedLanes = { layouts: {}, units: {} };

export type LayoutState = 'learning' | 'http' | 'browser';

/** `browser`: it differed and was not equal often enough since. */
export const stateOf = ({ equal, different }: LearnedLayout): LayoutState =>
  equal >= FIRST_PAGES ? 'http' : different > 0 ? 'browser' : 'learning';

/** Share of the pages that are compared for ever: 5 %, falling to 0.5 % with the comparisons that agreed. */
export const share = (comparisons: number): number =>
  Math.min(MOST, Math.max(LEAST, (MOST * FIRST_PAGES) / Math.max(1, comparisons)));

/** An item's place between 0 and 1, the same in every run. */
export const placeOf = (item: string): number =>
  createHash('sha256').update(item).digest().readUInt32BE(0) / 2 ** 32;

/** True where plain HTTP is worth a request: nowhere among a unit's layouts that all need the browser, but for the share. */
export function asksPlain({ layouts, units }: LearnedLanes, unit: string, item: string): boolean {
  const known = (units[unit] ?? []).flatMap((layout) => layouts[layout] ?? []);
  if (known.length === 0 || known.some((one) => stateOf(one) !== 'browser')) return true;
  return placeOf(item) < share(Math.max(...known.map(({ different }) => different)));
}

/**
 * True where the plain page is believed without the browser: its layout is known, it shows what all compared pages
 * showed and nothing that none did, and it is not one of those that are compared for ever.
 */
export function believes({ layouts }: LearnedLanes, page: PlainPage, item: string): boolean {
  const known = layouts[page.layout];
  if (!known || !page.shown || stateOf(known) !== 'http') return false;
  const shown = new Set(page.shown);
  const proven = new Set(known.proven);
  return (
    known.always.every((path) => shown.has(path)) &&
    page.shown.every((path) => proven.has(path)) &&
    placeOf(item) >= share(known.equal)
  );
}

/** What a comparison teaches. A difference leaves nothing of what was believed before. `unit`: null for JSON, which is no unit's. */
export function learn(
  lanes: LearnedLanes,
  { unit, page, equal }: { unit: string | null; page: PlainPage; equal: boolean },
): LearnedLanes {
  const { layout } = page;
  const shown = [...(page.shown ?? [])].sort();
  const former = lanes.layouts[layout];
  const next: LearnedLayout = !equal
    ? { equal: 0, different: (former?.different ?? 0) + 1, always: [], proven: [] }
    : !former || former.equal === 0
      ? { equal: 1, different: former?.different ?? 0, always: shown, proven: shown }
      : {
          equal: former.equal + 1,
          different: former.different,
          always: former.always.filter((path) => shown.includes(path)),
          proven: [...new Set([...former.proven, ...shown])].sort(),
        };
  const layouts = { ...lanes.layouts, [layout]: next };
  if (unit === null) return { ...lanes, layouts };
  const own = lanes.units[unit] ?? [];
  return {
    layouts,
    units: { ...lanes.units, [unit]: own.includes(layout) ? own : [...own, layout].sort() },
  };
}
