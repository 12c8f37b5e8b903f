// Text of docx and xlsx files as rows of cells, in the order of the page. No macro, link or formula is ever followed. Called by fact.ts.
import { SaxesParser } from 'saxes';
import { Zip, ZipError } from './zip.ts';

export interface OfficeText {
  /** A paragraph outside of tables is a row with one cell. */
  rows: string[][];
  pictures: boolean;
}

/** Rows that are read: a form has fewer. */
const MOST_ROWS = 5000;
const MOST_CHARACTERS = 500_000;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Handlers {
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close(name: string): void;
}

/** @throws ZipError where the part is no XML */
function readXml(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  parser.on('error', () => {
    throw new ZipError('broken part');
  });
  parser.on('opentag', (tag) => open(local(tag.name), tag.attributes));
  parser.on('text', (part) => text?.(part));
  parser.on('closetag', (tag) => close(local(tag.name)));
  parser.write(xml).close();
}

/** Text of a Word document; what stands twice for older programs (Fallback) is read once. */
function wordRows(xml: string): string[][] {
  const rows: string[][] = [];
  const tables: { cells: string[]; cell: string }[] = [];
  let paragraph = '';
  let inText = false;
  let skipped = 0;
  let size = 0;
  readXml(xml, {
    open(name) {
      if (name === 'Fallback' || name === 'del' || name === 'instrText') skipped++;
      else if (name === 'tr') tables.push({ cells: [], cell: '' });
      else if (name === 'tc' && tables.length > 0) tables.at(-1)!.cell = '';
      else if (name === 't') inText = skipped === 0;
      else if ((name === 'tab' || name === 'br') && skipped === 0) paragraph += ' ';
    },
    text(part) {
      if (inText && size < MOST_CHARACTERS) {
        paragraph += part;
        size += part.length;
      }
    },
    close(name) {
      if (name === 'Fallback' || name === 'del' || name === 'instrText') skipped--;
      else if (name === 't') inText = false;
      else if (name === 'p') {
        const table = tables.at(-1);
        if (table) table.cell += `${table.cell && paragraph ? '\n' : ''}${paragraph}`;
        else if (rows.length < MOST_ROWS) rows.push([paragraph]);
        paragraph = '';
      } else if (name === 'tc') {
        const table = tables.at(-1);
        table?.cells.push(table.cell);
        if (table) table.cell = '';
      } else if (name === 'tr') {
        const row = tables.pop();
        const outer = tables.at(-1);
        if (!row) return;
        if (outer) outer.cell += `\n${row.cells.join(' ')}`;
        else if (rows.length < MOST_ROWS) rows.push(row.cells);
      }
    },
  });
  return rows;
}

function sharedStrings(xml: string): string[] {
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let reading = 0;
  readXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') reading++;
      else if (name === 't') inText = reading === 0;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') reading--;
      else if (name === 'si') texts.push(text);
    },
  });
  return texts;
}

function sheetRows(xml: string, shared: readonly string[]): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let type = '';
  let value = '';
  let inValue = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'row') cells = [];
      else if (name === 'c') {
        type = attributes.t ?? '';
        value = '';
      } else if (name === 'v' || name === 't') inValue = true;
    },
    text(part) {
      if (inValue) value += part;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c') cells.push(type === 's' ? (shared[Number(value)] ?? '') : value);
      else if (name === 'row' && rows.length < MOST_ROWS) rows.push(cells);
    },
  });
  return rows;
}

/** @throws ZipError where the file cannot be opened by its program */
export function officeText(bytes: Buffer, kind: 'docx' | 'xlsx'): OfficeText {
  const zip = new Zip(bytes);
  const pictures = zip.names.some((name) => /^(?:word|xl)\/media\//.test(name));
  if (kind === 'docx') {
    const main = zip.text('word/document.xml');
    if (main === undefined) throw new ZipError('no document');
    return { rows: wordRows(main), pictures };
  }
  if (!zip.has('xl/workbook.xml')) throw new ZipError('no workbook');
  const shared = zip.text('xl/sharedStrings.xml');
  const texts = shared === undefined ? [] : sharedStrings(shared);
  const sheets = zip.names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort();
  if (sheets.length === 0) throw new ZipError('no sheet');
  return { rows: sheets.slice(0, 5).flatMap((name) => sheetRows(zip.text(name)!, texts)), pictures };
}
