// The visits reader: numbers, upper limits, nobody has to come, what says nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVisits } from '../../../checks/text/visits.ts';
import { VisitsReading } from '../../../store/schemas/readings.ts';
import { readerExamples } from './reader-examples.ts';

it.each([
  ['1次', 1, null],
  ['１次', 1, null],
  ['0', 0, null],
  ['零次', 0, null],
  ['一次', 1, null],
  ['两次', 2, null],
  ['（1次）', 1, null],
  ['1趟', 1, null],
  ['1 次（核验原件）', 1, null],
  ['共2次（提交1次，领证1次）', 2, null],
  ['到办事现场次数：1', 1, null],
  ['申请人到办事现场次数为1次', 1, null],
  ['仅需跑一次', 1, null],
  ['0次（无需到现场）', 0, null],
  ['1次，无需到现场', 1, null],
  ['无需到现场办理', 0, null],
  ['不需要到窗口', 0, null],
  ['零跑动', 0, null],
  ['不用跑', 0, null],
  ['一次都不用跑', 0, null],
  ['最多跑1次', null, 1],
  ['到窗口最多次数：1次', null, 1],
  ['最多跑一次', null, 1],
  ['至多跑两次', null, 2],
  ['最多2', null, 2],
  ['≤1次', null, 1],
  ['1次以内', null, 1],
  ['一次办好', null, 1],
  ['不超过2次', null, 2],
  ['0-2次', null, 2],
  ['0~1', null, 1],
  ['1或2次', null, 2],
  ['网上办理0次，窗口办理1次', null, 1],
  ['网上：0；现场：1', null, 1],
  ['提交：1；领取：1', null, null],
  ['线上0次、线下1次', null, 1],
  ['提交1次，领取1次', null, null],
  ['', null, null],
  ['无', null, null],
  ['根据情况', null, null],
  ['1次以上', null, null],
  ['至少1次', null, null],
  ['1.5次', null, null],
  ['-1', null, null],
  ['第一次申请', null, null],
  ['每年一次', null, null],
  ['一次性告知', null, null],
  ['1号窗口', null, null],
])('%s → %s, max %s', (text, value, max) => expect(readVisits(text)).toEqual({ text, value, max }));

describe('every wording counts', () => {
  it.each([
    '无须到窗口',
    '不需到大厅',
    '不必前往窗口',
    '不用去大厅',
    '免到现场',
    '无需赴现场',
    '不需要亲临现场',
    '无需到办事大厅',
    '不需要跑动',
    '不需要跑腿',
    '免跑路',
    '不需要跑',
    '无须跑',
    '不必跑',
    '零次跑动',
    '零到场',
    '零次到现场',
    '不见面审批',
    '不见面办理',
    '一次不用跑',
    '一次也不用跑',
    '一次都不需跑',
    '一次都不跑',
  ])('%s: nobody has to come', (text) => expect(readVisits(text)).toEqual({ text, value: 0, max: null }));

  it.each([
    ['最多到现场2次', 2],
    ['至多到窗口2次', 2],
    ['到现场次数不超过2次', 2],
    ['到现场次数不得超过2次', 2],
    ['到现场不多于2次', 2],
    ['到现场不大于2次', 2],
    ['到现场次数最高2次', 2],
    ['到现场次数上限2次', 2],
    ['到现场2次之内', 2],
    ['特殊情况1至2次', 2],
    ['窗口1次或2次', 2],
    ['窗口1-2次', 2],
    ['至多2', 2],
    ['不超过2', 2],
    ['不多于2', 2],
    ['最多跑2', 2],
    ['最多去2', 2],
    ['（最多1）', 1],
    ['最多1次，特殊情况2次', 2],
    ['提交1次，领取2次', 2],
  ])('%s: at most %s', (text, max) => expect(readVisits(text)).toEqual({ text, value: null, max }));

  it.each([
    '到现场不少于2次',
    '到现场大于1次',
    '到现场约2次',
    '到现场2次左右',
    '每半年2次',
    '到现场核验1.5次',
    '提供1回执',
    '提供1回复',
    '第1次申请的须由本人提交身份证明原件并当场拍照',
    '1次，特殊情况2次以上',
    '1次，特殊情况2次及以上',
    '1次，特殊情况2次左右',
    '1次，特殊情况约2次',
    '1次，特殊情况三五次',
  ])('%s: no number and no limit', (text) =>
    expect(readVisits(text)).toEqual({ text, value: null, max: null }),
  );

  it.each(['到现场1次核验性别', '第二步到现场1次', '跑1次即可办好', '来1回'])('%s: once', (text) =>
    expect(readVisits(text)).toEqual({ text, value: 1, max: null }),
  );
});

it('reads any text without error, in the public shape', () => {
  const pieces = fc.constantFrom(
    '1',
    '次',
    '一',
    '最多',
    '跑',
    '(',
    ')',
    '-',
    '无需',
    '到现场',
    '，',
    '零',
    ':',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const result = readVisits(text);
      expect(VisitsReading.parse(result)).toEqual(result);
    }),
    { numRuns: 500 },
  );
});

it.each(['1次，', '一', '(', '1-', '无需', '最多'])('costs its length: %s', (piece) => {
  // Only the test's own deadline judges: a reader that is not linear would not be back within it.
  const text = piece.repeat(400_000 / piece.length);
  expect(readVisits(text).text).toBe(text);
});

it.each(readerExamples('visits'))('the page: $text', ({ text, reading }) => {
  expect(readVisits(text)).toEqual(reading);
});

it('the page has ten examples', () => expect(readerExamples('visits')).toHaveLength(10));
