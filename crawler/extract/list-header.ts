// The header row of a list in a grid: which list its captions open, and what each column is. Called by list-table.ts,
// lying-list.ts and every reader of tables.
import { captionEntry, type Entry, LIST_KINDS, type ListKind, type SectionKind } from '../dictionary.ts';
import { type Cell, cellText, type Grid, liveCells } from './grid.ts';
import { type Page, size, textOf } from './tree.ts';
import type { Columns } from './value.ts';

const WAY = /方式$/;
const ADDRESS = /地址|位置|坐落/;
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
export function headerEntries(page: Page, grid: Grid, rows: number): (Entry | undefined)[] {
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
export function headerKind(
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

export function columnsOf(entries: readonly (Entry | undefined)[], kind: ListKind): Columns {
  const sure = new Set(entries.flatMap((e) => (e?.own === kind ? [e.members[kind]] : [])));
  const site = kind === 'places' ? siteBesideAddress(entries) : undefined;
  return entries.map((e) => {
    const column = e?.members[kind];
    if (!e || !column || column === '*') return undefined;
    if (e === site) return { column: 'hall', label: e.caption };
    if (e.own !== kind && sure.has(column)) {
      const other = secondOf(column, e.caption, kind);
      const taken = !other || entries.some((one) => one?.members[kind] === other);
      // 序号 | 办理环节 | 办理步骤: which of the two names the step is told by their values.
      if (taken && other === 'order' && NAMES_STEP.test(e.caption)) return { column, label: e.caption };
      return taken ? undefined : { column: other, label: e.caption };
    }
    return { column, label: e.caption };
  });
}

/**
 * What a caption means beside a surer one of the same column. 提供方式 beside 材料来源 is no second source: how the material is handed in.
 * 步骤 beside 环节名称 counts them, where its values do.
 */
function secondOf(column: string, caption: string, kind: ListKind): string | undefined {
  if (column === 'source' && WAY.test(caption)) return 'form';
  return kind === 'steps' && column === 'name' ? 'order' : undefined;
}

/** 受理地点 | 详细地址: the first of them names the hall, where no column is called one. */
function siteBesideAddress(entries: readonly (Entry | undefined)[]): Entry | undefined {
  const of = (column: string) => entries.filter((e) => e?.members.places === column);
  const addresses = of('address');
  const [site] = addresses.filter((e) => !ADDRESS.test(e!.caption));
  return of('hall').length === 0 && addresses.length === 2 && ADDRESS.test(addresses[1]!.caption)
    ? site
    : undefined;
}

const NAMES_STEP = /步骤|环节/u;
const STEP = /^(?:步骤|环节|流程)/;
const ORDINAL = /^(?:\d{1,2}[.、．]?|[①-⑳]|第[一二三四五六七八九十\d]+步|步骤[一二三四五六七八九十\d]+)$/u;

/**
 * 环节 | 步骤: of two columns of names the one that tells more members apart gives the name; one of nothing but numbers
 * gives the order.
 */
export function tellingNames(page: Page, grid: Grid, from: number, given: Columns): Columns {
  const numbers = (x: number) => grid.rows.slice(from).every((row) => ORDINAL.test(cellText(page, row[x])));
  const sure = given.map((c, x) =>
    c?.column === 'order' && STEP.test(c.label) && !numbers(x) ? undefined : c,
  );
  const named = sure.flatMap((c, x) => (c?.column === 'name' ? [x] : []));
  if (named.length < 2) return sure;
  const counting = named.find(numbers);
  const columns = sure.map((c, x) => (c && x === counting ? { ...c, column: 'order' } : c));
  const names = named.filter((x) => x !== counting);
  const differing = (x: number) => new Set(grid.rows.slice(from).map((row) => cellText(page, row[x]))).size;
  const best = names.reduce((a, b) => (differing(b) > differing(a) ? b : a));
  return columns.map((c, x) => (c?.column === 'name' && x !== best ? undefined : c));
}

/** Under the first caption stand other captions: no header over values, but labels beside their values. */
export function continuesLabels(
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
