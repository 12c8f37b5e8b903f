// Rows of the same item (`group` of a mapping) as one record. An item is taken whole or not at all. Called by open-source.ts.
import type { Mapping } from '../mapping-schema.ts';
import { columnsOf, sourcesOf } from '../mapping-sources.ts';
import { recordValue } from '../record-value.ts';
import { TABLE, type TableRecord } from './table-record.ts';
import type { TableEntry } from './table-records.ts';

export interface GroupEntry {
  line: number;
  value?: TableRecord;
  problem?: string;
}

/** Columns whose value must be the same in each row of an item: all that are not read row by row. */
export const sharedColumns = (mapping: Mapping): string[] => [
  ...new Set(sourcesOf(mapping).flatMap((s) => (s.perRow ? [] : columnsOf(s.source)))),
];

/** First value of each column; faults and cut marks of all rows. Two values of a shared column are a problem. */
function mergeRows(rows: TableRecord[], shared: readonly string[]): TableRecord | string {
  const merged: TableRecord = Object.assign(Object.create(null), rows[0]);
  merged[TABLE] = { line: rows[0]![TABLE].line, cut: new Set(), faults: new Map(), rows };
  for (const row of rows) {
    for (const column of row[TABLE].cut) merged[TABLE].cut.add(column);
    for (const [column, fault] of row[TABLE].faults) merged[TABLE].faults.set(column, fault);
    for (const column of Object.keys(row)) if (!merged[column]?.trim()) merged[column] = row[column]!;
  }
  for (const column of shared) {
    const other = rows.find((row) => row[column]?.trim() && row[column]!.trim() !== merged[column]!.trim());
    if (other)
      return `与第${other[TABLE].line}行属于同一事项，但“${column}”不同；请改正原表，或在映射中把这一列写入 places、materials 或 steps（"rows": true）`;
  }
  return merged;
}

/** Where each item's last row stands, learned by add() while the file is looked through; then take() hands out items. */
export class Grouper {
  private readonly last = new Map<string, number>();
  private readonly open = new Map<string, TableEntry[]>();
  private readonly shared: readonly string[];

  constructor(private readonly mapping: Mapping) {
    this.shared = sharedColumns(mapping);
  }

  private keyOf(entry: TableEntry): string | undefined {
    const column = columnsOf(this.mapping.group!).find((c) => entry.record[TABLE].faults.has(c));
    return column ? undefined : recordValue(entry.record, this.mapping.group!, this.mapping, []) || undefined;
  }

  add(entry: TableEntry): void {
    const key = this.keyOf(entry);
    if (key) this.last.set(key, entry.line);
  }

  /** Whatever is complete with this row. */
  *take(entry: TableEntry): Generator<GroupEntry> {
    const key = this.keyOf(entry);
    if (entry.problem) yield { line: entry.line, problem: entry.problem };
    if (!key) {
      const names = columnsOf(this.mapping.group!).map((c) => `“${c}”`);
      if (!entry.problem)
        yield { line: entry.line, problem: `没有${names.join('或')}的值，不知道属于哪个事项，已跳过` };
      return;
    }
    const entries = [...(this.open.get(key) ?? []), entry];
    if (this.last.get(key) !== entry.line) {
      this.open.set(key, entries);
      return;
    }
    this.open.delete(key);
    yield this.join(key, entries);
  }

  private join(key: string, entries: TableEntry[]): GroupEntry {
    const line = entries[0]!.line;
    const bad = entries.find((entry) => entry.problem);
    if (bad) return { line, problem: `事项“${key}”的第${bad.line}行有误，整个事项已跳过` };
    const merged = mergeRows(
      entries.map((entry) => entry.record),
      this.shared,
    );
    return typeof merged === 'string' ? { line, problem: `${merged}，已跳过` } : { line, value: merged };
  }
}
