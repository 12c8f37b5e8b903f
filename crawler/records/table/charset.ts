// Character set (字符集) of a text file: byte order mark, else UTF-8, else GB18030 where it reads like Chinese. Used by csv.ts.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ConfigError } from '../../config-error.ts';

export interface Charset {
  /** Name for people. */
  name: string;
  /** Label of TextDecoder. */
  label: string;
}

const MARKS: readonly { bytes: readonly number[]; charset: Charset }[] = [
  { bytes: [0xef, 0xbb, 0xbf], charset: { name: 'UTF-8（含 BOM）', label: 'utf-8' } },
  { bytes: [0xff, 0xfe], charset: { name: 'UTF-16', label: 'utf-16le' } },
  { bytes: [0xfe, 0xff], charset: { name: 'UTF-16', label: 'utf-16be' } },
];
const UTF8: Charset = { name: 'UTF-8', label: 'utf-8' };
const GB18030: Charset = { name: 'GB18030（含 GBK、GB2312）', label: 'gb18030' };
const REMEDY = '请在 Excel 或 WPS 中打开，另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后再读入。';
/** Other double-byte sets (Big5, Shift-JIS) and broken UTF-8 read as GB18030 use its rare rows: real Chinese text hardly does. */
const COMMON_SHARE = 0.85;

/** Reads a file as text; a byte that the charset does not have throws a TypeError. */
export async function* decoded(file: string, charset: Charset): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset.label, { fatal: true });
  for await (const chunk of createReadStream(file)) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

async function decodes(file: string, charset: Charset): Promise<boolean> {
  try {
    for await (const text of decoded(file, charset)) if (text.includes('\0')) return false;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Share of the double-byte characters that stand in the rows of GB2312. */
async function commonShare(file: string): Promise<number> {
  let pairs = 0;
  let common = 0;
  let lead = 0;
  for await (const chunk of createReadStream(file))
    for (const byte of chunk as Uint8Array) {
      if (lead === 0) {
        if (byte >= 0x81) lead = byte;
        continue;
      }
      if (byte >= 0x40) {
        pairs++;
        if (lead >= 0xa1 && lead <= 0xf7 && byte >= 0xa1) common++;
      }
      lead = 0;
    }
  return pairs === 0 ? 0 : common / pairs;
}

/** Finds the charset by reading the whole file; throws ConfigError where none fits. */
export async function detectCharset(file: string): Promise<Charset> {
  const handle = await open(file);
  const head = Buffer.alloc(3);
  await handle.read(head, 0, 3, 0).finally(() => handle.close());
  const marked = MARKS.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))?.charset;
  if (marked) {
    if (await decodes(file, marked)) return marked;
    throw new ConfigError(`文件 ${file} 开头标明是 ${marked.name}，但其中有不属于该字符集的字节。`, REMEDY);
  }
  if (await decodes(file, UTF8)) return UTF8;
  if ((await decodes(file, GB18030)) && (await commonShare(file)) >= COMMON_SHARE) return GB18030;
  throw new ConfigError(
    `文件 ${file} 的字符集无法识别：既不是 UTF-8，也不像 GBK/GB18030 的中文（可能是其他字符集、文件不完整，或不是文本）。`,
    REMEDY,
  );
}
