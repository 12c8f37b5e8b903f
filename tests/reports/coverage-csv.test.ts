// Every page of a run in a line: read anew, found unchanged, or not read and why.
import { expect, it } from 'vitest';
import { coverageCsv } from '../../reports/coverage-csv.ts';
import type { Capture } from '../../store/index.ts';
import { folder, open } from '../store/folder.ts';

it('tells when each page was truly read', () => {
  const store = open(folder());
  const run = store.runs.start({ site: 'fixture', kind: 'crawl' }).id;
  const item = (n: string, unit: string) => ({
    ...{ id: `fixture/${n}`, site: 'fixture', portalId: n, situationId: null, unit, name: `事项${n}` },
    situation: n === '2' ? '首次申请' : null,
  });
  store.items.upsert(run, [item('1', 'B'), item('2', 'A'), item('3', 'A'), item('4', '别的')]);
  const save = (n: string, more: Partial<Capture>) =>
    store.captures.save({
      ...{
        run,
        item: `fixture/${n}`,
        channel: 'pc',
        url: `http://a/${n}`,
        finalUrl: `http://a/${n}`,
        status: 200,
      },
      ...{ headers: {}, charset: null, sha256: '', redirects: [], fetchedAt: '2026-11-24T22:05:30+08:00' },
      ...{ milliseconds: 1, lane: 'browser', profileVersion: '1', extractorVersion: '1' },
      ...{ problem: null, problemDetail: null },
      ...more,
    });
  save('1', { problem: 'timeout', problemDetail: '页面在期限内没有打开' });
  save('1', {});
  save('2', { lane: 'unchanged', readAt: '2026-11-20T23:01:00+08:00' });
  save('2', { channel: 'h5', problem: 'budget', problemDetail: '本夜,"已达上限"' });
  save('4', {});
  const [titles, ...rows] = [
    ...coverageCsv(
      store,
      run,
      new Map([
        ['A', '甲局'],
        ['B', '=乙局'],
      ]),
    ),
  ];
  expect(titles).toBe(
    '\ufeff单位编号,单位,事项标识,事项名称,渠道,情况,本批访问时间,完整读取时间,未读到的原因,网址\r\n',
  );
  expect(rows).toEqual([
    'A,甲局,fixture/2,事项2（首次申请）,网站,确认未变,2026-11-24 22:05,2026-11-20 23:01,,http://a/2\r\n',
    'A,甲局,fixture/2,事项2（首次申请）,移动端,未读到,2026-11-24 22:05,,"本夜访问次数已用完：本夜,""已达上限""",http://a/2\r\n',
    'A,甲局,fixture/3,事项3,,未读到,,,本次未采集,\r\n',
    expect.stringMatching(
      /^B,“=乙局”,fixture\/1,事项1,网站,重新读取,2026-11-24 22:05,2026-11-24 22:05,,http:\/\/a\/1\r\n$/,
    ),
  ]);
});
