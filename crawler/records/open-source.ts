// Opens a file of guides by its extension, whatever its format, and finds its mapping. Called by read-records.ts and draft-mapping.ts.
import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { ConfigError } from '../config-error.ts';
import { captionEntry, defaultDictionary } from '../dictionary.ts';
import { jsonArray, jsonLines } from './json-source.ts';
import { fittingMapping, namedMapping } from './mapping.ts';
import type { Mapping } from './mapping-schema.ts';
import { columnsOf, sourcesOf } from './mapping-sources.ts';
import { openCsv } from './table/csv.ts';
import { requireKind } from './table/file-kind.ts';
import { Grouper } from './table/group.ts';
import { type TableRecords, tableRecords } from './table/table-records.ts';
import { openWorkbook } from './xlsx/workbook.ts';

/** One record, or why it cannot be read. `line`: line of JSON Lines, number in a JSON array, row of a table. */
export interface Entry {
  line: number;
  value?: unknown;
  problem?: string;
}

export interface Source {
  mapping: Mapping;
  /** What the file is, for people. */
  kind: string;
  /** Names of the columns as written, or keys of the first record. */
  columns: string[];
  /** What a person should know of the file, in Chinese sentences. */
  notices: string[];
  entries(): AsyncIterable<Entry>;
}

type Format = 'lines' | 'array' | 'csv' | 'xlsx';
const FORMATS: Record<string, Format> = {
  '.jsonl': 'lines',
  '.ndjson': 'lines',
  '.json': 'array',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
};
const READABLE = '可读入 .csv、.xlsx、.jsonl 或 .json 文件';

function formatOf(file: string): Format {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new ConfigError(`找不到记录文件 ${file}。`, `请核对路径；${READABLE}。`);
  const extension = extname(file).toLowerCase();
  const format = FORMATS[extension];
  if (format) return format;
  throw new ConfigError(
    `不能读入扩展名为“${extension || '（无）'}”的文件 ${file}。`,
    `${READABLE}；.xls、.et、.ods 请另存为 .xlsx。`,
  );
}

/** Opens a table; `mapping` tells where its header stands, without it captions known to the dictionary do. */
export async function openTable(
  file: string,
  format: 'csv' | 'xlsx',
  mapping?: Mapping,
): Promise<TableRecords> {
  await requireKind(file, format);
  const table =
    format === 'csv' ? await openCsv(file, mapping?.separator) : await openWorkbook(file, mapping?.sheet);
  const columns = mapping && new Set(sourcesOf(mapping).flatMap((s) => columnsOf(s.source)));
  const dictionary = defaultDictionary();
  const known = (name: string) => columns?.has(name) || captionEntry(dictionary, name) !== undefined;
  return tableRecords(file, table, known, mapping?.headerRow);
}

/** Columns that the mapping names and the table lacks. Without any column for the identity nothing can be read. */
function missingColumns(file: string, mapping: Mapping, columns: readonly string[]): string[] {
  const has = new Set(columns);
  const needed = {
    'item.portalId': mapping.item.portalId,
    ...(mapping.group ? { group: mapping.group } : {}),
  };
  for (const [field, source] of Object.entries(needed)) {
    const names = columnsOf(source);
    if (names.length === 0 || names.some((name) => has.has(name))) continue;
    throw new ConfigError(
      `文件 ${file} 中没有映射“${mapping.id}”的 ${field} 所用的列“${names.join('”“')}”。`,
      `文件中的列：${columns.join('、')}。请改正映射，或核对是不是这个文件。`,
    );
  }
  return [...new Set(sourcesOf(mapping).flatMap((s) => columnsOf(s.source)))].filter(
    (name) => !has.has(name),
  );
}

async function tableSource(
  file: string,
  format: 'csv' | 'xlsx',
  given: Mapping | undefined,
): Promise<Source> {
  const table = await openTable(file, format, given);
  const mapping = given ?? fittingMapping(table.header.written.filter(Boolean));
  const missing = missingColumns(file, mapping, table.header.columns);
  const grouper = mapping.group ? new Grouper(mapping) : undefined;
  const notices = await table.look((entry) => grouper?.add(entry));
  if (missing.length > 0)
    notices.push(`映射中写了但文件中没有的列：${missing.join('、')}；用到它们的字段按“未采集”处理。`);
  return {
    mapping,
    kind: table.kind,
    columns: table.header.columns,
    notices,
    async *entries() {
      for await (const entry of table.entries()) {
        if (grouper) yield* grouper.take(entry);
        else yield { line: entry.line, problem: entry.problem, value: entry.record };
      }
    },
  };
}

async function jsonSource(
  file: string,
  format: 'lines' | 'array',
  given: Mapping | undefined,
): Promise<Source> {
  const entries = () => (format === 'lines' ? jsonLines(file) : jsonArray(file));
  const columns = await firstKeys(file, entries());
  const mapping = given ?? fittingMapping(columns);
  if (mapping.group)
    throw new ConfigError(
      `映射“${mapping.id}”用了 group，而 ${file} 不是表格。`,
      'group 只用于 .csv 和 .xlsx；JSON 记录中的列表用 from 写明所在的字段。',
    );
  const kind = format === 'lines' ? 'JSON Lines' : 'JSON';
  return { mapping, kind, columns, notices: [], entries };
}

async function firstKeys(file: string, entries: AsyncIterable<Entry>): Promise<string[]> {
  for await (const { value } of entries)
    if (value !== undefined) return Object.keys((value as object | null) ?? {});
  throw new ConfigError(
    `文件 ${file} 中没有可读的记录。`,
    '请核对文件内容：JSON Lines 每行一条记录，JSON 为记录的数组。',
  );
}

/** Opens a file and its mapping (a file, a shipped one, or by the first record); throws ConfigError (exit code 2). */
export async function openSource(file: string, mapping: string | undefined): Promise<Source> {
  const format = formatOf(file);
  const given = mapping === undefined ? undefined : namedMapping(mapping);
  return format === 'csv' || format === 'xlsx'
    ? tableSource(file, format, given)
    : jsonSource(file, format, given);
}

/** First rows of a file without a mapping: names of the columns, and their values. Called by draft-mapping.ts. */
export async function sampleRecords(
  file: string,
  most: number,
): Promise<{ kind: string; columns: string[]; records: Record<string, unknown>[]; table: boolean }> {
  const format = formatOf(file);
  const records: Record<string, unknown>[] = [];
  if (format === 'csv' || format === 'xlsx') {
    const table = await openTable(file, format);
    for await (const { record, problem } of table.entries()) {
      if (!problem) records.push(record);
      if (records.length === most) break;
    }
    return { kind: table.kind, columns: table.header.columns, records, table: true };
  }
  const entries = format === 'lines' ? jsonLines(file) : jsonArray(file);
  for await (const { value } of entries) {
    if (typeof value === 'object' && value !== null) records.push(value as Record<string, unknown>);
    if (records.length === most) break;
  }
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return { kind: format === 'lines' ? 'JSON Lines' : 'JSON', columns, records, table: false };
}
