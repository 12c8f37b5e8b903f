// The table of differences between channels: both texts of one element in one row, safe against what the pages say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { UpdateTimes } from '../../reports/newer-channel.ts';
import { DifferenceCollector, writeChannelsPage } from '../../reports/overview/channels-page.ts';
import { findingFor, folder, HOSTILE, RUN } from './samples.ts';

const TIMES = new UpdateTimes(RUN.site, []);

const side = (channel: 'pc' | 'h5', quote: string, other: string, changes = {}) =>
  findingFor({
    message: 'X08',
    field: 'promiseLimit',
    key: null,
    channel,
    quote,
    detail: `${channel === 'pc' ? '移动端' : '网站'}为“${other}”。`,
    ...changes,
  });

const rowsOf = (...findings: ReturnType<typeof side>[]) => {
  const collector = new DifferenceCollector();
  for (const finding of findings) collector.add(finding, '市公安局');
  return collector.list();
};

it('joins the two sides of an element, the page first', () => {
  const rows = rowsOf(side('h5', '10个工作日', '5个工作日'), side('pc', '5个工作日', '10个工作日'));
  expect(rows.map(({ sides }) => sides.map(({ channel, quote }) => `${channel} ${quote}`))).toEqual([
    ['pc 5个工作日', 'h5 10个工作日'],
  ]);
});

it('joins places that have other keys because their addresses differ, and keeps two places apart', () => {
  const at = (channel: 'pc' | 'h5', own: string, other: string) =>
    side(channel, own, other, { message: 'A09', field: 'places.address', key: own });
  const rows = rowsOf(
    at('pc', '汉口路1号', '汉口路2号'),
    at('pc', '北京路1号', '北京路2号'),
    at('h5', '北京路2号', '北京路1号'),
    at('h5', '汉口路2号', '汉口路1号'),
  );
  expect(rows.map(({ sides }) => sides.map(({ quote }) => quote))).toEqual([
    ['汉口路1号', '汉口路2号'],
    ['北京路1号', '北京路2号'],
  ]);
});

it('holds nothing of other messages and of what is closed', () => {
  expect(rowsOf(side('pc', 'a', 'b', { message: 'A03' }), side('pc', 'a', 'b', { state: 'fixed' }))).toEqual(
    [],
  );
});

it('is written with both texts, escaped; nothing without differences', async () => {
  const out = folder();
  const [file] = await writeChannelsPage({
    differences: rowsOf(side('pc', HOSTILE, '乙'), side('h5', '乙', HOSTILE)),
    times: TIMES,
    run: RUN,
    out,
  });
  const page = load(readFileSync(file!, 'utf8'));
  expect(page('tbody tr')).toHaveLength(1);
  expect(page('tbody').text()).toContain('网站：=HYPERLINK');
  expect(page('tbody').text()).toContain('移动端：乙');
  expect(page('script, img')).toHaveLength(0);
  expect(
    await writeChannelsPage({ differences: [], times: TIMES, run: RUN, out: join(out, 'none') }),
  ).toEqual([]);
});
