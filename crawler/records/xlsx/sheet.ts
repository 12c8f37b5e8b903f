// Streams the rows of one sheet. Formulas are never evaluated: the saved result is the value. Used by workbook.ts.
import { COLUMNS } from '../table/limits.ts';
import type { Row } from '../table/table.ts';
import { cellText } from './cell-text.ts';
import { columnIndex } from './merges.ts';
import { xmlEvents } from './xml.ts';
import type { ZipEntry } from './zip.ts';

export interface SheetContext {
  sharedStrings: readonly string[];
  formats: readonly string[];
  date1904: boolean;
}

const NO_RESULT = '是公式，文件中没有保存计算结果；请在 Excel 中打开并保存，或复制后“粘贴为数值”';
const SHARED_LOST = '引用的共享文本不存在；请在 Excel 中另存后重试';

interface OpenCell {
  column: number;
  type: string;
  style: number;
  formula: boolean;
  value: string | undefined;
}

/** Collects cells into rows as the XML goes by. */
class RowReader {
  ready: Row[] = [];
  private row: Row | undefined;
  private line = 0;
  private column = -1;
  private cell: OpenCell | undefined;
  private inValue = false;
  private inReading = false;

  constructor(private readonly context: SheetContext) {}

  open(name: string, a: Record<string, string>): void {
    if (name === 'row') {
      this.line = Number(a.r) || this.line + 1;
      this.column = -1;
      this.row = { line: this.line, cells: [] };
    } else if (name === 'c' && this.row) {
      const letters = /^[A-Z]{1,3}/u.exec(a.r ?? '')?.[0];
      this.column = letters ? columnIndex(letters) : this.column + 1;
      const cell = {
        column: this.column,
        type: a.t ?? 'n',
        style: Number(a.s ?? 0),
        formula: false,
        value: undefined,
      };
      this.cell = this.column < COLUMNS ? cell : undefined;
    } else if (this.cell) {
      if (name === 'f') this.cell.formula = true;
      else if (name === 'rPh') this.inReading = true;
      else if (name === 'v' || (name === 't' && !this.inReading)) {
        this.inValue = true;
        this.cell.value ??= '';
      }
    }
  }

  text(text: string): void {
    if (this.inValue && this.cell) this.cell.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'c' && this.cell && this.row) {
      this.put(this.row, this.cell);
      this.cell = undefined;
    } else if (name === 'row' && this.row) {
      this.ready.push(this.row);
      this.row = undefined;
    }
  }

  private put(row: Row, cell: OpenCell): void {
    const { sharedStrings, formats, date1904 } = this.context;
    const fault = (text: string) => {
      row.faults ??= new Map();
      row.faults.set(cell.column, text);
    };
    if (cell.formula) {
      row.formulas ??= [];
      row.formulas.push(cell.column);
      if (cell.value === undefined) fault(NO_RESULT);
    }
    if (cell.value === undefined) return;
    const shared = cell.type === 's';
    const raw = shared ? sharedStrings[Number(cell.value)] : cell.value;
    if (raw === undefined) {
      fault(SHARED_LOST);
      return;
    }
    const read = cellText(shared ? 'str' : cell.type, raw, formats[cell.style] ?? '', date1904);
    if (read.fault) fault(read.fault);
    while (row.cells.length < cell.column) row.cells.push('');
    row.cells[cell.column] = read.text;
  }
}

/** Rows in the order of the file, without merged cells filled in. */
export async function* sheetRows(file: string, entry: ZipEntry, context: SheetContext): AsyncGenerator<Row> {
  const reader = new RowReader(context);
  const handlers = {
    open: (name: string, a: Record<string, string>) => reader.open(name, a),
    text: (text: string) => reader.text(text),
    close: (name: string) => reader.close(name),
  };
  for await (const _ of xmlEvents(file, entry, handlers)) {
    yield* reader.ready;
    reader.ready = [];
  }
}
