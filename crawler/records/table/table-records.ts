// Turns a table into records: finds the header, looks the whole file through before the first record is handed out. Called by open-source.ts.
import { ConfigError } from '../../config-error.ts';
import { findHeader, type Header } from './header.ts';
import { COLUMNS, HEADER_ROWS } from './limits.ts';
import { Notices } from './notices.ts';
import type { Row, Table } from './table.ts';
import { type TableRecord, toRecord } from './table-record.ts';

export interface TableEntry {
  line: number;
  record: TableRecord;
  /** The row as a whole cannot be trusted; `record` is what it seems to be. */
  problem?: string;
}

export interface TableRecords {
  kind: string;
  header: Header;
  entries(): AsyncGenerator<TableEntry>;
  /** Reads the whole file once; a fault of the file is thrown here, before any record is taken. Returns what to tell. */
  look(visit: (entry: TableEntry) => void): Promise<string[]>;
}

const isBlank = (row: Row): boolean => row.cells.every((cell) => cell.trim() === '');

async function firstRows(table: Table): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of table.rows()) {
    if (row.line > HEADER_ROWS) break;
    if (!isBlank(row)) rows.push(row);
  }
  return rows;
}

function widthProblem(row: Row, table: Table, header: Header): string | undefined {
  if (!table.fixedWidth || row.cells.length === header.width) return undefined;
  if (row.cells.length > header.width && row.cells.slice(header.width).every((cell) => cell.trim() === ''))
    return undefined;
  return `这一行有${row.cells.length}个单元格，表头有${header.width}个；内容含分隔符或换行时应加双引号，请在原表中改正`;
}

/** `known` tells names of columns; throws ConfigError where the table has no header or nothing below it. */
export async function tableRecords(
  file: string,
  table: Table,
  known: (name: string) => boolean,
  headerRow: number | undefined,
): Promise<TableRecords> {
  const head = await firstRows(table);
  const found = findHeader(file, head, known, headerRow, table.mergedAcross);
  if (!found) {
    const { message, remedy } = table.withoutHeader(
      head[0]?.cells.find((cell) => cell.trim())?.trim(),
      Math.max(0, ...head.map((row) => row.cells.filter((cell) => cell.trim()).length)),
    );
    throw new ConfigError(message, remedy);
  }
  if (found.width > COLUMNS)
    throw new ConfigError(`文件 ${file} 有${found.width}列，超过上限${COLUMNS}列。`, '请只导出需要的列。');
  const header = found;

  async function* dataRows(): AsyncGenerator<Row> {
    for await (const row of table.rows()) if (row.line > header.line && !isBlank(row)) yield row;
  }
  const entryOf = (row: Row): TableEntry => ({
    line: row.line,
    record: toRecord(row, header),
    problem: widthProblem(row, table, header),
  });
  return {
    kind: `${table.kind}，表头在第${header.line}行`,
    header,
    async *entries() {
      for await (const row of dataRows()) yield entryOf(row);
    },
    async look(visit) {
      const notices = new Notices();
      let rows = 0;
      for await (const row of dataRows()) {
        rows++;
        notices.look(row, header.columns);
        visit(entryOf(row));
      }
      if (rows === 0)
        throw new ConfigError(
          `文件 ${file} 只有表头（第${header.line}行），没有数据。`,
          '请核对导出的范围和筛选条件。',
        );
      return [...table.notices, ...notices.sentences()];
    },
  };
}
