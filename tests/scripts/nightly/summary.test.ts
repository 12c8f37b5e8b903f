// The text that a group reads, and with which code a night ends.
import { expect, test } from 'vitest';
import { noLives } from '../../../reports/life-counts.ts';
import { nightExitCode, unfinishedRun } from '../../../scripts/nightly/nightly.ts';
import { type NightSummary, summaryText } from '../../../scripts/nightly/summary.ts';
import type { RunRecord } from '../../../store/index.ts';

const night: NightSummary = {
  ...{ date: '2026-11-23', site: 'fixture', siteName: '示例门户', run: 'r1', resumed: false, ended: 'done' },
  ...{ stopReason: null, startedAt: '2026-11-23T22:00:00+08:00', finishedAt: '2026-11-24T01:00:00+08:00' },
  coverage: { listed: 1200, read: 1190, share: 0.9916 },
  readings: { anew: 1190, unchanged: 0, oldest: '2026-11-23T22:00:10+08:00' },
  brokenLists: 0,
  findings: { ...noLives(), new: 3, open: 120, fixed: 4 },
  ...{ reviews: 35, questions: 0, driftQuestions: 0, unread: [], report: '/srv/报告/index.html' },
};

test('says every number once', () => {
  expect(summaryText(night).split('\n')).toEqual([
    '【办事指南核查】2026-11-23 示例门户（fixture）',
    '覆盖率99.2%：应读1,200页，读到1,190页',
    '不符合：新发现3项，再次出现0项，仍存在120项，本次未看到0项；已整改4项',
    '待复核35项',
    '报告：/srv/报告/index.html',
  ]);
});

test.each<[string, Partial<NightSummary>, RegExp]>([
  ['hours that ended', { ended: 'hours' }, /时段已到，尚未完成，下一夜继续/],
  ['a stop by the user', { ended: 'user' }, /被人工中止/],
  [
    'a stop by the site',
    { ended: 'site', stopReason: '连续 10 个页面被网站拦截。' },
    /尚未完成：连续 10 个页面/,
  ],
  ['a run of the night before', { resumed: true }, /读到1,190页（接续上一夜）/],
  [
    'the age of readings',
    { readings: { anew: 190, unchanged: 1000, oldest: '2026-11-17T22:10:00+08:00' } },
    /本批重新读取190页，确认未变1,000页，最早一次完整读取于2026-11-17 22:10/,
  ],
  ['questions', { questions: 2 }, /待裁定2项/],
  ['drift', { driftQuestions: 1 }, /疑似页面改版或清单异常1处/],
  ['broken lists', { brokenLists: 3 }, /3个单位的事项清单不完整/],
  [
    'unread pages by reason',
    {
      unread: [
        { reason: 'timeout', name: '页面打开超时', pages: 7 },
        { reason: 'blocked', name: '网站限制访问', pages: 3 },
      ],
    },
    /未读到10页：页面打开超时7页、网站限制访问3页/,
  ],
])('names %s', (_, changes, text) => expect(summaryText({ ...night, ...changes })).toMatch(text));

test.each<[NightSummary['ended'], number, number]>([
  ['done', 0.9, 0],
  ['done', 0.8999, 3],
  ['done', 0, 3],
  ['hours', 0.1, 0],
  ['site', 0.1, 3],
  ['site', 0.95, 0],
  ['user', 1, 130],
])('%s with %d read: exit %d', (ended, share, code) => {
  expect(nightExitCode({ ended, coverage: { listed: 10, read: 1, share } }, 0.9)).toBe(code);
});

const run = (id: string, changes: Partial<RunRecord> = {}): RunRecord => ({
  ...{ id, site: 's', kind: 'crawl', startedAt: id, finishedAt: null, status: 'done' },
  ...{ settings: null, summary: null },
  ...changes,
});
test.each<[string, RunRecord[], string | undefined]>([
  ['none', [], undefined],
  ['a finished one', [run('b'), run('a', { status: 'stopped' })], undefined],
  ['a stopped one', [run('b', { status: 'stopped' }), run('a')], 'b'],
  ['one that was killed', [run('b', { status: 'running' })], 'b'],
  ['one that failed', [run('b', { status: 'failed' })], 'b'],
  ['one that failed and holds nothing', [run('empty', { status: 'failed' }), run('a')], undefined],
  [
    'others’ and files',
    [run('c', { site: 'x', status: 'stopped' }), run('b', { kind: 'records', status: 'failed' }), run('a')],
    undefined,
  ],
])('goes on with %s', (_, runs, id) =>
  expect(unfinishedRun(runs, 's', (one) => one.id !== 'empty')?.id).toBe(id),
);
