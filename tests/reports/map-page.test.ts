// The page of the service map: halls with problems first, what the map says escaped, nothing without a map.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { HallProblems, writeMapPage } from '../../reports/overview/map-page.ts';
import type { Hall, ServiceMap } from '../../store/schemas/hall.ts';
import { findingFor, folder, HOSTILE, MESSAGES, RUN } from './samples.ts';

const hall = (id: string, more: Partial<Hall> = {}): Hall => ({ id, name: `大厅${id}`, url: null, ...more });
const mapOf = (...halls: Hall[]): ServiceMap => ({
  ...{ run: RUN.id, source: 'http://portal/map', columns: ['address', 'phone'], whole: true, halls },
});

async function page(map: ServiceMap | undefined, problems = new HallProblems()) {
  const out = folder();
  const files = await writeMapPage({ map, problems, messages: MESSAGES, run: RUN, out });
  return { files, html: files.length > 0 ? readFileSync(join(out, 'map.html'), 'utf8') : '' };
}

it('shows each hall with its columns, those with problems first', async () => {
  const problems = new HallProblems();
  const own = { channel: 'map', item: `${RUN.site}/@map/2`, message: 'A03' } as const;
  problems.add(findingFor({ ...own, detail: '没有门牌号。' }));
  problems.add(findingFor({ ...own, message: 'A01', state: 'fixed' }));
  problems.add(findingFor({ ...own, channel: 'pc' }));
  const { html } = await page(mapOf(hall('1', { address: '汉口路1号' }), hall('2')), problems);
  const $ = load(html);
  expect(
    $('tbody th')
      .toArray()
      .map((th) => $(th).text()),
  ).toEqual(['大厅2', '大厅1']);
  expect($('tbody tr').first().find('td').last().text()).toMatch(/^不符合：.*没有门牌号。$/u);
  expect($('tbody tr').last().text()).toBe('大厅1汉口路1号—无');
  expect($('main').text()).toContain('共2个大厅，其中1个有问题或待复核');
});

it('is safe against what a map says', async () => {
  const { html } = await page(
    mapOf(hall('1', { name: HOSTILE, address: HOSTILE, phone: HOSTILE, url: 'javascript:alert(1)' })),
  );
  const $ = load(html);
  expect($('script, img, [onclick], a[href^="javascript"]').length).toBe(0);
  expect(html).not.toContain('javascript:alert');
});

it('says of a map that not all was read, and is not written without one', async () => {
  const { html } = await page({ ...mapOf(hall('1')), whole: false });
  expect(html).toContain('没有全部读到');
  expect((await page(undefined)).files).toEqual([]);
  expect((await page(mapOf())).files).toEqual([]);
});
