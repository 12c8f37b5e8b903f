// A row of a table as a record: its cells by column name, and beside them what is wrong with single cells. Made by table-records.ts.

import type { Header } from './header.ts';
import { CELL_CHARACTERS } from './limits.ts';
import type { Row } from './table.ts';

/** Key of what is not a column. */
export const TABLE = Symbol('table');

export interface TableRecord {
  [column: string]: string;
  [TABLE]: {
    line: number;
    /** Columns whose value was cut at the limit. */
    cut: Set<string>;
    /** Columns whose value is not to be had, with the whole sentence. */
    faults: Map<string, string>;
    /** The rows of one item, where rows are grouped. */
    rows?: TableRecord[];
  };
}

export const isTableRecord = (record: unknown): record is TableRecord =>
  typeof record === 'object' && record !== null && TABLE in record;

const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d{1,3}$/u;
const LOST = '是科学计数法，Excel 已丢失末尾几位；请在原表中把这一列设为“文本”后重新导出';

/** Cells by the header's names; a cell beyond the header is left out. */
export function toRecord(row: Row, header: Header): TableRecord {
  const record: TableRecord = Object.assign(Object.create(null), {
    [TABLE]: { line: row.line, cut: new Set(), faults: new Map() },
  });
  const { cut, faults } = record[TABLE];
  const blame = (column: string, fault: string) => faults.set(column, `第${row.line}行“${column}”${fault}`);
  for (const [i, column] of header.columns.entries()) {
    const text = row.cells[i] ?? '';
    const kept = text.length > CELL_CHARACTERS ? text.slice(0, CELL_CHARACTERS) : text;
    if (kept !== text) cut.add(column);
    record[column] = kept;
    if (SCIENTIFIC.test(kept)) blame(column, LOST);
    const fault = row.faults?.get(i);
    if (fault) blame(column, fault);
  }
  return record;
}
