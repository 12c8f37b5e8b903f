// Numbers before captions, and times of steps that no caption names.
import { describe, expect, test } from 'vitest';
import { isNext, numberOf } from '../../../crawler/extract/numbered.ts';
import { isStepTime } from '../../../crawler/extract/step-time.ts';

describe('the number of a caption', () => {
  test.each([
    ['七、办理流程', 7, '、'],
    ['十、收费标准', 10, '、'],
    ['十二、办理地点', 12, '、'],
    ['二十、附件', 20, '、'],
    ['二十一．其他', 21, '．'],
    ['（三）受理条件', 3, '（）'],
    ['12.办理时间', 12, '.'],
  ])('%s', (label, value, signs) => expect(numberOf(label)).toEqual({ value, signs }));
  test.each(['办理流程', '三证合一', '2021年', ''])('none: %s', (label) =>
    expect(numberOf(label)).toBeUndefined(),
  );
  test.each([
    ['七、办理流程', '八、办结时限', true],
    ['九、特殊环节', '十、收费标准', true],
    ['七、办理流程', '九、特殊环节', false],
    ['七、办理流程', '（八）办结时限', false],
    ['七、办理流程', '办结时限', false],
  ])('%s before %s', (one, next, expected) => expect(isNext(numberOf(one)!, next)).toBe(expected));
});

describe('a time by itself', () => {
  test.each(['1个工作日', '（2 个工作日）', '0.5天', '即时', ' 当场 '])('%s', (text) =>
    expect(isStepTime(text)).toBe(true),
  );
  test.each(['受理1个工作日', '1项', '当场受理', ''])('none: %s', (text) =>
    expect(isStepTime(text)).toBe(false),
  );
});
