// What a file really is, by its first bytes, so that a wrong extension gets a sentence and not noise. Called by open-table.ts.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { ConfigError } from '../../config-error.ts';

export type FileKind = 'empty' | 'zip' | 'encrypted' | 'xls' | 'html' | 'xml' | 'text';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const HTML = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|table|meta|style)\b/iu;
const XML = /^\s*<\?xml\b/iu;

async function holds(file: string, wanted: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    const part = Buffer.concat([tail, chunk as Buffer]);
    if (part.includes(wanted)) return true;
    tail = part.subarray(-wanted.length);
  }
  return false;
}

export async function fileKind(file: string): Promise<FileKind> {
  const handle = await open(file);
  const buffer = Buffer.alloc(1024);
  const { bytesRead } = await handle.read(buffer, 0, 1024, 0).finally(() => handle.close());
  const head = buffer.subarray(0, bytesRead);
  if (bytesRead === 0) return 'empty';
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return 'zip';
  if (head.subarray(0, 4).equals(Buffer.from('PK\x05\x06'))) return 'zip';
  if (head.subarray(0, 8).equals(OLE)) return (await holds(file, ENCRYPTED)) ? 'encrypted' : 'xls';
  const text = head
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '')
    .replaceAll('\0', '');
  if (HTML.test(text)) return 'html';
  if (XML.test(text)) return /<html\b/iu.test(text) ? 'html' : 'xml';
  return 'text';
}

const SAVE_AS = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再读入。';

/** What stands in a file whose extension promises something else: what it is, and what to do. */
const MISFITS: Record<'csv' | 'xlsx', Partial<Record<FileKind, [is: string, remedy: string]>>> = {
  csv: {
    zip: ['实际上是 xlsx 工作簿或压缩包', '如果是 Excel 工作簿，请把扩展名改为 .xlsx；压缩包请先解压。'],
    encrypted: ['实际上是加密的 Office 文件', '请用密码打开后去掉密码，另存为 CSV 或 .xlsx。'],
    xls: ['实际上是旧版 Excel（.xls）文件', SAVE_AS],
    html: ['实际上是网页（HTML）', SAVE_AS],
    xml: ['实际上是 XML', SAVE_AS],
  },
  xlsx: {
    encrypted: ['已加密，无法读取', '请用密码打开，取消“用密码进行加密”后重新保存。'],
    xls: ['实际上是旧版 Excel（.xls）文件', SAVE_AS],
    html: ['实际上是网页（HTML），许多系统的“导出 Excel”是这样', SAVE_AS],
    xml: ['实际上是 XML（可能是“XML 电子表格 2003”）', SAVE_AS],
    text: ['实际上是文本（可能是 CSV）', '如果内容用逗号、分号或制表符分列，请把扩展名改为 .csv。'],
  },
};

/** Throws ConfigError where the file is empty or not what its extension says. */
export async function requireKind(file: string, promised: 'csv' | 'xlsx'): Promise<void> {
  const kind = await fileKind(file);
  if (kind === 'empty') throw new ConfigError(`文件 ${file} 是空的。`, '请核对文件是否导出、下载完整。');
  const misfit = MISFITS[promised][kind];
  if (misfit) throw new ConfigError(`文件 ${file} 的扩展名是 ${extname(file)}，${misfit[0]}。`, misfit[1]);
}
