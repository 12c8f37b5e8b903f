// The limit reader: amounts, units, captions, what is no exact limit, real words for at once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLimit } from '../../../checks/text/limit.ts';
import { readNumeral } from '../../../checks/text/numeral.ts';
import { LimitReading } from '../../../store/schemas/readings.ts';
import { readerExamples } from './reader-examples.ts';

const reading = (text: string, label?: string) => {
  const { value, unit, immediate } = readLimit(text, { label });
  return [value, unit, immediate];
};

describe('one exact limit', () => {
  it.each([
    ['5个工作日', 5, '工作日'],
    ['20个个工作日', 20, '工作日'],
    ['１５个 工作日', 15, '工作日'],
    ['3工作日。', 3, '工作日'],
    ['自受理之日起5个工作日内', 5, '工作日'],
    ['不超过10个工作日', 10, '工作日'],
    ['1.5个工作日', 1.5, '工作日'],
    ['半个工作日', 0.5, '工作日'],
    ['十五个工作日', 15, '工作日'],
    ['二十个工作日', 20, '工作日'],
    ['一百零五日', 105, '天'],
    ['廿日', 20, '天'],
    ['十五（15）个工作日', 15, '工作日'],
    ['15（十五）个工作日', 15, '工作日'],
    ['【20】个工作日', 20, '工作日'],
    ['3个工作曰', 3, '工作日'],
    ['5个工作日内办结，其中现场勘查2个工作日', 5, '工作日'],
    ['材料齐全当场办结，否则3个工作日内办结', 3, '工作日'],
    ['20 (工作日)', 20, '工作日'],
    ['5日（工作日）', 5, '工作日'],
    ['工作日：5', 5, '工作日'],
    ['承诺办结时限：5个工作日', 5, '工作日'],
    ['15自然日', 15, '自然日'],
    ['30天（日历日）', 30, '自然日'],
    ['20日', 20, '天'],
    ['10天', 10, '天'],
    ['0.5日', 0.5, '天'],
    ['8小时', 8, '小时'],
    ['30分钟', 30, '分钟'],
    ['3个月', 3, '月'],
    ['一个半月', 1.5, '月'],
    ['1年', 1, '年'],
    ['半年', 0.5, '年'],
    ['1个工作日；1个工作日', 1, '工作日'],
    ['20个工作日（特殊情况可延长10个工作日）', 20, '工作日'],
    ['10个工作日内作出决定，10日内送达', 10, '工作日'],
    ['当场受理，5个工作日办结', 5, '工作日'],
    ['能够当场决定的，当场决定；不能当场决定的，5个工作日内决定', 5, '工作日'],
  ])('%s → %d %s', (text, value, unit) => expect(reading(text)).toEqual([value, unit, false]));
});

describe('the caption', () => {
  it.each([
    ['5', '承诺办结时限（工作日）', 5, '工作日'],
    ['30', '法定办结时限(单位：天)', 30, '天'],
    ['5', '承诺期限（单位:个工作日）', 5, '工作日'],
    ['20日', '承诺办结时限（工作日）', 20, '天'],
    ['5', '承诺办结时限', 5, null],
    ['7', '承诺日期', 7, null],
    ['法定20个工作日；承诺5个工作日', '承诺办结时限', 5, '工作日'],
    ['法定20个工作日；承诺5个工作日', '法定办结时限', 20, '工作日'],
    ['无', '法定办结时限（工作日）', null, null],
  ])('%s under %s → %s %s', (text, label, value, unit) => {
    expect(reading(text, label)).toEqual([value, unit, false]);
  });
});

describe('at once', () => {
  it('is of the limit that the caption names', () => {
    const text = '承诺期限为即时办结，法定20个工作日';
    expect(reading(text, '承诺办结时限')).toEqual([null, null, true]);
    expect(reading(text, '法定办结时限')).toEqual([20, '工作日', false]);
  });
  it.each(['当日', '即办', '即办件', '当场办结', '即时办结', '立等可取', '当日办结', '收件后当场办理'])(
    '%s',
    (text) => expect(reading(text)).toEqual([null, null, true]),
  );
  it.each([
    ['0个工作日', 0, '工作日'],
    ['0', 0, null],
    ['即时办结（1个工作日）', 1, '工作日'],
  ])('%s → %d', (text, value, unit) => expect(reading(text)).toEqual([value, unit, true]));
});

