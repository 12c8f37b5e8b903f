// The home of a caption (栏目所在的框): the smallest box with more in it than the caption. Called by extract.ts.
import type { Mark } from './marks.ts';
import { type El, type Page, size } from './tree.ts';

/** A number, its unit and its caption. */
const MOST_OF_METRIC = 4;
const ORDINAL = /^[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．]?$/u;

/**
 * Sets each caption's home: climbs while there is nothing else in the box. A cell or value slot that is there but
 * empty stops the climb, or the caption of an empty value would take what follows its row.
 */
export function findHomes(page: Page, marks: readonly Mark[]): void {
  const starts = new Set(marks.map((m) => m.first));
  const ends = new Set(marks.map((m) => m.last));
  for (const m of marks) {
    const titled = m.entry === undefined || m.entry.long || m.entry.section !== undefined;
    let at = m.el;
    while (at.parent) {
      if (size(at) > m.last - m.first && !(titled && !m.inline && onlyOrdinals(page, at, m))) break;
      if (m.rank > 6 && (emptySlotAfter(at, starts) || emptySlotBefore(at, ends))) {
        at = at.parent;
        break;
      }
      at = at.parent;
    }
    m.home = at;
  }
}

function onlyOrdinals(page: Page, el: El, m: Mark): boolean {
  if (size(el) - (m.last - m.first) > 2 || el.last !== m.last) return false;
  for (let i = el.first; i < m.first; i++) if (!ORDINAL.test(page.runs[i]!.text)) return false;
  return true;
}

/** `<b></b><p>标签</p>`: a box whose number is missing, among boxes with one. */
function emptySlotBefore(el: El, ends: ReadonlySet<number>): boolean {
  const parent = el.parent;
  if (!parent?.parent || size(parent) !== size(el)) return false;
  const slot = parent.kids.find(
    (kid) => kid.nth < el.nth && !kid.control && ['b', 'strong', 'span', 'em', 'p', 'div'].includes(kid.tag),
  );
  if (!slot || size(slot) > 0) return false;
  return parent.parent.kids.some(
    (box) =>
      box !== parent &&
      box.tag === parent.tag &&
      size(box) > 1 &&
      size(box) <= MOST_OF_METRIC &&
      ends.has(box.last),
  );
}

/** `<span>标签</span><span></span>` in one of several like rows, `<th>标签</th><td></td>`, `<dt>标签</dt><dd></dd>`. */
function emptySlotAfter(el: El, starts: ReadonlySet<number>): boolean {
  const parent = el.parent;
  if (!parent) return false;
  const next = parent.kids.find(
    (kid) => kid.nth > el.nth && !['br', 'i', 'svg', 'script', 'style', 'img', 'hr'].includes(kid.tag),
  );
  if (!next || size(next) > 0 || next.control) return false;
  if ((el.tag === 'dt' && next.tag === 'dd') || next.tag === 'td') return true;
  if (size(parent) !== size(el) || !parent.parent) return false;
  return (
    parent.parent.kids.filter((row) => row !== parent && row.tag === parent.tag && starts.has(row.first))
      .length > 0
  );
}
