// Reads a small zip archive from memory, part by part, and never more than the limits allow. Called by office.ts and kind.ts.
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;

/** Most parts of an archive, and most bytes of one part after unpacking: a form is small, a bomb is not. */
export const MOST_ENTRIES = 2000;
export const MOST_PART_BYTES = 16 * 1024 * 1024;
/** Packed text rarely shrinks to less than a fiftieth; bombs do by a thousand. */
const MOST_RATIO = 400;

/** Why an archive is not read: `damaged` its programs cannot open it either, `limits` and `encrypted` say nothing of that. */
export class ZipError extends Error {
  override readonly name = 'ZipError';

  constructor(
    message: string,
    readonly code: 'damaged' | 'limits' | 'encrypted' = 'damaged',
  ) {
    super(message);
  }
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
  encrypted: boolean;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at--) if (bytes.readUInt32LE(at) === END) return at;
  throw new ZipError('no directory');
}

function directory(bytes: Buffer): Entry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new ZipError('too many parts', 'limits');
  const entries: Entry[] = [];
  for (let at = bytes.readUInt32LE(end + 16), i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new ZipError('broken directory');
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/'),
      encrypted: (bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** An opened archive. */
export class Zip {
  private readonly entries: ReadonlyMap<string, Entry>;

  /** @throws ZipError */
  constructor(private readonly bytes: Buffer) {
    if (bytes.length < END_BYTES) throw new ZipError('too short');
    this.entries = new Map(directory(bytes).map((entry) => [entry.name.replace(/^\//, ''), entry]));
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Text of a part; undefined where there is none. @throws ZipError */
  text(name: string): string | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    const { method, packed, unpacked, offset, encrypted } = entry;
    if (encrypted) throw new ZipError('encrypted', 'encrypted');
    if (unpacked > MOST_PART_BYTES || unpacked > Math.max(packed, 1024) * MOST_RATIO)
      throw new ZipError('too large', 'limits');
    if (offset + 30 > this.bytes.length || this.bytes.readUInt32LE(offset) !== LOCAL)
      throw new ZipError(`no part ${name}`);
    const start = offset + 30 + this.bytes.readUInt16LE(offset + 26) + this.bytes.readUInt16LE(offset + 28);
    const data = this.bytes.subarray(start, start + packed);
    if (data.length < packed) throw new ZipError('cut off');
    if (method === 0) return decoded(data);
    if (method !== 8) throw new ZipError('unknown method', 'limits');
    try {
      // What is longer than the directory says is no honest archive.
      return decoded(inflateRawSync(data, { maxOutputLength: unpacked + 1 }));
    } catch (error) {
      const longer = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      throw new ZipError(`cannot unpack ${name}`, longer ? 'limits' : 'damaged');
    }
  }
}

const decoded = (bytes: Buffer): string =>
  bytes[0] === 0xff && bytes[1] === 0xfe
    ? bytes.subarray(2).toString('utf16le')
    : bytes.toString('utf8').replace(/^\ufeff/, '');
