// One problem in two channels is told once; whatever a reader would be told differently stands alone.
import { expect, it } from 'vitest';
import { channelTwins } from '../../reports/channel-twins.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { findingFor } from './samples.ts';

const pc = findingFor({ channel: 'pc', key: '甲大厅', quote: '江山路' });
const h5 = findingFor({ channel: 'h5', key: '甲大厅', quote: '江山路' });

const channels = (findings: readonly Finding[]) =>
  channelTwins(findings).map((group) => group.map(({ channel }) => channel));

it('joins what both channels say, the website first, wherever the other stands', () => {
  const other = findingFor({ channel: 'pc', key: '乙大厅', quote: '江山路' });
  expect(channels([h5, other, pc])).toEqual([['pc', 'h5'], ['pc']]);
});

it.each<[string, Partial<Finding>]>([
  ['another text', { quote: '江山路1号' }],
  ['another place', { key: '乙大厅' }],
  ['another verdict', { outcome: 'review' }],
  ['a second look that is still to come', { confirmation: 'pending' }],
  ['an older finding', { firstSeen: '2026-01-01T00:00:00+08:00' }],
  ['another item', { item: 'fixture/2' }],
  ['the same channel', { channel: 'pc', id: 'another' }],
])('keeps apart: %s', (_, change) => expect(channelTwins([pc, { ...h5, ...change }])).toHaveLength(2));
