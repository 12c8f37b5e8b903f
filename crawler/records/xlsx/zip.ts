// Reads a zip archive part by part, and trusts its directory only as far as the bytes bear it out. Used by workbook.ts.
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { ConfigError } from '../../config-error.ts';
import { XLSX_BYTES, XLSX_ENTRIES, XLSX_UNPACKED_BYTES } from '../table/limits.ts';

export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const MOST_DIRECTORY_BYTES = 16 * 1024 * 1024;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)}MB`;

export const damaged = (file: string, what: string): ConfigError =>
  new ConfigError(
    `文件 ${file} 已损坏：${what}。`,
    '请重新下载或导出；能打开时请用 Excel 或 WPS 另存为 .xlsx。',
  );

async function readAt(handle: FileHandle, length: number, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function findEnd(handle: FileHandle, size: number, file: string): Promise<Buffer> {
  const start = Math.max(0, size - END_BYTES - LONGEST_COMMENT);
  const tail = await readAt(handle, size - start, start);
  for (let at = tail.length - END_BYTES; at >= 0; at--)
    if (tail.readUInt32LE(at) === END) return tail.subarray(at);
  throw damaged(file, '没有压缩目录，可能没有下载完整');
}

function entriesOf(directory: Buffer, count: number, file: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL)
      throw damaged(file, '压缩目录不完整');
    const lengths = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const name = directory.toString('utf8', at + 46, at + 46 + lengths[0]!);
    if (directory.readUInt16LE(at + 8) & ENCRYPTED)
      throw new ConfigError(`文件 ${file} 已加密，无法读取。`, '请去掉密码后重新保存。');
    entries.push({
      name: name.replaceAll('\\', '/').replace(/^\//u, ''),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + lengths[0]! + lengths[1]! + lengths[2]!;
  }
  return entries;
}

/** The directory, checked against the limits before anything is unpacked; throws ConfigError. */
export async function readDirectory(file: string): Promise<ZipEntry[]> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const tooBig = (what: string) =>
      new ConfigError(
        `文件 ${file} ${what}，不予解压。`,
        '请确认来源可靠；数据确实很多时请另存为 CSV 或拆成几个文件。',
      );
    if (size > XLSX_BYTES) throw tooBig(`有 ${megabytes(size)}，超过上限 ${megabytes(XLSX_BYTES)}`);
    const end = await findEnd(handle, size, file);
    const count = end.readUInt16LE(10);
    const bytes = end.readUInt32LE(12);
    if (count > XLSX_ENTRIES) throw tooBig(`内含 ${count} 个部件，超过上限 ${XLSX_ENTRIES} 个`);
    if (bytes > MOST_DIRECTORY_BYTES) throw damaged(file, '压缩目录的大小不对');
    const entries = entriesOf(await readAt(handle, bytes, end.readUInt32LE(16)), count, file);
    const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
    if (unpacked > XLSX_UNPACKED_BYTES)
      throw tooBig(
        `解压后有 ${megabytes(unpacked)}，超过上限 ${megabytes(XLSX_UNPACKED_BYTES)}（可能是压缩炸弹）`,
      );
    return entries;
  } finally {
    await handle.close();
  }
}

async function dataStart(file: string, entry: ZipEntry): Promise<number> {
  const handle = await open(file);
  try {
    const local = await readAt(handle, 30, entry.offset);
    if (local.length < 30 || local.readUInt32LE(0) !== LOCAL) throw damaged(file, `找不到部件 ${entry.name}`);
    return entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}

/** Unpacks one part as a stream; throws ConfigError as soon as it is longer than its directory says, or is not what was packed. */
export async function* unpack(file: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method !== 0 && entry.method !== 8) throw damaged(file, `部件 ${entry.name} 的压缩方法不支持`);
  if (entry.unpacked === 0) return;
  const start = await dataStart(file, entry);
  const packed = createReadStream(file, { start, end: start + Math.max(entry.packed, 1) - 1 });
  // The iteration below throws what the pipeline reports.
  const stream: Readable = entry.method === 0 ? packed : pipeline(packed, createInflateRaw(), () => {});
  let length = 0;
  let crc = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > entry.unpacked) throw damaged(file, `部件 ${entry.name} 解压后比目录所写的大`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ConfigError ? error : damaged(file, `部件 ${entry.name} 无法解压`);
  }
  if (length !== entry.unpacked || crc !== entry.crc) throw damaged(file, `部件 ${entry.name} 校验不符`);
}
