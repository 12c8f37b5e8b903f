// The page of an entry walk: what it tells, and that hostile names stay text.
import { expect, it } from 'vitest';
import { entryChecks } from '../../../checks/entry/index.ts';
import { judgeEntry } from '../../../checks/frame/judge-entry.ts';
import { entryJson } from '../../../reports/entry/json.ts';
import { entryPage } from '../../../reports/entry/page.ts';
import type { EntryWalk } from '../../../store/schemas/entry-walk.ts';
import { offer, walk, way, withItem } from '../../checks/entry/walk.ts';

const messages = entryChecks.flatMap(({ meta }) => meta.messages);
const judged = (one: EntryWalk) => [{ walk: one, outcomes: judgeEntry(one, entryChecks).outcomes }];

it('begins with what is to be mended, failures before questions', () => {
  const one = withItem({
    way: way({ clicks: 5 }),
    byName: { ...walk().items[0]!.byName!, results: 0, position: null, landing: null },
  });
  const page = entryPage(judged(one), messages);
  expect(page.indexOf('用事项全称搜索不到')).toBeLessThan(page.indexOf('到达事项的点击次数过多'));
  expect(page.indexOf('先改什么')).toBeLessThan(page.indexOf('事项 × 渠道'));
  expect(page).toContain('5次');
  expect(entryJson(judged(one), messages)).toMatchObject({
    counts: { items: 1, reached: 1, searched: 0, fails: 1, reviews: 1 },
    findings: [
      { message: 'N03', outcome: 'fail', channel: 'pc', unit: 'U' },
      { message: 'N02', outcome: 'review', expected: '3次以内' },
    ],
  });
});

it('says of a channel that was not seen that nothing is judged', () => {
  const home = { ...walk().home, unobserved: { reason: 'blocked', detail: '被防火墙拦截' } as const };
  const page = entryPage(judged(walk({ home })), messages);
  expect(page).toContain('未能查看（网站限制访问，被防火墙拦截），不作判断');
  expect(page).toContain('没有发现问题');
});

it('shows hostile texts as text', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const one = walk({
    siteName: evil,
    items: [{ ...walk().items[0]!, name: evil, unitName: evil, way: null }],
    offers: [offer({ portal: evil, item: evil })],
    words: [{ ...walk().words[0]!, word: evil, results: 0, position: null }],
  });
  const page = entryPage(judged(one), messages);
  expect(page).not.toContain('<img src=x');
  expect(page).toContain('&lt;img src=x');
  expect(page).toContain('default-src &#39;none&#39;');
});
