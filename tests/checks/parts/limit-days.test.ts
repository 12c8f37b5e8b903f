// Limits of different units are longer or different only where no reading of the units makes them agree.
import { describe, expect, test } from 'vitest';
import { differ, isLonger, takesDays } from '../../../checks/parts/limit-days.ts';
import { readLimit } from '../../../checks/text/limit.ts';

describe.each([
  ['15个工作日', '10个工作日', true],
  ['10个工作日', '10个自然日', true],
  ['11个工作日', '15个自然日', false],
  ['7个工作日', '7天', false],
  ['20个工作日', '1个月', false],
  ['2个月', '30个工作日', true],
  ['24小时', '1个工作日', false],
  ['3个工作日', '当场办结', true],
  ['15', '10', true],
  ['15', '10个工作日', null],
])('%s against %s', (a, b, longer) => {
  test(`is longer: ${longer}`, () => expect(isLonger(readLimit(a), readLimit(b))).toBe(longer));
  test('differs where it is longer', () =>
    expect(differ(readLimit(a), readLimit(b))).toBe(
      longer === true || isLonger(readLimit(b), readLimit(a)) === true,
    ));
});

test.each([
  ['1个工作日', false],
  ['当场办结', false],
  ['30分钟', false],
  ['48小时', true],
  ['2个自然日', true],
  ['5', null],
])('%s takes days: %s', (text, days) => expect(takesDays(readLimit(text))).toBe(days));
