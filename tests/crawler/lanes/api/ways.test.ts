// Where a displayed text lies in JSON, and how it comes to be displayed.
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../crawler/lanes/api/json-tree.ts';
import { agreed, textBy, waysTo, waysToAddress } from '../../../../crawler/lanes/api/ways.ts';

const samples = (...pairs: [Json, string | undefined][]) => pairs.map(([node, text]) => ({ node, text }));

describe('waysTo', () => {
  it.each<[string, ReturnType<typeof samples>, object[]]>([
    ['as it is', samples([{ a: '窗口办理', b: 'x' }, '窗口办理']), [{ path: 'a', how: 'lines' }]],
    [
      'without blanks that nobody sees',
      samples([{ a: ' 一、\r\n\u3000 二、 ' }, '一、\n二、']),
      [{ path: 'a', how: 'lines' }],
    ],
    ['in one line', samples([{ a: '一、\n二、' }, '一、 二、']), [{ path: 'a', how: 'flat' }]],
    ['out of HTML', samples([{ a: '<p>一&amp;二</p><p>三</p>' }, '一&二\n三']), [{ path: 'a', how: 'html' }]],
    ['a number', samples([{ a: 20 }, '20']), [{ path: 'a', how: 'lines' }]],
    [
      'with its unit',
      samples([{ a: 20 }, '20个工作日'], [{ a: 5 }, '5个工作日']),
      [{ path: 'a', how: 'unit', before: '', after: '个工作日' }],
    ],
    [
      'by a code that came twice',
      samples([{ a: '1' }, '必要'], [{ a: '2' }, '非必要'], [{ a: '1' }, '必要']),
      [{ path: 'a', how: 'code', table: { 1: '必要', 2: '非必要' } }],
    ],
    ['by a code of which nobody knows yet', samples([{ a: '1' }, '必要'], [{ a: '2' }, '非必要']), []],
    [
      'only what was displayed whenever it was there',
      samples([{ a: '甲', b: '甲' }, '甲'], [{ a: '', b: '乙' }, undefined]),
      [{ path: 'a', how: 'lines' }],
    ],
    [
      'in pieces, without what is the address of one',
      samples(
        [{ a: ['021-12345678'] }, '021-12345678'],
        [{ a: ['电话 ', { text: '12345', url: 'tel:12345' }] }, '电话 12345'],
      ),
      [{ path: 'a', how: 'lines', skip: 'url' }],
    ],
    ['not there', samples([{ a: '甲' }, '乙']), []],
  ])('%s', (_, some, ways) => {
    // As it stands, in one line, out of HTML: without breaks or markup that is one way, written thrice.
    const found = waysTo(some).filter(({ how }) => how !== 'flat' && how !== 'html');
    expect(found.length > 0 ? found : waysTo(some)).toEqual(ways);
  });

  it('keeps every way that fits, and what they do not say alike is not known', () => {
    const ways = waysTo(samples([{ a: '甲', b: '甲' }, '甲']));
    expect(new Set(ways.map(({ path }) => path))).toEqual(new Set(['a', 'b']));
    expect(agreed(ways, { a: '乙', b: '乙' })).toBe('乙');
    expect(agreed(ways, { a: '乙', b: '丙' })).toBeUndefined();
  });

  it.each([
    ['markup', '市<b>水务局</b>', '市水务局'],
    ['entities', '甲&nbsp;局', '甲 局'],
    ['line breaks', '甲局\n乙局', '甲局 乙局'],
  ])('knows %s only after a page with them was compared', (_, raw, shown) => {
    const before = samples([{ a: '甲局' }, '甲局']);
    expect(agreed(waysTo(before), { a: raw })).toBeUndefined();
    const after = [...before, ...samples([{ a: raw }, shown])];
    expect(agreed(waysTo(after), { a: raw })).toBe(shown);
  });
});

it('a code nobody has seen, or two places at once, lead nowhere', () => {
  expect(textBy({ path: 'a', how: 'code', table: { 1: '是' } }, { a: '3' })).toBeUndefined();
  expect(textBy({ path: 'a', how: 'code', table: { 1: '是' } }, { a: 'toString' })).toBeUndefined();
  expect(textBy({ path: '*/a', how: 'lines' }, [{ a: '甲' }, { a: '乙' }])).toBeUndefined();
  expect(textBy({ path: '*/a', how: 'lines' }, [{ a: '甲' }, { a: '' }])).toBe('甲');
  expect(textBy({ path: 'a', how: 'lines' }, {})).toBe('');
});

it('addresses are read against that of the page', () => {
  const base = 'https://portal.example/guide/{id}';
  const ways = waysToAddress([{ node: { url: '/a.pdf' }, text: 'https://portal.example/a.pdf' }], base);
  expect(ways).toEqual([{ path: 'url', how: 'address', base }]);
  expect(agreed(ways, { url: 'tel:12345' })).toBe('tel:12345');
});
