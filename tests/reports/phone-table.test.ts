// The plan's four aspects from page visits: a page counts once a message, as the worst that was said of it.
import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { allMetas } from '../../checks/index.ts';
import { messageIndex } from '../../reports/finding.ts';
import { phoneTable } from '../../reports/overview/phone-table.ts';
import { phonePages, pointsOfPages } from '../../reports/visits/aspects.ts';
import type { VisitOutcome } from '../../store/schemas/page-visit.ts';
import { right } from '../checks/mobile/right-visit.ts';

const messages = messageIndex(allMetas);
const said = (...outcomes: [message: string, verdict: VisitOutcome['verdict']][]) => ({
  ...{ visit: right, family: 'guide' as const, problem: null },
  outcomes: outcomes.map(([message, verdict]): VisitOutcome => ({ message, verdict, field: 'page' })),
});
const pages = phonePages(
  [
    said(['M07', 'pass'], ['M07', 'unobserved'], ['M10', 'fail'], ['M10', 'fail'], ['M22', 'inapplicable']),
    said(['M07', 'pass'], ['M10', 'fail'], ['M09', 'fail'], ['M20', 'review']),
    { visit: null, family: 'home', problem: { reason: 'timeout', detail: '…' }, outcomes: [] },
  ],
  messages,
);

it('counts pages and messages by aspect', () => {
  expect(pages).toMatchObject({ visited: 2, missed: 1, guides: 2, missedReasons: ['页面打开超时1个'] });
  const row = (aspect: string) => pages.rows.find((one) => one.aspect === aspect);
  expect(row('交互友好性')).toMatchObject({
    ...{ pass: 1, fail: 0, review: 0, unobserved: 1 },
    reasons: ['“文字与背景对比度不足”1页：页面未能完整打开'],
  });
  expect(row('终端兼容性')).toMatchObject({ fail: 3, failing: ['页面禁止放大', '页面没有适配手机屏幕'] });
  expect(row('服务可用性')).toMatchObject({ review: 1 });
  expect(row('操作易用性')).toMatchObject({ pass: 0, fail: 0 });
  expect(pointsOfPages(pages)).toEqual({ pass: 1, fail: 3, review: 1 });
});

it('is a table of the four aspects, and nothing where nothing was visited', () => {
  const page = load(String(phoneTable(pages)));
  expect(
    page('tbody tr')
      .map((_, tr) => page(tr).find('th').text())
      .get(),
  ).toEqual(['交互友好性', '终端兼容性', '服务可用性', '操作易用性']);
  expect(page('p').text()).toContain(
    '手机页面为抽样：本次走查了2页，其中指南2页；另有1页未能走查（页面打开超时1个）',
  );
  expect(phoneTable(phonePages([], messages))).toBe(false);
});
