// Tables as grids: merged cells are repeated, and rows of like boxes are tables too. Called by tables.ts.
import { type El, filled, type Page, size, textOf } from './tree.ts';

export interface Cell {
  el: El;
  /** Row and column where the cell begins. */
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Grid {
  el: El;
  /** Every place of the grid holds the cell that covers it. */
  rows: (Cell | undefined)[][];
  /** Runs from here on belong to the grid. */
  first: number;
  last: number;
  /** Rows come from a real table. */
  table: boolean;
}

const span = (el: El, name: string, most: number): number =>
  Math.min(Math.max(Number.parseInt(el.node.attrs?.[name] ?? '1', 10) || 1, 1), most);

function tableRows(table: El): El[] {
  const rows: El[] = [];
  const visit = (el: El): void => {
    for (const kid of el.kids) {
      if (kid.tag === 'tr') rows.push(kid);
      else if (kid.tag !== 'table' && ['thead', 'tbody', 'tfoot', 'form'].includes(kid.tag)) visit(kid);
    }
  };
  visit(table);
  return rows;
}

/** Expands rowspan and colspan. */
export function tableGrid(table: El): Grid {
  const rows: (Cell | undefined)[][] = [];
  const sources = tableRows(table);
  for (const [r, source] of sources.entries()) {
    rows[r] ??= [];
    let column = 0;
    for (const el of source.kids) {
      if (el.tag !== 'td' && el.tag !== 'th') continue;
      while (rows[r]![column]) column += 1;
      const cell: Cell = {
        el,
        row: r,
        column,
        rows: Math.min(span(el, 'rowspan', 500), sources.length - r),
        columns: span(el, 'colspan', 50),
      };
      for (let y = r; y < r + cell.rows; y++) {
        rows[y] ??= [];
        for (let x = column; x < column + cell.columns; x++) rows[y]![x] ??= cell;
      }
      column += cell.columns;
    }
  }
  return { el: table, rows, first: table.first, last: table.last, table: true };
}

/**
 * Rows made of boxes: `header` is a box whose children are all captions; the rows are what follows it and has as
 * many children. Undefined when nothing follows that fits.
 */
export function boxGrid(header: El): Grid | undefined {
  const slots = filled(header);
  if (slots.length < 2) return undefined;
  const rows: El[][] = [];
  const take = (from: El[]): boolean => {
    for (const el of from) {
      if (size(el) === 0) continue;
      const cells = cellsOf(el, slots.length);
      if (!cells) return rows.length > 0;
      rows.push(cells);
    }
    return rows.length > 0;
  };
  for (let at: El = header, up = 0; at.parent && up < 3; at = at.parent, up++) {
    const after = at.parent.kids.filter((kid) => kid.nth > at.nth && size(kid) > 0);
    if (after.length === 0) continue;
    const found = take(after) || take(after[0]!.kids);
    if (!found && !at.parent.parent) return undefined;
    if (!found) break;
    const grid = [slots, ...rows].map((cells, row) =>
      cells.map((el, column) => ({ el, row, column, rows: 1, columns: 1 })),
    );
    return { el: at.parent, rows: grid, first: header.first, last: rows.at(-1)!.at(-1)!.last, table: false };
  }
  return undefined;
}

/** The row's cells: its child elements, empty ones too; a single wrapper is looked through. */
function cellsOf(row: El, n: number): El[] | undefined {
  const cells = row.kids.filter((kid) => !kid.control && !['br', 'hr', 'script', 'style'].includes(kid.tag));
  if (row.kids.filter((kid) => !['br', 'hr', 'script', 'style'].includes(kid.tag)).length === n)
    return row.kids.filter((kid) => !['br', 'hr', 'script', 'style'].includes(kid.tag));
  if (cells.length === n) return cells;
  if (cells.length === 1 && size(cells[0]!) === size(row)) return cellsOf(cells[0]!, n);
  return undefined;
}

/** Cells of a row, each once. */
export const distinctCells = (row: readonly (Cell | undefined)[]): Cell[] => [
  ...new Set(row.filter((c) => c !== undefined)),
];

/** Cells of a row that hold text. */
export const liveCells = (row: readonly (Cell | undefined)[]): Cell[] =>
  distinctCells(row).filter((c) => size(c.el) > 0);

/** Text of a cell; none where there is no cell. */
export const cellText = (page: Page, cell: Cell | undefined): string =>
  cell ? textOf(page, cell.el.first, cell.el.last) : '';
