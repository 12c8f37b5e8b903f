// What a file is by its bytes. Called by fact.ts.
import type { FormKind } from '../../store/schemas/form-fact.ts';
import { Zip } from './zip.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const WORD_STREAM = utf16('WordDocument');
const SHEET_STREAMS = [utf16('Workbook'), utf16('Book')];
const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|table|div)\b/i;
const PICTURES = [
  Buffer.from('ffd8ff', 'hex'),
  Buffer.from('89504e47', 'hex'),
  Buffer.from('GIF8'),
  Buffer.from('49492a00', 'hex'),
  Buffer.from('4d4d002a', 'hex'),
];
/** Bytes in which streams of an office file are looked for: their names stand in the directory, wherever it is. */
const HEAD = 512;

const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);

function zipKind(bytes: Buffer): FormKind {
  let zip: Zip;
  try {
    zip = new Zip(bytes);
  } catch {
    // A torn archive still shows what it was: the names of its parts stand before each of them.
    const text = bytes.toString('latin1');
    return text.includes('word/document.xml') ? 'docx' : text.includes('xl/workbook.xml') ? 'xlsx' : 'zip';
  }
  if (zip.has('OFD.xml')) return 'ofd';
  if (zip.names.some((name) => name.startsWith('word/'))) return 'docx';
  return zip.names.some((name) => name.startsWith('xl/')) ? 'xlsx' : 'zip';
}

function oleKind(bytes: Buffer): FormKind {
  if (bytes.includes(WORD_STREAM)) return 'doc';
  return SHEET_STREAMS.some((name) => bytes.includes(name)) ? 'xls' : 'doc';
}

/** Text has no control characters but those of lines and tabs. */
function isText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, HEAD);
  return !head.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte));
}

export function formKind(bytes: Buffer): FormKind {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, Buffer.from('PK\x03\x04'))) return zipKind(bytes);
  if (startsWith(bytes, OLE)) return oleKind(bytes);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, Buffer.from('{\\rtf'))) return 'rtf';
  if (startsWith(bytes, Buffer.from('Rar!'))) return 'rar';
  if (PICTURES.some((start) => startsWith(bytes, start)) || startsWith(bytes, Buffer.from('BM')))
    return 'image';
  if (startsWith(bytes, Buffer.from('RIFF')) && bytes.subarray(8, 12).equals(Buffer.from('WEBP')))
    return 'image';
  const head = bytes
    .subarray(0, HEAD)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (HTML.test(head)) return 'html';
  return isText(bytes) ? 'text' : 'unknown';
}
