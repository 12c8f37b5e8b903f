// Lists in a grid under a header row of known columns (材料、环节、地点). Called by tables.ts.
import { captionEntry, type ListKind, type SectionKind } from '../dictionary.ts';
import { cellText, distinctCells, type Grid, liveCells } from './grid.ts';
import {
  cellEntry,
  columnsOf,
  continuesLabels,
  headerEntries,
  headerKind,
  tellingNames,
} from './list-header.ts';
import type { Mark } from './marks.ts';
import { namesCounts } from './materials.ts';
import type { El, Page } from './tree.ts';
import { type Columns, type RawMember, readValue } from './value.ts';

export interface ListTable {
  kind: ListKind;
  members: RawMember[];
  /** Columns whose caption stands in the header. */
  shown: string[];
  first: number;
  last: number;
}

/** Reads a grid as a list; undefined when its first rows are no header of one. */
export function readList(
  page: Page,
  marks: readonly Mark[],
  grid: Grid,
  section: SectionKind | undefined,
): ListTable | undefined {
  for (let top = 0; top < Math.min(3, grid.rows.length); top++) {
    const row = grid.rows[top]!;
    if (liveCells(row).length < 2) continue;
    for (const depth of [1, 2]) {
      const rows = grid.rows.slice(top, top + depth);
      if (rows.length < depth) continue;
      if (depth === 2 && !liveCells(rows[1]!).every((c) => c.row === top || cellEntry(page, c))) continue;
      if (depth === 1 && row.some((c) => c && c.rows > 1) && row.some((c) => c && c.columns > 1)) continue;
      const entries = headerEntries(page, { ...grid, rows }, depth);
      const kind = headerKind(entries, section, liveCells(rows.at(-1)!).length);
      if (!kind) continue;
      if (continuesLabels(page, grid, top + depth, entries)) return undefined;
      const columns = tellingNames(page, grid, top + depth, columnsOf(entries, kind));
      const members = readRows(page, marks, grid, top + depth, columns, kind);
      const shown = columns.flatMap((c) => (c ? [c.column] : []));
      return { kind, members, shown, first: grid.first, last: grid.last };
    }
    return undefined;
  }
  return undefined;
}

function readRows(
  page: Page,
  marks: readonly Mark[],
  grid: Grid,
  from: number,
  columns: Columns,
  kind: ListKind,
): RawMember[] {
  const members: RawMember[] = [];
  for (const row of grid.rows.slice(from)) {
    const cells = liveCells(row);
    if (cells.length === 0) continue;
    if (cells.length === 1 && cells[0]!.columns > 1 && distinctCells(row).length === 1) {
      addDetails(page, marks, members.at(-1), cells[0]!.el, kind);
      continue;
    }
    const member: RawMember = {
      values: new Map(),
      // Cells that hold nothing but buttons are empty of text, yet the member's files hang there.
      els: distinctCells(row)
        .filter((c) => c.rows === 1 || cells.length === 1)
        .map((c) => c.el),
    };
    for (const [x, column] of columns.entries()) {
      const cell = row[x];
      if (!column || !cell || member.values.has(column.column)) continue;
      member.values.set(
        column.column,
        readValue(page, cell.el.first, cell.el.last, column.label, cell.el, true),
      );
    }
    // A header repeated in the body, or its captions alone.
    if (
      columns.filter(
        (c, x) => c && captionEntry(page.dictionary, cellText(page, row[x]))?.caption === c.label,
      ).length >= 2
    )
      continue;
    for (const cell of cells) {
      const columnsOfCell = columns.slice(cell.column, cell.column + cell.columns);
      if (columnsOfCell.some((c) => c)) continue;
      addDetails(page, marks, member, cell.el, kind);
      const value = readValue(page, cell.el.first, cell.el.last, '', cell.el, true);
      if (kind === 'materials' && namesCounts(value.text) && !member.values.has('originals'))
        member.values.set('count', value);
    }
    members.push(member);
  }
  return members;
}

/** A row under a member that spans the whole table and holds more of its columns. */
function addDetails(
  page: Page,
  all: readonly Mark[],
  member: RawMember | undefined,
  el: El,
  kind: ListKind,
): void {
  if (!member) return;
  const marks = all.filter((m) => m.first >= el.first && m.last <= el.last && m.entry?.members[kind]);
  for (const [i, m] of marks.entries()) {
    const column = m.entry!.members[kind]!;
    const value = readValue(page, m.last, marks[i + 1]?.first ?? el.last, m.label, el);
    if (column !== '*' && value.text && !member.values.has(column)) member.values.set(column, value);
  }
  if (!member.els.includes(el)) member.els.push(el);
}
