// CSV of all problems for Excel and WPS: UTF-8 with BOM, RFC 4180. Called by report.ts; its lines by coverage-csv.ts too.
import { COLUMNS, type ListRow } from './columns.ts';
import type { MessageIndex } from './finding.ts';
import { cellText } from './plain-text.ts';

export const BOM = '\ufeff';
const TITLES = ['问题编号', '单位', ...COLUMNS.map((column) => column.title)];

/** One record with its line end; a text that looks like a formula is guarded as in the workbooks. */
export function csvLine(values: readonly string[]): string {
  return `${values.map((value) => csvField(cellText(value))).join(',')}\r\n`;
}

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The file as chunks, one a row. */
export function* csvOf(rows: Iterable<ListRow>, messages: MessageIndex): Generator<string> {
  yield BOM + csvLine(TITLES);
  for (const row of rows)
    yield csvLine([row.finding.id, row.unitName, ...COLUMNS.map((column) => column.text(row, messages))]);
}