describe('no exact limit', () => {
  it.each([
    ['', null],
    ['无', null],
    ['尽快办理', null],
    ['非即办件', null],
    ['两周', null],
    ['2021年5月1日', null],
    ['每月15日集中受理', null],
    ['约20天', '天'],
    ['5天左右', '天'],
    ['5-10个工作日', '工作日'],
    ['三至五个工作日', '工作日'],
    ['三五个工作日', '工作日'],
    ['5+10个工作日', '工作日'],
    ['-5个工作日', '工作日'],
    ['至少5个工作日', '工作日'],
    ['5个工作日以上', '工作日'],
    ['法定20个工作日；承诺5个工作日', '工作日'],
    ['受理1个工作日，审查3个工作日', '工作日'],
  ])('%s → unit %s', (text, unit) => expect(reading(text)).toEqual([null, unit, false]));
});

it.each([
  ['15', 15],
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['两百', 200],
  ['一百零五', 105],
  ['一百二十', 120],
  ['二〇', 20],
  ['半', 0.5],
  ['零', 0],
  ['三五', null],
  ['十十', null],
  ['百千', null],
  ['', null],
  ['a', null],
  ['constructor', null],
])('numeral %s is %s', (text, value) => expect(readNumeral(text)).toBe(value)); // prettier-ignore

it.each(['大概', '大致', '近', '平均', '预计', '最短', '最少', '起码', '不少于', '超过', '大于'])(
  '%s20天 is not exact',
  (word) => {
    expect(reading(`${word}20天`)).toEqual([null, '天', false]);
  },
);

it.each(['起步', '上下', '以上', '多'])('20天%s is not exact', (word) => {
  expect(reading(`20天${word}`)).toEqual([null, '天', false]);
});

it.each([
  '延长',
  '延期',
  '颁发证件',
  '补正',
  '公示',
  '公告',
  '特殊情况',
  '复杂情况',
  '听证',
  '检验',
  '检测',
  '鉴定',
  '评审',
  '踏勘',
])('%s has a limit of its own beside the one asked for', (word) => {
  expect(reading(`5个工作日办结，${word}10个工作日`)).toEqual([5, '工作日', false]);
});

it.each([
  ['当场告知，5个工作日办结', 5, '工作日', false],
  ['当场收件，5个工作日办结', 5, '工作日', false],
  ['当场补正，5个工作日办结', 5, '工作日', false],
  ['当场更正，5个工作日办结', 5, '工作日', false],
  ['当场登记，5个工作日办结', 5, '工作日', false],
  ['即时受理，5个工作日办结', 5, '工作日', false],
  ['即刻', null, null, true],
  ['随到随办', null, null, true],
  ['当日出证', null, null, true],
  ['当日取证', null, null, true],
  ['工作日5天', 5, '工作日', false],
])('%s → %s %s', (text, value, unit, immediate) => expect(reading(text)).toEqual([value, unit, immediate]));

it.each([['小时'], ['分钟']])('the caption names %s without brackets', (unit) => {
  expect(reading('8', `承诺办结时限${unit}`)).toEqual([8, unit, false]);
});

it('reads any text without error, in the public shape', () => {
  const pieces = fc.constantFrom(
    '5',
    '个',
    '工作日',
    '日',
    '月',
    '(',
    ')',
    '-',
    '约',
    '十',
    '半',
    '当场',
    '承诺',
    ':',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(texts, texts, (text, label) => {
      const result = readLimit(text, { label });
      expect(LimitReading.parse(result)).toEqual(result);
    }),
    { numRuns: 500 },
  );
});

it.each(['5个工作日，', '一', '(', '1-', '工作日', '当场', '法定5日'])('costs its length: %s', (piece) => {
  // Only the test's own deadline judges: a reader that is not linear would not be back within it.
  const text = piece.repeat(400_000 / piece.length);
  expect(readLimit(text).text).toBe(text);
});

it.each(readerExamples('limit'))('the page: $text', ({ text, option, reading }) => {
  expect(readLimit(text, { label: option })).toEqual(reading);
});

it('the page has ten examples', () => expect(readerExamples('limit')).toHaveLength(10));
