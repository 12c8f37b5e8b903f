// A page of a menu, how it is reached again, and how an item is entered from it. Called by menu.ts, search and walk.
import type { Tab } from '../guarded-context.ts';
import type { EntryLane } from './entry-lane.ts';
import type { Control } from './in-page/controls.ts';
import { follow, type Met, visit } from './landing.ts';

/** A page of the menu: its address, and what is pressed there until it is the page that is meant. */
export interface MenuPage {
  url: string;
  presses: readonly string[];
  path: readonly string[];
  unfolds: boolean;
  /** Controls of the page before these presses: nothing new. */
  known: ReadonlySet<string>;
  parent: { page: MenuPage; control: string } | null;
  rank: number;
}

/** The item's own entry, on a page of the menu. */
export interface Way {
  page: MenuPage;
  /** Name of the control, by which it is found again. */
  control: string;
  href: string | null;
  path: string[];
  unfolds: boolean;
}

/** What a control is known by when the page was opened anew; equal ones by their order. */
export function keysOf(controls: readonly Control[]): string[] {
  const counts = new Map<string, number>();
  return controls.map(({ name, place }) => {
    const key = `${name}|${place}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  });
}

/** An address without a place in its page; a route behind `#` stays. */
export const plainAddress = (url: string): string => url.replace(/#(?![/!]).*$/, '');

/** Opens a page of the menu and presses what leads to it. Null: what was to be pressed is gone, or led elsewhere. */
export async function reach(lane: EntryLane, tab: Tab, { url, presses }: MenuPage): Promise<Met | null> {
  const met = await visit(lane, tab, url);
  if (met.problem || met.unobserved) return met;
  for (const key of presses) {
    const controls = await lane.controls(tab);
    const control = controls[keysOf(controls).indexOf(key)];
    if (!control || (await lane.press(tab, control.mark)).effect !== 'changes') return null;
  }
  return met;
}

/** Enters an item from a page of the menu. Null: its entry is gone. */
export async function enter(lane: EntryLane, tab: Tab, { page, control, href }: Way): Promise<Met | null> {
  if (href) return visit(lane, tab, href);
  if (!(await reach(lane, tab, page))) return null;
  const controls = await lane.controls(tab);
  const found = controls[keysOf(controls).indexOf(control)];
  if (!found) return null;
  return follow(lane, tab, page.url, await lane.press(tab, found.mark));
}
