// What a person should know of a table, each kind in one sentence however often it occurs. Used by table-records.ts and workbook.ts.
import { CELL_CHARACTERS } from './limits.ts';
import { cellName, columnLetter, type Row } from './table.ts';

const NAMED = 8;

/** The first few of many names, with how many there are. */
export const listed = (names: readonly string[], count = names.length): string =>
  names.slice(0, NAMED).join('、') + (count > NAMED ? ` 等共${count}处` : '');

const SENTENCES = {
  formula: (where: string) => `公式不计算，读入文件中保存的结果：${where}。请确认保存前已重新计算。`,
  long: (where: string) => `超过${CELL_CHARACTERS}个字符的单元格只保留前${CELL_CHARACTERS}个：${where}。`,
} as const;

/** Gathers cells to be named while the file is looked through. */
export class Notices {
  private readonly found = new Map<keyof typeof SENTENCES, { names: string[]; count: number }>();

  private add(kind: keyof typeof SENTENCES, name: string): void {
    const entry = this.found.get(kind) ?? { names: [], count: 0 };
    this.found.set(kind, entry);
    entry.count++;
    if (entry.names.length < NAMED) entry.names.push(name);
  }

  look(row: Row, columns: readonly string[]): void {
    for (const column of row.formulas ?? [])
      if (column < columns.length) this.add('formula', `${columnLetter(column)}${row.line}`);
    for (const [i, cell] of row.cells.entries())
      if (cell.length > CELL_CHARACTERS && i < columns.length)
        this.add('long', `${cellName(row.line, columns[i]!)}（${cell.length}个字符）`);
  }

  sentences(): string[] {
    return [...this.found].map(([kind, { names, count }]) => SENTENCES[kind](listed(names, count)));
  }
}
