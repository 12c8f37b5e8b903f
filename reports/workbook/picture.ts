// Evidence crops as pictures of a workbook or files beside the overview. Called by list-sheet.ts and overview/crops.ts.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { EvidenceRef, Finding } from '../../store/schemas/finding.ts';

export interface Picture {
  sha256: string;
  extension: 'png' | 'jpeg';
  /** Absolute path. */
  path: string;
  width: number;
  height: number;
  bytes: number;
}

const ENDINGS: Readonly<Record<string, Picture['extension']>> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg' };

/** The first picture of a finding that is there and readable, inside the data folder `dir`. */
export function pictureOf(finding: Pick<Finding, 'evidence'>, dir: string): Picture | undefined {
  for (const ref of finding.evidence) {
    const picture = readPicture(ref, dir);
    if (picture) return picture;
  }
  return undefined;
}

function readPicture({ sha256, path: relative }: EvidenceRef, dir: string): Picture | undefined {
  const extension = ENDINGS[relative.slice(relative.lastIndexOf('.') + 1).toLowerCase()];
  const path = resolve(dir, relative);
  // A row that leads out of the data folder is damaged or forged.
  if (
    !extension ||
    !/^[0-9a-f]{8,64}$/.test(sha256) ||
    !path.startsWith(resolve(dir) + sep) ||
    !existsSync(path)
  )
    return undefined;
  const head = headOf(path);
  const size = extension === 'png' ? pngSize(head) : jpegSize(head);
  return size && { sha256, extension, path, ...size, bytes: statSync(path).size };
}

/** Enough for the start of frame behind the tables of a JPEG; a PNG says its size at once. */
const HEAD = 16_384;

function headOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(file, head, 0, HEAD, 0));
  } finally {
    closeSync(file);
  }
}

type Size = { width: number; height: number };

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG)) return undefined;
  return positive(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** Walks the segments to the start of frame (SOF0-15 but for the tables DHT, JPG, DAC). */
function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return positive(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
  }
  return undefined;
}

const positive = (width: number, height: number): Size | undefined =>
  width > 0 && height > 0 ? { width, height } : undefined;

/** Size in pixels that fits into a box without being enlarged. */
export function fitted({ width, height }: Size, box: Size): Size {
  const scale = Math.min(1, box.width / width, box.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
