// Parts of one big table: rows beside a cell that names their group (基本信息 | 事项名称 | …), and lists that begin
// with a header row in its midst. Called by tables.ts.
import { captionEntry } from '../dictionary.ts';
import { type Cell, type Grid, liveCells } from './grid.ts';
import { cellEntry } from './list-header.ts';
import type { Page } from './tree.ts';
import { textOf } from './tree.ts';

export interface Band {
  /** The cell that names the group; it covers all rows of the part. */
  head: Cell;
  part: Grid;
}

/** Rows [from, to) without their first columns, as a grid of its own. */
function cutOut(grid: Grid, from: number, to: number, columns: number): Grid | undefined {
  const moved = new Map<Cell, Cell>();
  const move = (cell: Cell | undefined): Cell | undefined => {
    if (!cell) return undefined;
    const known = moved.get(cell) ?? {
      ...cell,
      row: cell.row - from,
      column: cell.column - columns,
      rows: Math.min(cell.rows, to - cell.row),
    };
    moved.set(cell, known);
    return known;
  };
  const rows = grid.rows.slice(from, to).map((row) => row.slice(columns).map(move));
  const live = rows.flatMap(liveCells);
  if (live.length === 0) return undefined;
  return {
    ...grid,
    rows,
    first: Math.min(...live.map((c) => c.el.first)),
    last: Math.max(...live.map((c) => c.el.last)),
  };
}

/** Groups of rows beside a cell that spans them, where the rows hold captions or columns of their own. */
export function bandsOf(page: Page, grid: Grid): Band[] {
  const bands: Band[] = [];
  for (const [y, row] of grid.rows.entries()) {
    const head = row[0];
    if (!head || head.row !== y || head.rows < 2 || row.length <= head.columns) continue;
    const title = textOf(page, head.el.first, head.el.last);
    if (!title || title.length > LONGEST_GROUP || head.rows === grid.rows.length) continue;
    // Several cells of the same height are a header of two rows.
    if (liveCells(row).some((cell) => cell !== head && cell.row === y && cell.rows >= head.rows)) continue;
    const part = cutOut(grid, y, y + head.rows, head.columns);
    if (part?.rows.some((cells) => liveCells(cells).length > 1 && cellEntry(page, cells[0])))
      bands.push({ head, part });
  }
  return bands;
}

const LONGEST_GROUP = 14;

/** Rows under a header row in the midst of a table of labels and values: as many cells, none of them a label. */
export function innerLists(page: Page, grid: Grid): Grid[] {
  const parts: Grid[] = [];
  for (let y = 1; y < grid.rows.length - 1; y++) {
    const header = liveCells(grid.rows[y]!);
    const entries = header.map((cell) => cellEntry(page, cell));
    if (header.length < 3 || entries.some((e) => !e) || !entries.some((e) => e!.own)) continue;
    let end = y + 1;
    for (; end < grid.rows.length; end++) {
      const cells = liveCells(grid.rows[end]!);
      const first = cells[0];
      if (!first || (first.column !== header[0]!.column && cells.length > header.length)) break;
      if (
        first.columns !== header[0]!.columns ||
        captionEntry(page.dictionary, textOf(page, first.el.first, first.el.last))?.field
      )
        break;
    }
    const part = end > y + 1 ? cutOut(grid, y, end, 0) : undefined;
    if (part) parts.push(part);
    y = end - 1;
  }
  return parts;
}
