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
  /** 辦理 in Big5. */
  const BIG5 = [0xbf, 0xec, 0xb2, 0x7a];
  test.each([
    ['GB18030 by header', bytes(GBK), 'text/html; charset=GB18030', '办理', 'gb18030'],
    ['GB18030 by meta', bytes('<meta charset="gb18030">', GBK), null, '办理', 'gb18030'],
    [
      'a four-byte sign, which GBK lacks',
      bytes(GBK, [0x82, 0x35, 0x87, 0x38]),
      'text/html; charset=gbk',
      '办理\u4db5',
      'gb18030',
    ],
    ['GB18030 by its bytes alone', bytes(GBK, [0x82, 0x35, 0x87, 0x38]), null, '办理\u4db5', 'gb18030'],
    ['Big5 by header', bytes(BIG5), 'text/html; charset=Big5', '辦理', 'big5'],
    ['Big5 by meta', bytes('<meta charset=big5>', BIG5), 'text/html', '辦理', 'big5'],
    [
      'mark of UTF-16, high byte first',
      bytes([0xfe, 0xff], [0x52, 0x9e, 0x74, 0x06]),
      null,
      '办理',
      'utf-16be',
    ],
    [
      'mark before header and meta',
      bytes([0xef, 0xbb, 0xbf], '<meta charset="big5">办理'),
      'text/html; charset=gbk',
      '办理',
      'utf-8',
    ],
    ['UTF-8 that is named GBK', bytes('<meta charset="gbk">请办理事项'), 'text/html', '请办理事项', 'utf-8'],
  ])('%s', (_, input, header, text, charset) => {
    const read = decodeHtml(input, header);
    expect(read.html).toContain(text);
    expect(read.html).not.toContain('\ufffd');
    expect(read.charset).toBe(charset);
  });
  test('bytes of no encoding are read as far as they go', () =>
    expect(decodeHtml(bytes('办理', [0xff, 0xff, 0xff])).html).toContain('办理'));
  test('an unknown name', () =>
    expect(() => decodeHtml(bytes('a'), 'text/html; charset=martian')).toThrow(UnknownCharsetError));
});
