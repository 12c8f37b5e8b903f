// Checks that compare guides: what two channels mean, one code on two items, one phone of many units.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveOptions } from '../../checks/frame/judge.ts';
import { type CorpusGuide, factsOfItem, judgeCorpus } from '../../checks/frame/judge-corpus.ts';
import { corpusChecks, regionOptions } from '../../checks/index.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { guideOf } from './page-examples.ts';

const options = resolveOptions(corpusChecks, regionOptions('021'));
const CODE = '11310000002420447T231200021800001';

/** One item on the page and on the phone. */
const channels = (pc: Partial<ServiceGuide>, h5: Partial<ServiceGuide>): CorpusGuide[] => {
  const of = (channel: 'pc' | 'h5', own: Partial<ServiceGuide>): CorpusGuide => ({
    ...{ item: 's/1', itemName: '示例事项', channel, unit: 'A' },
    guide: {
      ...guideOf('到现场次数：1次'),
      materials: [{ name: '申请表' }],
      observed: { places: 'complete', materials: 'complete' },
      ...own,
    },
  });
  return [of('pc', pc), of('h5', h5)];
};

const found = (guides: CorpusGuide[]) =>
  judgeCorpus(guides, corpusChecks, options, (_, error) => {
    throw error;
  }).map((outcomes) =>
    outcomes
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ message, verdict }) => `${message} ${verdict}`),
  );

const place = (address: string, hours = '工作日9:00-12:00，13:30-17:00') => ({
  places: [{ address, hours }],
});

describe('two channels of one item', () => {
  test.each<[string, Partial<ServiceGuide>, Partial<ServiceGuide>]>([
    [
      'colons and dashes',
      place('汉口路695号1楼01号窗口', '工作日09:00-12:00，13:30-17:00'),
      place('汉口路695号1楼01号窗口', '工作日 9：00—12：00、13：30—17：00'),
    ],
    ['a unit in brackets', { promiseLimit: '5个工作日' }, { promiseLimit: '5（工作日）' }],
    ['a hotline with area code', { consult: '12345' }, { consult: '021-12345' }],
    [
      'lists in another order',
      { consult: '021-63212398、021-63212399' },
      { consult: '（021）63212399；63212398' },
    ],
    [
      'materials in another order',
      { materials: [{ name: '申请表' }, { name: '身份证', copies: '1' }] },
      { materials: [{ name: '身份证' }, { name: '申请表' }] },
    ],
    [
      'a material that stands twice, once a situation',
      {
        materials: [
          { name: '申请表', originals: '1' },
          { name: '申请表', originals: '0' },
        ],
      },
      {
        materials: [
          { name: '申请表', originals: '1' },
          { name: '申请表', originals: '0' },
        ],
      },
    ],
    ['a section that the phone leaves out', place('汉口路695号1楼01号窗口'), { places: [] }],
    ['a limit to the visits', { visits: '1次' }, { visits: '最多跑1次' }],
    [
      'a window beside the address',
      place('汉口路695号1楼01号窗口'),
      { places: [{ address: '汉口路695号1楼', window: '1号窗口', hours: '工作日9:00-12:00，13:30-17:00' }] },
    ],
  ])('%s means the same', (_name, pc, h5) => expect(found(channels(pc, h5))).toEqual([[], []]));

  test.each<[string, Partial<ServiceGuide>, Partial<ServiceGuide>]>([
    ['X08 fail', { promiseLimit: '5个工作日' }, { promiseLimit: '10个工作日' }],
    ['X08 fail', { name: '排水许可' }, { name: '排污许可' }],
    ['X08 fail', { consult: '021-63212398' }, { consult: '021-63212399' }],
    ['X08 review', { consult: '021-63212398、021-63212399' }, { consult: '021-63212398' }],
    ['X08 fail', { fee: '收费：10元/件' }, { fee: '收费：20元/件' }],
    ['X08 fail', { fee: '不收费' }, { fee: '收费：20元/件' }],
    ['A09 fail', place('汉口路695号1楼2号窗口'), place('汉口路695号1楼5号窗口')],
    ['A09 review', place('汉口路695号1楼2号窗口'), place('汉口路695号2号窗口')],
    [
      'MT12 fail',
      { materials: [{ name: '申请表' }, { name: '身份证' }] },
      { materials: [{ name: '申请表' }] },
    ],
    [
      'MT12 fail',
      { materials: [{ name: '申请表', originals: '1' }] },
      { materials: [{ name: '申请表', originals: '2份' }] },
    ],
    ['V10 fail', { visits: '0次' }, { visits: '1次' }],
  ])('%s stands on both', (outcome, pc, h5) =>
    expect(found(channels(pc, h5))).toEqual([[outcome], [outcome]]),
  );

  test('each side names what the other one says', () => {
    const outcomes = judgeCorpus(channels({ visits: '0次' }, { visits: '1次' }), corpusChecks, options);
    expect(outcomes.map((own) => own.find(({ message }) => message === 'V10'))).toMatchObject([
      { quote: '0次', detail: '移动端为“1次”。' },
      { quote: '1次', detail: '网站为“0次”。' },
    ]);
  });

  test('a channel alone says nothing', () => {
    expect(judgeCorpus(channels({}, {}).slice(0, 1), [corpusChecks[1]!], options)).toEqual([[]]);
  });
});

