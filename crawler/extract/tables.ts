// Tables and rows of boxes: lists, or label and value cells. Called by extract.ts.
import type { SectionKind } from '../dictionary.ts';
import { boxGrid, type Cell, type Grid, tableGrid } from './grid.ts';
import { type ListTable, readList, readTransposed } from './list-table.ts';
import type { Mark } from './marks.ts';
import { pairCells } from './pair-table.ts';
import { isListHeader } from './panels.ts';
import { type El, filled, type Page, size } from './tree.ts';

/** A table that is only a header, its rows in a second table of as many columns (a header that stays while rows scroll). */
function withBody(page: Page, grid: Grid): Grid {
  const width = grid.rows[0]?.length ?? 0;
  if (grid.rows.length !== 1 || width < 2) return grid;
  const body = page.elements.find((el) => el.tag === 'table' && el.first >= grid.last && size(el) > 0);
  if (!body || body.first !== grid.last) return grid;
  const rows = tableGrid(body).rows;
  if (rows.some((row) => row.length !== width)) return grid;
  const moved = new Map<Cell, Cell>();
  const move = (cell: Cell | undefined) => {
    if (cell && !moved.has(cell)) moved.set(cell, { ...cell, row: cell.row + 1 });
    return cell && moved.get(cell);
  };
  return { ...grid, rows: [...grid.rows, ...rows.map((row) => row.map(move))], last: body.last };
}

/** Reads every table and row of boxes, outer ones first. `sectionOf` says in which section a run stands. */
export function readTables(
  page: Page,
  marks: Mark[],
  sectionOf: (run: number) => SectionKind | undefined,
): ListTable[] {
  const lists: ListTable[] = [];
  const covered = (el: El) => lists.some((l) => el.first >= l.first && el.last <= l.last);
  for (const el of page.elements) {
    if (size(el) === 0 || page.runs[el.first]!.dead || covered(el)) continue;
    if (el.tag === 'table') {
      const grid = tableGrid(el);
      if (grid.rows.length === 0) continue;
      const section = sectionOf(el.first);
      const list =
        readList(page, marks, withBody(page, grid), section) ?? readTransposed(page, grid, section);
      if (list) lists.push(list);
      else pairCells(grid, marks);
    } else if (el.tag !== 'tr' && el.tag !== 'dl' && size(el) >= 2 && size(el) <= 60) {
      const slots = filled(el);
      if (
        slots.length < 2 ||
        slots.reduce((n, s) => n + size(s), 0) !== size(el) ||
        !isListHeader(page, slots)
      )
        continue;
      const grid = boxGrid(el);
      const list = grid && readList(page, marks, grid, sectionOf(el.first));
      if (list) lists.push(list);
    }
  }
  return lists;
}
