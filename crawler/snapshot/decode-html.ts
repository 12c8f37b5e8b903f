// Bytes of a page to text: byte order mark, then HTTP header, then meta, then utf-8, and gb18030 where utf-8 fails.
// Called by `guide-audit extract` and `guide-audit doctor`.

/** The page names a charset that cannot be read. The message says which and what to do. */
export class UnknownCharsetError extends Error {
  override name = 'UnknownCharsetError';
  readonly charset: string;
  constructor(charset: string) {
    super(`不认识的字符编码“${charset}”：请把文件另存为 UTF-8 或 GB18030 编码后重试。`);
    this.charset = charset;
  }
}

export interface DecodedHtml {
  html: string;
  /** Name of the encoding that was used, as TextDecoder calls it. */
  charset: string;
  /** What told it: byte order mark, HTTP header, meta, or the bytes alone. */
  from: 'mark' | 'header' | 'meta' | 'content';
  /** Chinese remark when the text could be read only in another encoding than the page names. */
  warning?: string;
}

const MARKS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const HEADER = /charset\s*=\s*["']?\s*([\w.:-]+)/i;
const META = /<meta[^>]+?charset\s*=\s*["']?\s*([\w.:-]+)/i;
/** Names that pages use for supersets of GB 2312; gb18030 reads them all. */
const CHINESE = /^(?:gb[-_]?2312|gbk|gb[-_]?18030|x-gbk|cp936|ms936|windows-936|hz-gb-2312|chinese|euc-cn)$/i;
/** Far beyond the 1,024 bytes of the standard: old portals put comments and styles first. */
const META_WINDOW = 8192;

/** @throws UnknownCharsetError when header or meta name an encoding that does not exist. */
export function decodeHtml(bytes: Uint8Array, contentType?: string | null): DecodedHtml {
  const mark = MARKS.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (mark) return { html: decoder(mark[0]).decode(bytes), charset: mark[0], from: 'mark' };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_WINDOW));
  const header = HEADER.exec(contentType ?? '')?.[1];
  const named = header ?? META.exec(head)?.[1];
  const from = header ? 'header' : named ? 'meta' : 'content';
  const charset = named ? (CHINESE.test(named) ? 'gb18030' : named.toLowerCase()) : 'utf-8';
  const fatal = decoder(/^utf-16/.test(charset) ? 'utf-8' : charset, true);
  try {
    return { html: fatal.decode(bytes), charset: fatal.encoding, from };
  } catch {
    return other(bytes, fatal.encoding, named, from);
  }
}

function other(
  bytes: Uint8Array,
  tried: string,
  named: string | undefined,
  from: DecodedHtml['from'],
): DecodedHtml {
  const second = tried === 'gb18030' ? 'utf-8' : 'gb18030';
  try {
    const html = decoder(second, true).decode(bytes);
    return {
      html,
      charset: second,
      from: 'content',
      ...(named && { warning: `网页声明的编码是 ${named}，实际按 ${second} 读取。` }),
    };
  } catch {
    return {
      html: decoder(tried).decode(bytes),
      charset: tried,
      from,
      warning: `网页含有不属于 ${tried} 编码的字节，个别字可能读错。`,
    };
  }
}

function decoder(charset: string, fatal = false): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal });
  } catch {
    throw new UnknownCharsetError(charset);
  }
}
