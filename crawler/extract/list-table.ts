// Lists in a grid: a header row of known columns (材料、环节、地点), or a list lying on its side. Called by tables.ts.
import { captionEntry, type Entry, LIST_KINDS, type ListKind, type SectionKind } from '../dictionary.ts';
import { type Cell, distinctCells, type Grid, liveCells } from './grid.ts';
import type { Mark } from './marks.ts';
import { namesCounts } from './materials.ts';
import { type El, type Page, size, textOf } from './tree.ts';
import { type Columns, type RawMember, readValue, type Value } from './value.ts';

export interface ListTable {
  kind: ListKind;
  members: RawMember[];
  /** Columns whose caption stands in the header. */
  shown: string[];
  first: number;
  last: number;
}

const HEADER_SHARE = 0.5;

/** Entry of a cell that is nothing but a caption. */
export const cellEntry = (page: Page, cell: Cell | undefined): Entry | undefined =>
  cell && size(cell.el) > 0 && size(cell.el) <= 5
    ? captionEntry(
        page.dictionary,
        page.runs
          .slice(cell.el.first, cell.el.last)
          .map((r) => r.text)
          .join(''),
      )
    : undefined;

/** A column's entry from one or two header rows: 份数 over 原件 is 原件份数. */
function headerEntries(page: Page, grid: Grid, rows: number): (Entry | undefined)[] {
  const width = Math.max(...grid.rows.slice(0, rows).map((r) => r.length));
  return Array.from({ length: width }, (_, x) => {
    const cells = grid.rows.slice(0, rows).map((r) => r[x]);
    const lower = cells.at(-1);
    if (rows > 1 && lower && cells[0] && lower !== cells[0]) {
      const [top, under] = [cells[0], lower].map((c) => textOf(page, c.el.first, c.el.last));
      return (
        captionEntry(page.dictionary, `${under}${top}`) ??
        captionEntry(page.dictionary, under!) ??
        captionEntry(page.dictionary, `${top}${under}`)
      );
    }
    return cellEntry(page, lower);
  });
}

const tells = (entry: Entry | undefined, kind: ListKind): boolean =>
  entry?.own === kind || (entry?.field?.startsWith(`${kind}.`) ?? false);

/** The list that a header row opens, if any. */
function headerKind(
  entries: readonly (Entry | undefined)[],
  section: SectionKind | undefined,
  cells: number,
): ListKind | undefined {
  if (section === 'special' || section === 'foreign') return undefined;
  let best: { kind: ListKind; score: number } | undefined;
  for (const kind of LIST_KINDS) {
    const columns = entries.map((e) => e?.members[kind]).filter((c) => c !== undefined);
    const distinct = new Set(columns.filter((c) => c !== '*'));
    const named = kind === 'places' ? distinct.has('address') || distinct.has('hall') : distinct.has('name');
    const own = entries.filter((e) => tells(e, kind)).length;
    if (!named || columns.length < cells * HEADER_SHARE) continue;
    if (section !== kind && own === 0 && distinct.size < 3) continue;
    if (distinct.size < 2 && (section !== kind || columns.length < Math.max(2, cells))) continue;
    const score = columns.length + own + (section === kind ? 2 : 0);
    if (!best || score > best.score) best = { kind, score };
  }
  return best?.kind;
}

function columnsOf(entries: readonly (Entry | undefined)[], kind: ListKind): Columns {
  const sure = new Set(entries.flatMap((e) => (e?.own === kind ? [e.members[kind]] : [])));
  return entries.map((e) => {
    const column = e?.members[kind];
    if (!e || !column || column === '*') return undefined;
    // 提供方式 beside 材料来源 is no second source: how the material is handed in.
    if (e.own !== kind && sure.has(column)) {
      const other = column === 'source' && WAY.test(e.caption) ? 'form' : undefined;
      return other && !sure.has(other) ? { column: other, label: e.caption } : undefined;
    }
    return { column, label: e.caption };
  });
}

const WAY = /方式$/;

/** 环节 | 步骤: of two columns of names the one that tells more members apart gives the name. */
function tellingNames(page: Page, grid: Grid, from: number, columns: Columns): Columns {
  const names = columns.flatMap((c, x) => (c?.column === 'name' ? [x] : []));
  if (names.length < 2) return columns;
  const differing = (x: number) => new Set(grid.rows.slice(from).map((row) => cellText(page, row[x]))).size;
  const best = names.reduce((a, b) => (differing(b) > differing(a) ? b : a));
  return columns.map((c, x) => (c?.column === 'name' && x !== best ? undefined : c));
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

const cellText = (page: Page, cell: Cell | undefined): string =>
  cell ? textOf(page, cell.el.first, cell.el.last) : '';

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

/** Under the first caption stand other captions: no header over values, but labels beside their values. */
function continuesLabels(
  page: Page,
  grid: Grid,
  from: number,
  entries: readonly (Entry | undefined)[],
): boolean {
  const x = entries.findIndex((e) => e);
  if (entries.every((e) => e)) return false;
  const under = grid.rows.slice(from).filter((row) => liveCells(row).length > 1);
  // Every row says the captions again: each is a member with labels beside its values.
  const repeats = (row: Grid['rows'][number]) =>
    entries.filter((e, at) => e && cellEntry(page, row[at])?.caption === e.caption).length >= 2;
  if (under.length > 0 && under.every(repeats)) return true;
  const labels = under.filter((row) => {
    const entry = cellEntry(page, row[x]);
    return entry && !entry.headingOnly && entry.caption !== entries[x]!.caption;
  });
  return labels.length > 0 && labels.length * 2 >= under.length;
}

/** Values that happen to be captions elsewhere. */
const MOST_CHANCE_LABELS = 2;

/** A list lying on its side: the captions in the first column, a member in each other column. */
export function readTransposed(
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
