// Tables of label and value cells: says where the value of each caption cell stands. Called by tables.ts.
import { type Cell, type Grid, liveCells } from './grid.ts';
import type { Mark } from './marks.ts';

/** Says for every caption cell of a table where its value stands. */
export function pairCells(grid: Grid, marks: Mark[]): void {
  const markOf = (cell: Cell | undefined) =>
    cell
      ? marks.find(
          (m) => !m.inline && m.first === cell.el.first && m.last === cell.el.last && m.last > m.first,
        )
      : undefined;
  for (const [y, row] of grid.rows.entries()) {
    const cells = liveCells(row).filter((c) => c.row === y);
    const captions = cells.filter((c) => markOf(c));
    const width = row.length;
    const below = grid.rows[y + 1] ? liveCells(grid.rows[y + 1]!) : [];
    const header =
      captions.length === cells.length &&
      cells.length >= 2 &&
      below.length > 0 &&
      !below.some((c) => c.row === y + 1 && markOf(c));
    for (const cell of captions) {
      const m = markOf(cell)!;
      if (header) {
        const regions: [number, number][] = [];
        for (let r = y + cell.rows; r < grid.rows.length; r++) {
          const under = grid.rows[r]![cell.column];
          if (!under || liveCells(grid.rows[r]!).every((c) => markOf(c))) break;
          if (under.row === r) regions.push([under.el.first, under.el.last]);
        }
        m.regions = regions;
      } else if (cells.length === 1 && cell.columns >= width) {
        // A title row: its section is what follows until the next one.
        let end = grid.last;
        for (let r = y + 1; r < grid.rows.length; r++) {
          const next = liveCells(grid.rows[r]!);
          if (next.length === 1 && markOf(next[0]) && next[0]!.columns >= width) {
            end = next[0]!.el.first;
            break;
          }
        }
        m.regions = [[m.last, end]];
      } else {
        const regions: [number, number][] = [];
        for (let r = y; r < y + cell.rows; r++) {
          let x = cell.column + cell.columns;
          const next = grid.rows[r]?.[x];
          if (!next || (next.row !== r && r > y)) continue;
          if (markOf(next) && next.el.tag !== 'td') continue;
          if (markOf(next) && cell.rows === 1 && cell.el.tag !== 'th') continue;
          // Beside a cell of several rows the whole row is its part: 受理 | 窗口核对材料.
          const plain = liveCells(grid.rows[r]!.slice(x)).every((c) => !markOf(c));
          const end = cell.rows > 1 && (markOf(next) || plain) ? grid.rows[r]!.at(-1) : next;
          x = next.column;
          if (end) regions.push([next.el.first, end.el.last]);
        }
        m.regions = regions;
      }
    }
  }
}
