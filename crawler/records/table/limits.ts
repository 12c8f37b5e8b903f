// Limits of tables (CSV, xlsx) from elsewhere: how much of a file is ever held in memory. Listed in docs/records.md.

/** Excel's own limit of a cell; of a longer one only this much is kept, and the cell is named. */
export const CELL_CHARACTERS = 32_767;
/** Beyond this a row of a CSV file is an unclosed quote, not a row. Bytes. */
export const CSV_ROW_BYTES = 16 * 1024 * 1024;
/** Rows at the head of a file among which the header row is looked for. */
export const HEADER_ROWS = 20;
export const COLUMNS = 1000;
/** Size of an xlsx file on disk. Bytes. */
export const XLSX_BYTES = 100 * 1024 * 1024;
/** Sum of the unpacked sizes in the directory of an xlsx file. Bytes. */
export const XLSX_UNPACKED_BYTES = 400 * 1024 * 1024;
/** Unpacked size of the parts that are held whole (shared texts, styles, list of sheets). Bytes. */
export const XLSX_PART_BYTES = 64 * 1024 * 1024;
export const XLSX_ENTRIES = 5000;
export const XLSX_MERGES = 100_000;
