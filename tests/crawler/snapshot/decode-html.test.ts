// Encodings of pages.
import { describe, expect, test } from 'vitest';
import { decodeHtml, UnknownCharsetError } from '../../../crawler/snapshot/decode-html.ts';

/** 办理 in GBK. */
const GBK = [0xb0, 0xec, 0xc0, 0xed];
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p, 'utf8') : Buffer.from(p))));

describe('decodeHtml', () => {
  test.each([
    ['byte order mark', bytes([0xef, 0xbb, 0xbf], '办理'), undefined, 'utf-8'],
    ['utf-16', bytes([0xff, 0xfe], [0x9e, 0x52, 0x06, 0x74]), undefined, 'utf-16le'],
    ['header', bytes(GBK), 'text/html; charset=GBK', 'gb18030'],
    ['header before meta', bytes('<meta charset="utf-8">', GBK), 'text/html;charset="gb2312"', 'gb18030'],
    [
      'meta',
      bytes('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', GBK),
      undefined,
      'gb18030',
    ],
    ['nothing named: utf-8', bytes('办理'), 'text/html', 'utf-8'],
    ['nothing named and no utf-8', bytes(GBK), undefined, 'gb18030'],
  ])('%s', (_, input, header, charset) => {
    const read = decodeHtml(input, header);
    expect(read.html).toContain('办理');
    expect(read.charset).toBe(charset);
  });
  test.each([
    ['mark', bytes([0xef, 0xbb, 0xbf], '办理'), 'text/html; charset=gbk'],
    ['header', bytes('<meta charset="gbk">办理'), 'text/html; charset=utf-8'],
    ['meta', bytes('<meta charset="utf-8">办理'), 'text/html'],
    ['content', bytes(GBK), 'text/html'],
    ['content', bytes('<meta charset="utf-8">', GBK), null],
  ])('tells that the charset is known by its %s', (from, input, header) =>
    expect(decodeHtml(input, header).from).toBe(from),
  );
  test('a wrong name is read rightly, with a warning', () => {
    const read = decodeHtml(bytes('<meta charset="utf-8">', GBK));
    expect(read.html).toContain('办理');
    expect(read.warning).toMatch(/utf-8.*gb18030/);
  });
  test('bytes of no encoding are read as far as they go', () =>
    expect(decodeHtml(bytes('办理', [0xff, 0xff, 0xff])).html).toContain('办理'));
  test('an unknown name', () =>
    expect(() => decodeHtml(bytes('a'), 'text/html; charset=martian')).toThrow(UnknownCharsetError));
});
