// Real files for the tests of records: GBK bytes, zip archives with a directory of our choice, workbooks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { afterAll } from 'vitest';

/** A folder of its own for a test file; removed at the end. */
export function folder(): {
  path: (name: string) => string;
  file: (name: string, content: string | Uint8Array) => string;
} {
  const dir = mkdtempSync(join(tmpdir(), '指南 表格-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const path = (name: string) => join(dir, name);
  return {
    path,
    file(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}

let table: Map<string, readonly number[]> | undefined;

/** GBK bytes of a text: Node only decodes, so the table is what it decodes. */
export function gbk(text: string): Buffer {
  if (!table) {
    const decoder = new TextDecoder('gb18030');
    table = new Map();
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : [...table!.get(c)!])));
}

/** Text as UTF-16 with its byte order mark, as Excel's “Unicode 文本”. */
export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

export interface Part {
  name: string;
  content: string | Buffer;
  /** What the directory says instead of the truth. */
  unpacked?: number;
  crc?: number;
  flags?: number;
}

/** A zip archive; a part may lie in the directory. */
export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, ...lie } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(lie.flags ?? 0, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(lie.crc ?? crc32(bytes), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(lie.unpacked ?? bytes.length, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, title, packed);
    directory.push(central, title);
    offset += 30 + title.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small workbook whose first sheet is the given XML; with a prefix and parts in an order of their own. */
export const workbookParts = (sheet: string): Part[] => [
  { name: 'xl/worksheets/Blatt.xml', content: sheet },
  {
    name: 'xl/workbook.xml',
    content: `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="事项" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: `<Relationships><Relationship Id="rId1" Type="${TYPES}/worksheet" Target="/xl/worksheets/Blatt.xml"/></Relationships>`,
  },
];

/** XML of a sheet with cells given as inline texts. */
export const inlineSheet = (rows: readonly (readonly string[])[], more = ''): string =>
  `<worksheet ${NS}><sheetData>${rows
    .map((cells) => `<row>${cells.map((c) => `<c t="inlineStr"><is><t>${c}</t></is></c>`).join('')}</row>`)
    .join('')}</sheetData>${more}</worksheet>`;

/** A workbook by exceljs, as other programs write it. */
export async function workbook(build: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  build(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
