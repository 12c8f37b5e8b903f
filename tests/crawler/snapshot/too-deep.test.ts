// Pages that are nested without end are cut; pages of many tags are not.
import { expect, test } from 'vitest';
import { snapshotFromHtml } from '../../../crawler/snapshot/from-html.ts';
import { tooDeepAt } from '../../../crawler/snapshot/too-deep.ts';

const url = 'http://zwdt.example.cn/item/1';
const nested = (n: number) => `<p>前</p>${'<div>'.repeat(n)}办理地点${'</div>'.repeat(n)}<p>后</p>`;

test('a page nested without end is cut where it becomes too deep, and is not complete', () => {
  const html = nested(200_000);
  expect(html.slice(0, tooDeepAt(html)).match(/<div>/g)).toHaveLength(5000);
  expect(snapshotFromHtml(html, { url }).complete).toBe(false);
});

test.each([
  ['a deep page', nested(4000)],
  ['many boxes beside one another', '<div><span>甲</span></div>'.repeat(20_000)],
  ['many rows, cells and paragraphs that nobody closes', `<table>${'<tr><td>甲<p>乙<br>'.repeat(20_000)}`],
])('%s stays whole', (_, html) => {
  expect(tooDeepAt(html)).toBe(-1);
});
