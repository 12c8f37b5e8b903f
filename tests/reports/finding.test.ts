// A finding says what, where, why, how to mend it and who must; equal words in many items are one cause.
import { describe, expect, it, test } from 'vitest';
import { causesOf } from '../../reports/causes.ts';
import { elementName, fieldName } from '../../reports/field-names.ts';
import { elementOf, findingOf, messageIndex } from '../../reports/finding.ts';
import { inMendingOrder } from '../../reports/unit-report.ts';
import { Finding } from '../../store/schemas/finding.ts';
import type { Element } from '../../store/schemas/guide.ts';
import { CHECK, findingFor, guideOf, MESSAGES, NIGHT_2, reportOf, UNIT } from './samples.ts';

const KEY = '黄浦区行政服务中心';
const { message, check } = MESSAGES.get('A03')!;
const context = {
  run: 'r2',
  unit: UNIT,
  item: 'fixture/1',
  itemName: '户口迁移',
  channel: 'pc',
  url: null,
  guide: guideOf({ elements: [{ text: '汉口路', field: 'places.address', key: KEY, dom: 'div>span' }] }),
  confirmation: 'pending',
  at: NIGHT_2,
} as const;

describe('findingOf', () => {
  const fail = { message: 'A03', verdict: 'fail', field: 'places.address', key: KEY } as const;

  it('takes severity, basis and fix from the message, dom and owner from the guide', () => {
    const finding = findingOf({ ...fail, quote: '汉口路', detail: '没有门牌号。' }, message, check, context);
    expect(Finding.parse(finding)).toEqual(finding);
    expect(finding).toMatchObject({
      severity: 'major',
      basis: message.basis,
      fix: message.fix,
      check: 'address',
      dom: 'div>span',
      owner: KEY,
      detail: '没有门牌号。',
      state: 'new',
      firstSeen: NIGHT_2,
    });
  });

  it('falls back to the message where the outcome says no more', () => {
    expect(findingOf(fail, message, check, context)).toMatchObject({
      detail: message.text,
      quote: null,
      expected: null,
    });
  });

  it('is made of a fail or a review only', () => {
    expect(() => findingOf({ ...fail, verdict: 'pass' }, message, check, context)).toThrow('不构成问题');
  });

  it('knows each message once', () => {
    expect(() => messageIndex([CHECK, CHECK])).toThrow('检查项编号重复：A01');
  });
});

test.each<[string, Element[], string | null, string | undefined]>([
  [
    'the same key',
    [
      { text: 'a', field: 'x', key: '1' },
      { text: 'b', field: 'x', key: '2' },
    ],
    '2',
    'b',
  ],
  ['one value that stands for all members', [{ text: 'a', field: 'x' }], '2', 'a'],
  [
    'several values, none with the key',
    [
      { text: 'a', field: 'x' },
      { text: 'b', field: 'x' },
    ],
    '2',
    undefined,
  ],
  ['another member', [{ text: 'a', field: 'x', key: '1' }], '2', undefined],
  ['no key asked, one member', [{ text: 'a', field: 'x', key: '1' }], null, 'a'],
  [
    'no key asked, several members',
    [
      { text: 'a', field: 'x', key: '1' },
      { text: 'b', field: 'x', key: '2' },
    ],
    null,
    undefined,
  ],
])('the element of a finding: %s', (_, elements, key, text) => {
  expect(elementOf(elements, 'x', key)?.text).toBe(text);
});

test.each([
  ['steps.limit', '受理', '办理流程·环节时限（受理）'],
  ['places.hours', '江山大道88号#2', '办理时间（江山大道88号，第2处）'],
  ['visits', null, '到办事现场次数'],
  ['materials.blankForm.url', null, '申请材料·空白表格'],
  ['unknown', null, 'unknown'],
])('the name of %s %s is %s', (field, key, name) => {
  expect(elementName(field, key)).toBe(name);
  expect(fieldName(field)).not.toBe('');
});

test('one cause: same message, element and folded words in two items or more, biggest first', () => {
  const of = (item: string, message: string, quote: string | null, unit = 'U1') =>
    findingFor({ item, itemName: `事项${item}`, message, quote, unit });
  const findings = [
    of('1', 'A03', '江山大道 88'),
    of('2', 'A03', '江山大道88', 'U2'),
    of('2', 'A03', '江山大道，88', 'U2'),
    of('1', 'A01', null),
    of('2', 'A01', null, 'U2'),
    of('3', 'A01', null),
    of('1', 'H05', '只此一处'),
  ];
  const causes = causesOf(findings);
  expect(causes.map((c) => [c.message, c.members.map((m) => m.item), c.units])).toEqual([
    ['A01', ['1', '2', '3'], ['U1', 'U2']],
    ['A03', ['1', '2'], ['U1', 'U2']],
  ]);
  const shape = (all: typeof causes) => all.map(({ quote: _, ...rest }) => rest);
  expect(shape(causesOf([...findings].reverse()))).toEqual(shape(causes));
});

test('problems are listed item by item, the worst item first, fails before reviews', () => {
  const of = (
    item: string,
    message: string,
    severity: Finding['severity'],
    outcome: Finding['outcome'] = 'fail',
  ) => findingFor({ item, itemName: item, message, severity, outcome });
  const order = inMendingOrder([
    of('b', 'H05', 'minor'),
    of('a', 'A03', 'major', 'review'),
    of('a', 'A04', 'major'),
    of('c', 'A01', 'critical'),
    of('c', 'H05', 'minor'),
  ]);
  expect(order.map((f) => f.item + f.message)).toEqual(['cA01', 'cH05', 'aA04', 'aA03', 'bH05']);
});

test('a unit’s numbers: closed and refuted findings are no problems, and refuted ones leave the rate', () => {
  const report = reportOf([
    findingFor({ item: 'fixture/1' }),
    findingFor({ item: 'fixture/2', outcome: 'review' }),
    findingFor({ item: 'fixture/3', confirmation: 'refuted' }),
    findingFor({ item: 'fixture/3', message: 'A01', state: 'fixed' }),
    findingFor({ item: 'not-seen-tonight' }),
  ]);
  expect(report).toMatchObject({ refuted: 1, clean: 2, points: { pass: 90, fail: 9, review: 5 } });
  expect(report.problems.map((f) => f.item).sort()).toEqual(['fixture/1', 'fixture/2', 'not-seen-tonight']);
  expect(report.closed).toHaveLength(1);
  expect(report.severities.major).toEqual({ fail: 2, review: 1 });
});
