// A list lying on its side: captions in the first column, a member in each other one. Called by tables.ts.
import type { SectionKind } from '../dictionary.ts';
import type { Grid } from './grid.ts';
import { cellEntry, headerKind } from './list-header.ts';
import type { ListTable } from './list-table.ts';
import { type Page, size } from './tree.ts';
import { type RawMember, readValue, type Value } from './value.ts';

/** A column behind the first that holds captions and nothing else: labels beside their values. */
function holdsLabels(page: Page, grid: Grid): boolean {
  const width = Math.max(...grid.rows.map((r) => r.length));
  for (let x = 1; x < width; x++) {
    const own = grid.rows.flatMap((row, y) => {
      const cell = row[x];
      return cell && cell.row === y && cell.column === x && size(cell.el) > 0 ? [cell] : [];
    });
    if (own.length >= 2 && own.every((cell) => cellEntry(page, cell))) return true;
  }
  return false;
}

/** Values that happen to be captions elsewhere. */
const MOST_CHANCE_LABELS = 2;

/** A list lying on its side: the captions in the first column, a member in each other column. */
export function readLyingList(
  page: Page,
  grid: Grid,
  section: SectionKind | undefined,
): ListTable | undefined {
  const width = Math.max(...grid.rows.map((r) => r.length));
  if (width < 3 || grid.rows.length < 2) return undefined;
  // A value over several columns belongs to no member: labels beside their values.
  if (grid.rows.filter((r) => (r[1]?.columns ?? 0) > 1).length * 2 >= grid.rows.length) return undefined;
  const entries = grid.rows.map((r) => cellEntry(page, r[0]));
  // Captions in other columns too: labels and values side by side, no list.
  const inside = new Set(grid.rows.flatMap((r) => r.slice(1)).filter((c) => c && c.column > 0));
  const labels = [...inside]
    .map((c) => cellEntry(page, c))
    .filter((e) => e?.own || (e?.field && !e.headingOnly));
  if (labels.some((e) => e!.own) || labels.length >= MOST_CHANCE_LABELS) return undefined;
  if (holdsLabels(page, grid)) return undefined;
  const kind = headerKind(entries, section, grid.rows.length);
  if (!kind || entries.filter(Boolean).length * 3 < entries.length * 2) return undefined;
  const members: RawMember[] = [];
  for (let x = 1; x < width; x++) {
    const member: RawMember = { values: new Map(), els: [] };
    for (const [y, row] of grid.rows.entries()) {
      const column = entries[y]?.members[kind];
      const cell = row[x];
      if (!cell || !column || column === '*') continue;
      member.els.push(cell.el);
      member.values.set(
        column,
        readValue(page, cell.el.first, cell.el.last, entries[y]!.caption, cell.el, true),
      );
    }
    if ([...member.values.values()].some((v: Value) => v.text)) members.push(member);
  }
  const shown = entries.flatMap((e) =>
    e?.members[kind] && e.members[kind] !== '*' ? [e.members[kind]] : [],
  );
  return { kind, members, shown, first: grid.first, last: grid.last };
}
