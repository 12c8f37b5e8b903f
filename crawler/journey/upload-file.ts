// Files to upload: tiny, real, and obviously a test. Pure. Called by fill-page.ts.
import { deflateSync } from 'node:zlib';

export interface UploadFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const crcOf = (bytes: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, crc]);
}

/** 8 × 8 grey pixels. */
function png(): Buffer {
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0]);
  const rows = Buffer.concat(
    Array.from({ length: 8 }, () => Buffer.from([0, ...new Array<number>(8).fill(0x99)])),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One grey pixel, baseline JPEG. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

function pdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    '<</Length 44>>stream\nBT /F1 18 Tf 20 40 Td (TEST - FICTITIOUS) Tj ET\nendstream',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${text}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

const bmp = (): Buffer =>
  Buffer.from(
    '424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b000000000000000000009999990',
    'hex',
  );

const MAKERS: Readonly<Record<string, readonly [mimeType: string, make: () => Buffer]>> = {
  jpg: ['image/jpeg', () => JPEG],
  jpeg: ['image/jpeg', () => JPEG],
  png: ['image/png', png],
  pdf: ['application/pdf', pdf],
  bmp: ['image/bmp', bmp],
  txt: ['text/plain', () => Buffer.from('测试文件，内容为虚构。\n')],
};

/** Formats that any phone or office computer makes by itself. */
export const USUAL_FORMATS = ['jpg', 'jpeg', 'png', 'pdf'] as const;

/** A file of the first format that can be made; with nothing said a JPG. A rare format is a text under its ending. */
export function uploadFile(formats: readonly string[], sandbox: boolean): UploadFile | null {
  const format =
    formats.length === 0 ? 'jpg' : (formats.find((one) => MAKERS[one]) ?? (sandbox ? formats[0]! : null));
  if (format === null) return null;
  const [mimeType, make] = MAKERS[format] ?? ['application/octet-stream', MAKERS.txt![1]];
  return { name: `测试材料.${format}`, mimeType, buffer: make() };
}

const FORMATS =
  /(?<![a-z\d])(jpe?g|png|pdf|bmp|gif|tiff?|heic|webp|docx?|xlsx?|wps|et|ofd|ceb|zip|rar|7z|jp2|dwg|txt|mp4)(?![a-z\d])/gi;

/** File endings that a field takes: by its `accept`, else as its row says. */
export function formatsOf({ accept, around }: { accept: string; around: string }): string[] {
  const said = accept.replaceAll('image/*', 'jpg,png').replaceAll('image/jpeg', 'jpg');
  const found = [...(accept ? said : around).matchAll(FORMATS)].map(([, one]) => one!.toLowerCase());
  return [...new Set(found)];
}
