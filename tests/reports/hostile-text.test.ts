// Pages are hostile: what they write must never become a formula, a script, a path or a broken file.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { COLUMNS } from '../../reports/columns.ts';
import { csvLine, csvOf } from '../../reports/csv.ts';
import { fileName, slug, uniqueNames } from '../../reports/file-names.ts';
import { findingLines } from '../../reports/findings-json.ts';
import { html, raw, webAddress } from '../../reports/html.ts';
import { CELL_LIMIT, cellText } from '../../reports/plain-text.ts';
import { Finding } from '../../store/schemas/finding.ts';
import { findingFor, HOSTILE, MESSAGES, RUN } from './samples.ts';

describe('a cell', () => {
  test.each([
    ['=1+1', '“=1+1”'],
    ['+8621', '“+8621”'],
    ['-', '“-”'],
    ['@SUM(A1)', '“@SUM(A1)”'],
    ['\t=1', '“=1”'],
    ['\r=1', '“=1”'],
    ['\n\n =1', '“=1”'],
    ['\u0000=1', '“=1”'],
    ['\u202e=1', '“=1”'],
    ['\u3000＝1', '“＝1”'],
    ['021-63212810', '021-63212810'],
    ['汉口路=695号', '汉口路=695号'],
    ['一\r\n二\r三', '一\n二\n三'],
    ['坏\ud800字\u0007', '坏字'],
    ['😀', '😀'],
  ])('%j reads %j', (text, cell) => {
    expect(cellText(text)).toBe(cell);
  });

  it('never starts as a formula, never is too long, never holds what XML forbids', () => {
    const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ', '\u200b', '\ufeff', '＝', '');
    fc.assert(
      fc.property(start, fc.string({ unit: 'binary' }), (head, tail) => {
        const cell = cellText(head + tail);
        expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(cell).not.toMatch(/(?![\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u);
      }),
    );
    const long = cellText(`=${'长'.repeat(40_000)}`);
    expect(long).toHaveLength(CELL_LIMIT);
    expect(long).toMatch(/^“=.*已截断）$/);
    expect(cellText(`${'a'.repeat(CELL_LIMIT - 12)}😀${'a'.repeat(99)}`)).not.toMatch(/\p{Cs}/u);
  });
});

describe('html', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`" onload='x' &amp;`, '&quot; onload=&#39;x&#39; &amp;amp;'],
    ['a\u0000\u202eb', 'ab'],
    [null, ''],
    [false, ''],
    [0, '0'],
    [['<', raw('<b>'), ['>']], '&lt;<b>&gt;'],
  ])('escapes %j', (value, text) => {
    expect(html`${value as string}`.text).toBe(text);
  });

  it('leaves nested templates as they are', () => {
    expect(html`<p title="${'"'}">${html`<i>${'<'}</i>`}</p>`.text).toBe('<p title="&quot;"><i>&lt;</i></p>');
  });

  test.each([
    ['https://a.example/办?x=1&y="', 'https://a.example/%E5%8A%9E?x=1&y=%22'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['//a.example', null],
    ['http://bank.example@evil.example/', null],
    ['', null],
    [null, null],
  ])('links to %j as %j', (url, address) => {
    expect(webAddress(url)).toBe(address);
  });
});

describe('CSV', () => {
  it('starts with a BOM, ends lines with CRLF, has a value for each title', () => {
    const [head, line] = [
      ...csvOf([{ n: 1, finding: findingFor(), unitName: '市公安局', run: RUN, code: '113' }], MESSAGES),
    ];
    expect(head).toBe(`\ufeff问题编号,单位,${COLUMNS.map((c) => c.title).join(',')}\r\n`);
    expect(line).toMatch(/^[0-9a-f]{16},市公安局,1,户口迁移,"113\nfixture\/1",网站,.*新发现\r\n$/s);
  });

  test.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', '说"是"', '一\n二'], '"a,b","说""是""","一\n二"\r\n'],
    [['=1', HOSTILE.slice(0, 12)], '“=1”,“=HYPERLINK(”\r\n'.replace('“=HYPERLINK(”', '"“=HYPERLINK(""”"')],
  ])('%j', (values, line) => {
    expect(csvLine(values)).toBe(line);
  });
});

test('JSON lines keep everything, in the order of the schema', () => {
  const finding = findingFor({
    quote: HOSTILE,
    evidence: [{ sha256: 'ab', kind: 'crop', path: 'evidence/ab.png' }],
  });
  const shuffled = Object.fromEntries(Object.entries(finding).reverse()) as Finding;
  const [line] = [...findingLines([shuffled])];
  expect(JSON.parse(line!)).toEqual(finding);
  expect(Object.keys(JSON.parse(line!))).toEqual(Object.keys(Finding.shape));
  expect(line).toMatch(/^[^\n]+\n$/);
});

describe('a file name', () => {
  test.each([
    ['市公安局', '市公安局', /^u-[0-9a-f]{8}$/],
    ['../../etc/passwd', 'etc_passwd', /^etc-passwd-[0-9a-f]{8}$/],
    ['a:b*c?"<>|\\', 'a_b_c', /^a-b-c-[0-9a-f]{8}$/],
    ['CON', '_CON', /^CON-[0-9a-f]{8}$/],
    ['  .隐藏. ', '隐藏', /^u-/],
    ['\u202e\u0000', '未命名', /^u-/],
    ['SHGASH', 'SHGASH', /^SHGASH$/],
  ])('of %j is %j', (text, name, link) => {
    expect(fileName(text)).toBe(name);
    expect(slug(text)).toMatch(link);
  });

  it('is short, and its own even on systems that ignore case', () => {
    expect(fileName('长'.repeat(300)).length).toBeLessThanOrEqual(60);
    expect(uniqueNames(['a', 'A', 'a-2', 'a'], slug, '-')).toEqual(['a', 'A-2', 'a-2-2', 'a-3']);
  });
});
