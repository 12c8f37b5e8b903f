// Which channel was changed last, as far as the lists say.
import { expect, it, test } from 'vitest';
import { sortable, UpdateTimes } from '../../reports/newer-channel.ts';
import type { ChannelList } from '../../store/schemas/channel-list.ts';

const list = (channel: ChannelList['channel'], updated?: string): ChannelList => ({
  ...{ channel, unit: 'A', complete: true, source: 's' },
  items: [{ portalId: '1', name: '事项', ...(updated && { updated }) }],
});
const sentence = (...lists: ChannelList[]) =>
  new UpdateTimes('made', lists).sentence('made/1#2', ['pc', 'h5']);

test.each([
  ['2026-11-03 08:05:09', '2026-11-03 08:05:09'],
  ['2026/11/3', '2026-11-03'],
  ['2026年11月3日 8:05', '2026-11-03 08:05:00'],
  ['2026-11-03T08:05:09.000+08:00', '2026-11-03 08:05:09'],
  ['昨天', undefined],
  ['', undefined],
])('%s', (text, expected) => {
  expect(sortable(text)).toBe(expected);
});

it('names the newer one, days alone where one gives no hour', () => {
  expect(sentence(list('pc', '2026-10-01'), list('h5', '2026-11-03 08:00:00'))).toBe(
    '清单所写更新时间：网站2026-10-01，移动端2026-11-03 08:00:00；移动端较新，请先核对较早的一方。',
  );
  expect(sentence(list('pc', '2026-11-03'), list('h5', '2026-11-03 08:00:00'))).toBe('');
});

it('says nothing where only one gives a date', () => {
  expect(sentence(list('pc', '2026-10-01'), list('h5'))).toBe('');
  expect(sentence(list('pc', '2026-10-01'), list('h5', '近日'))).toBe('');
});
