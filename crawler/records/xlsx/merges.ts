// Merged cells (合并单元格) of a sheet: a value merged downwards is that of each row; one merged across is nobody's. Used by workbook.ts.
import { ConfigError } from '../../config-error.ts';
import { COLUMNS, XLSX_MERGES } from '../table/limits.ts';
import type { Row } from '../table/table.ts';
import { unpack, type ZipEntry } from './zip.ts';

export interface Merge {
  /** `A2:A5` */
  ref: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/gu;
const LONGEST_TAG = 200;

/** Column of letters, from 0. */
export const columnIndex = (letters: string): number =>
  [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

/** Merged ranges stand behind the rows, so they are looked for beforehand. A literal `<` cannot stand in a cell's text. */
export async function readMerges(file: string, entry: ZipEntry): Promise<Merge[]> {
  const merges: Merge[] = [];
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of unpack(file, entry)) {
    text += decoder.decode(chunk, { stream: true });
    let end = 0;
    for (const found of text.matchAll(MERGE)) {
      const [whole, left, top, right, bottom] = found as unknown as [string, string, string, string, string];
      end = found.index + whole.length;
      merges.push({
        ref: `${left}${top}:${right}${bottom}`,
        top: Number(top),
        bottom: Number(bottom),
        left: columnIndex(left),
        right: columnIndex(right),
      });
      if (merges.length > XLSX_MERGES)
        throw new ConfigError(`文件 ${file} 的合并单元格超过 ${XLSX_MERGES} 处。`, '请取消合并后再读入。');
    }
    text = text.slice(Math.max(end, text.length - LONGEST_TAG));
  }
  return merges.sort((a, b) => a.top - b.top);
}

const ACROSS = (ref: string) => `在左右合并的单元格 ${ref} 中，不知道属于哪一列；请取消合并并逐格填写`;

/** Fills merged values into the rows as they come by. */
export function mergeFiller(merges: readonly Merge[]): (row: Row) => Row {
  let next = 0;
  let active: { merge: Merge; text: string; fault: string | undefined }[] = [];
  return (row) => {
    for (; next < merges.length && merges[next]!.top <= row.line; next++) {
      const merge = merges[next]!;
      const first = merge.top === row.line;
      active.push({
        merge,
        text: first ? (row.cells[merge.left] ?? '') : '',
        fault: first ? row.faults?.get(merge.left) : undefined,
      });
    }
    active = active.filter(({ merge }) => merge.bottom >= row.line);
    for (const { merge, text, fault } of active) {
      if (text) row.cells[merge.left] = text;
      const across = merge.right > merge.left && text ? ACROSS(merge.ref) : fault;
      if (!across) continue;
      row.faults ??= new Map();
      for (let column = merge.left; column <= Math.min(merge.right, COLUMNS - 1); column++)
        row.faults.set(column, across);
    }
    return row;
  };
}
