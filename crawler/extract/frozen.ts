// Tables that stand side by side and are one: a frozen column beside the columns that scroll (左固定列), a fixed copy
// of some columns. Called by tables.ts.
import { type Cell, type Grid, liveCells } from './grid.ts';
import { cellEntry } from './list-header.ts';
import { type Page, textOf } from './tree.ts';

const text = (page: Page, cell: Cell | undefined): string =>
  cell ? textOf(page, cell.el.first, cell.el.last) : '';

/** The first row holds captions and nothing else, and rows follow. */
export function isHeaded(page: Page, grid: Grid): boolean {
  const header = grid.rows[0] ?? [];
  return (
    grid.rows.length >= 2 &&
    liveCells(header).length > 0 &&
    liveCells(header).every((cell) => cell.rows === 1 && cellEntry(page, cell) !== undefined)
  );
}

const column = (page: Page, grid: Grid, x: number): string =>
  grid.rows.map((row) => text(page, row[x])).join('\n');

const names = (page: Page, grid: Grid): boolean =>
  (grid.rows[0] ?? []).some((cell) => {
    const members = cellEntry(page, cell)?.members;
    return members !== undefined && Object.values(members).some((c) => c === 'name' || c === 'address');
  });

/** Both tables as one grid; undefined where the second is no other part of the first. */
export function joined(page: Page, left: Grid, right: Grid): Grid | undefined {
  if (right.first !== left.last || left.rows.length !== right.rows.length) return undefined;
  if (!isHeaded(page, left) || !isHeaded(page, right)) return undefined;
  const width = Math.max(...left.rows.map((row) => row.length));
  const known = new Map(Array.from({ length: width }, (_, x) => [column(page, left, x), x]));
  const captions = new Set(left.rows[0]!.map((cell) => text(page, cell)));
  const others = Math.max(...right.rows.map((row) => row.length));
  const added: number[] = [];
  for (let x = 0; x < others; x++) {
    const same = known.has(column(page, right, x));
    // A caption of the first table over other values: a second list of the same kind.
    if (!same && captions.has(text(page, right.rows[0]![x]))) return undefined;
    if (!same) added.push(x);
  }
  // Two lists that each have their members' names stand below each other by chance.
  if (added.length === others && names(page, left) && names(page, right)) return undefined;
  const rows = left.rows.map((row, y) => [
    ...Array.from({ length: width }, (_, x) => row[x]),
    ...added.map((x, i) => {
      const cell = right.rows[y]![x];
      return cell && { ...cell, column: width + i, columns: 1 };
    }),
  ]);
  return { ...left, rows, last: Math.max(right.last, left.last) };
}
