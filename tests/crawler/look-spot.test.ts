// A spot says which of several equal texts is meant, and stays right when other panels are gone from the page.
import { expect, it } from 'vitest';
import { lookVerdict } from '../../crawler/look-verdict.ts';
import { snapshotFromHtml } from '../../crawler/snapshot/from-html.ts';

const STEPS =
  '<section><div><h4>受理</h4><p><b>所需时间</b><i>2个工作日</i></p></div><div><h4>送达</h4><p><b>所需时间</b><i>2个工作日</i></p></div><div><h4>办结</h4><p><b>所需时间</b><i></i></p></div></section>';

const spotOf = (html: string, look: Partial<Parameters<typeof lookVerdict>[1]>) =>
  lookVerdict(
    { ...snapshotFromHtml(html, { url: 'http://x.example/' }), complete: true },
    { findingId: 'f', field: 'steps.limit', key: null, quote: null, label: null, dom: null, ...look },
  ).spot;

it('is in the box of the member, where its text stands in others too', () =>
  expect(spotOf(STEPS, { key: '送达', quote: '2个工作日' })).toEqual({
    text: '2个工作日',
    within: '送达所需时间2个工作日',
    nth: 0,
  }));
it('is the caption of the member that lacks the value', () =>
  expect(spotOf(STEPS, { key: '办结', label: '所需时间', others: ['受理', '送达'] })).toEqual({
    text: '所需时间',
    within: '办结所需时间',
    nth: 0,
  }));
it('counts equal texts in the smallest box that stands once', () =>
  expect(spotOf('<ul><li><b>一</b></li><li><b>一</b></li></ul><p>二</p>', { quote: '一' })).toMatchObject({
    within: '一一',
    nth: 0,
  }));
it('names no box that is half the page', () =>
  expect(spotOf(`<div><b>甲</b><p>${'乙'.repeat(5000)}</p></div>`, { quote: '甲' })).toEqual({
    text: '甲',
    within: null,
    nth: 0,
  }));
