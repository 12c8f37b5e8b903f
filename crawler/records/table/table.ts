// Table (表格): rows of texts, whatever file they come from. Made by csv.ts and xlsx/workbook.ts, read by table-records.ts.

/** One row. `line` is the row number that a spreadsheet program shows; columns count from 0. */
export interface Row {
  line: number;
  cells: string[];
  /** The whole row cannot be trusted: Chinese sentence. */
  problem?: string;
  /** Cells whose value is not to be had, with the reason in Chinese; matters only where the mapping uses the column. */
  faults?: Map<number, string>;
  /** Cells whose value is the saved result of a formula. */
  formulas?: number[];
}

/** A file opened as a table; rows() may be called several times and reads the file anew. */
export interface Table {
  /** What the file was found to be, for people: `CSV（GB18030，分隔符“;”）`. */
  kind: string;
  rows(): AsyncGenerator<Row>;
  /** Every row has a cell for each column (CSV); else cells at the end may be left out (xlsx). */
  fixedWidth: boolean;
  /** What a person should know of the file: merged cells, skipped sheets. */
  notices: string[];
  /** Rows (`line`) with cells merged from left to right: such a row cannot be a header. */
  mergedAcross: ReadonlySet<number>;
  /** Why no header was found, with the remedy: first text of the table (undefined where it is empty), and its columns. */
  withoutHeader: (head: string | undefined, columns: number) => { message: string; remedy: string };
}

/** Name of a column as spreadsheets show it: 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** `第3行“办理时间”` as it is named in every message. */
export const cellName = (line: number, column: string): string => `第${line}行“${column}”`;
