// A reader's memory: one reading a text, bounded, not for long texts, and nobody changes what is shared.
import { describe, expect, it, vi } from 'vitest';
import { forgetAll, remembered, rememberedBeside } from '../../../checks/text/memo.ts';

describe('remembered', () => {
  it('reads a text once, also where the reading is undefined', () => {
    const read = vi.fn((text: string) => (text === '无' ? undefined : { text }));
    const reader = remembered(read);
    expect(reader('一')).toBe(reader('一'));
    reader('无');
    reader('无');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps what was asked for lately and reads the rest again', () => {
    const read = vi.fn((text: string) => text.length);
    const reader = remembered(read, 4);
    for (const text of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a']) reader(text);
    expect(read.mock.calls.filter(([text]) => text === 'a')).toHaveLength(1);
    reader('b');
    expect(read.mock.calls.filter(([text]) => text === 'b')).toHaveLength(2);
  });

  it('does not keep long texts', () => {
    const read = vi.fn((text: string) => text.length);
    const reader = remembered(read);
    const long = '长'.repeat(501);
    expect([reader(long), reader(long)]).toEqual([501, 501]);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('keeps readings beside different words apart, and forgets all', () => {
    const read = vi.fn((text: string, beside: string | undefined) => `${text}${beside}`);
    const reader = rememberedBeside(read);
    expect([reader('5', '天'), reader('5', '月'), reader('5', '天')]).toEqual(['5天', '5月', '5天']);
    expect(read).toHaveBeenCalledTimes(2);
    forgetAll();
    reader('5', '天');
    expect(read).toHaveBeenCalledTimes(3);
  });
});
