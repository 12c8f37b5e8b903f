// Header row (表头) of a table: found among the first rows by the names that it holds. Pure; used by table-records.ts.
import { ConfigError } from '../../config-error.ts';
import { HEADER_ROWS } from './limits.ts';
import { columnLetter, type Row } from './table.ts';

export const NO_HEADER = `前${HEADER_ROWS}行中没有找到表头（至少两列，每列一个名称）`;
export const HEADER_REMEDY = '请使一行写明各列的名称，或在映射中用 headerRow 写明表头的行号。';

const SPACES = /[\s\u00a0\u3000\u200b-\u200f\u2028\u2029\ufeff]+/gu;

/** A column's name without any spaces and line breaks: `办理 地点` and `办理地点` are one. */
export const foldHeader = (name: string): string => name.replace(SPACES, '');

export interface Header {
  line: number;
  /** Folded names; a column without a name is `第N列`. */
  columns: string[];
  /** Names as written. */
  written: string[];
  /** Cells of the header row, with those that have no name at its end. */
  width: number;
}

const LONGEST_NAME = 60;
const filled = (row: Row): string[] => row.cells.map(foldHeader).filter(Boolean);

/** The row with most known names; where none has two, the first row of names that is as wide as the table. */
function findRow(rows: readonly Row[], known: (name: string) => boolean): Row | undefined {
  let best: Row | undefined;
  let most = 1;
  for (const row of rows) {
    const names = new Set(filled(row).filter(known)).size;
    if (names > most) {
      best = row;
      most = names;
    }
  }
  if (best) return best;
  const widest = Math.max(0, ...rows.map((row) => filled(row).length));
  return rows.find((row) => {
    const names = filled(row);
    return names.length >= Math.max(2, widest * 0.7) && names.every((name) => name.length <= LONGEST_NAME);
  });
}

function requireDistinct(file: string, line: number, columns: readonly string[]): void {
  const places = new Map<string, number[]>();
  for (const [i, name] of columns.entries()) places.set(name, [...(places.get(name) ?? []), i]);
  const doubled = [...places].filter(([, at]) => at.length > 1);
  if (doubled.length === 0) return;
  const named = doubled.map(
    ([name, at]) => `“${name}”（${at.map((i) => `${columnLetter(i)}列`).join('、')}）`,
  );
  throw new ConfigError(
    `文件 ${file} 第${line}行的表头有重复的列名：${named.join('；')}。`,
    '请把重复的列改为不同的名称，或删去多余的列。',
  );
}

/**
 * Finds the header among the first rows; `given` is its row number from the mapping. Throws ConfigError where there is none,
 * where it has merged cells or doubled names. Returns null for a table of only one column.
 */
export function findHeader(
  file: string,
  rows: readonly Row[],
  known: (name: string) => boolean,
  given: number | undefined,
  mergedAcross: ReadonlySet<number>,
): Header | null {
  const row = given === undefined ? findRow(rows, known) : rows.find((r) => r.line === given);
  if (!row) {
    if (given === undefined || rows.length === 0) return null;
    throw new ConfigError(
      `文件 ${file} 没有第${given}行。`,
      `映射中的 headerRow 应是表头所在的行号（1至${HEADER_ROWS}）。`,
    );
  }
  if (mergedAcross.has(row.line))
    throw new ConfigError(
      `文件 ${file} 第${row.line}行的表头有左右合并的单元格，不知道各列的名称。`,
      '请取消合并，使表头只有一行、每列各有一个名称；表头在别的行时在映射中用 headerRow 写明。',
    );
  const width = row.cells.findLastIndex((cell) => foldHeader(cell) !== '') + 1;
  const written = row.cells.slice(0, width).map((cell) => cell.trim());
  if (written.filter(Boolean).length < 2) return null;
  const columns = written.map((name, i) => foldHeader(name) || `第${i + 1}列`);
  requireDistinct(file, row.line, columns);
  return { line: row.line, columns, written, width: row.cells.length };
}
