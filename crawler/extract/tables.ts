// Tables and rows of boxes: lists, or label and value cells. Called by extract.ts.
import type { SectionKind } from '../dictionary.ts';
import { type Band, bandsOf, innerLists } from './bands.ts';
import { isHeaded, joined } from './frozen.ts';
import { boxGrid, type Cell, type Grid, liveCells, tableGrid } from './grid.ts';
import { cellEntry } from './list-header.ts';
import { type ListTable, readList } from './list-table.ts';
import { readLyingList } from './lying-list.ts';
import type { Mark } from './marks.ts';
import { pairCells } from './pair-table.ts';
import { isListHeader } from './panels.ts';
import { type El, filled, type Page, size } from './tree.ts';

/** A table that is only a header, its rows in a second table of as many columns (a header that stays while rows scroll). */
function withBody(page: Page, grid: Grid): Grid {
  const header = grid.rows[0] ?? [];
  // After the last caption comes what stands above the scroll bar.
  const width = header.findLastIndex((cell) => cell && size(cell.el) > 0) + 1;
  if (grid.rows.length !== 1 || width < 2) return grid;
  const body = page.elements.find((el) => el.tag === 'table' && el.first >= grid.last && size(el) > 0);
  if (!body || body.first !== grid.last) return grid;
  const rows = tableGrid(body).rows;
  if (rows.some((row) => row.length < width || row.length > header.length)) return grid;
  const moved = new Map<Cell, Cell>();
  const move = (cell: Cell | undefined) => {
    if (cell && !moved.has(cell)) moved.set(cell, { ...cell, row: cell.row + 1 });
    return cell && moved.get(cell);
  };
  return { ...grid, rows: [...grid.rows, ...rows.map((row) => row.map(move))], last: body.last };
}

/** The table with everything that stands beside it and belongs to its rows. */
function whole(page: Page, grid: Grid): Grid {
  let all = withBody(page, grid);
  while (isHeaded(page, all)) {
    const beside = page.elements.find((el) => el.tag === 'table' && el.first === all.last && size(el) > 0);
    const wider = beside && joined(page, all, withBody(page, tableGrid(beside)));
    if (!wider) break;
    all = wider;
  }
  return all;
}

/** Lists in parts of a table, each under a title row of its own (申请材料 over 序号 | 材料名称 | 份数). */
function readParts(page: Page, marks: Mark[], grid: Grid): ListTable[] {
  const titles = grid.rows.flatMap((row, y) => {
    const cells = liveCells(row);
    const entry =
      cells.length === 1 && cells[0]!.columns === row.length ? cellEntry(page, cells[0]) : undefined;
    return entry ? [{ y, section: entry.section }] : [];
  });
  return titles.flatMap(({ y, section }, i) => {
    const rows = grid.rows.slice(y + 1, titles[i + 1]?.y);
    const cells = rows.flatMap(liveCells);
    if (rows.length < 2 || cells.length === 0) return [];
    const based = new Map(cells.map((cell) => [cell, { ...cell, row: cell.row - y - 1 }]));
    const part = {
      ...grid,
      rows: rows.map((row) => row.map((cell) => cell && (based.get(cell) ?? cell))),
      first: cells[0]!.el.first,
      last: cells.at(-1)!.el.last,
    };
    return readList(page, marks, part, section) ?? [];
  });
}

/** Lists in the midst of a table and beside the cells that name groups of rows; pairs in all its other rows. */
function readBands(
  page: Page,
  marks: Mark[],
  grid: Grid,
  bands: readonly Band[],
  read: readonly ListTable[],
): ListTable[] {
  const lists: ListTable[] = [];
  const rows = [...grid.rows];
  for (const { head, part } of bands) {
    rows.fill([], head.row, head.row + head.rows);
    const list = readList(page, marks, part, cellEntry(page, head)?.section);
    if (list) lists.push(list);
    else pairCells(part, marks);
    const title = marks.find((m) => !m.inline && m.first === head.el.first && m.last === head.el.last);
    if (title) title.regions = [[part.first, part.last]];
  }
  const rest = { ...grid, rows };
  for (const part of innerLists(page, rest)) {
    const list = readList(page, marks, part, undefined);
    if (list && ![...read, ...lists].some((l) => l.first < list.last && list.first < l.last))
      lists.push(list);
  }
  const listed = (row: Grid['rows'][number]) =>
    liveCells(row).some((c) => lists.some((l) => c.el.first >= l.first && c.el.last <= l.last));
  pairCells({ ...rest, rows: rows.map((row) => (listed(row) ? [] : row)) }, marks);
  return lists;
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
      const bands = bandsOf(page, grid);
      const list =
        bands.length > 0
          ? undefined
          : (readList(page, marks, whole(page, grid), section) ?? readLyingList(page, grid, section));
      if (list) {
        lists.push(list);
        continue;
      }
      const parts = readParts(page, marks, grid);
      lists.push(...parts, ...readBands(page, marks, grid, bands, parts));
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