const item = (n: number, name: string, unit: string, consult = '021-63212398'): CorpusGuide => ({
  ...{ item: `s/${n}`, itemName: name, channel: 'pc', unit },
  guide: { ...guideOf('到现场次数：1次'), name, handlingItemCode: CODE, consult },
});

test('one code names one item', () => {
  expect(found([item(1, '排水许可', 'A'), item(2, '养老机构备案', 'B')])).toEqual([
    ['C05 fail'],
    ['C05 fail'],
  ]);
  expect(found([item(1, '排水许可', 'A'), item(2, '排水许可（变更）', 'B')])).toEqual([
    ['C05 review'],
    ['C05 review'],
  ]);
  expect(found([item(1, '排水许可', 'A'), item(2, ' 排水许可', 'B')])).toEqual([[], []]);
});

test('a phone of many units is asked for, a hotline is not', () => {
  const many = (consult: string) =>
    found(Array.from({ length: 12 }, (_, n) => item(n, '排水许可', `U${n}`, consult)));
  expect(many('021-63212398')).toEqual(Array.from({ length: 12 }, () => ['P10-shared review']));
  expect(many('12345').flat()).toEqual([]);
  const one = Array.from({ length: 12 }, (_, n) => item(n, '排水许可', 'A'));
  expect(found(one).flat()).toEqual([]);
});

test('the order of the guides changes no outcome', () => {
  const guides = [
    ...channels({ visits: '0次', consult: '021-63212398' }, { visits: '1次', consult: '021-63212399' }),
    item(2, '排水许可', 'A'),
    item(3, '养老机构备案', 'B'),
    item(4, '居住证办理', 'C'),
  ];
  const keyed = (all: CorpusGuide[]) =>
    Object.fromEntries(
      judgeCorpus(all, corpusChecks, options).map((outcomes, i) => [
        `${all[i]!.item} ${all[i]!.channel}`,
        outcomes,
      ]),
    );
  const expected = keyed(guides);
  fc.assert(
    fc.property(fc.shuffledSubarray(guides, { minLength: guides.length }), (shuffled) => {
      expect(keyed(shuffled)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

describe('facts that are worth storing', () => {
  const own = { promiseLimit: '5个工作日', handlingItemCode: CODE, name: '示例事项' };
  const fieldsOf = (guides: CorpusGuide[]) =>
    factsOfItem(guides, corpusChecks, options).map((facts) => facts.map(({ field }) => field).sort());

  test('of an item in one channel there is nothing to compare its channels by', () => {
    const [pc] = channels({ ...own, consult: '021-63212398' }, {});
    expect(fieldsOf([pc!])).toEqual([['consult', 'handlingItemCode']]);
  });

  test('of an item in two channels what both of them say', () => {
    const [first, second] = fieldsOf(channels(own, { promiseLimit: '7个工作日' }));
    expect(first).toEqual(second!.concat('handlingItemCode').sort());
    expect(second).toContain('promiseLimit');
    expect(second).not.toContain('handlingItemCode');
  });

  test('leaving the others out changes no outcome', () => {
    const guides = channels(own, { promiseLimit: '7个工作日', consult: '12345' });
    const kept = factsOfItem(guides, corpusChecks, options);
    const lean = corpusChecks.map((check) => ({
      ...check,
      facts: (guide: ServiceGuide) =>
        kept[guides.findIndex((one) => one.guide === guide)]!.filter((fact) =>
          check.meta.messages.some(({ id }) => id === fact.message),
        ),
    }));
    expect(judgeCorpus(guides, lean, options)).toEqual(judgeCorpus(guides, corpusChecks, options));
  });
});
