// The table of faults: every fault of a page is a switch of the fixture portal, and ends as unobserved with its reason and a
// Chinese detail, or is read all the same. None makes a finding that the undisturbed portal does not give.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMPOSSIBLE_ID } from '../../crawler/not-found.ts';
import { type Fault, type Portal, startPortal } from '../../fixtures/portal.ts';
import type { UnobservedReason } from '../../store/schemas/outcome.ts';
import { type PlayedNight, playNight } from './played-night.ts';

type Row = [fault: Fault, reason: UnobservedReason | 'read' | 'too-large', detail?: RegExp];

/** Whether the size is known before the time is over depends on the machine. */
const TOO_LARGE: (string | null)[] = ['not-seen-completely', 'timeout'];

const ROWS: Row[] = [
  ['reset', 'timeout', /中途断开/],
  ['half-open', 'timeout', /期限内没有打开/],
  ['drip', 'timeout', /期限内没有打开/],
  ['hang', 'timeout', /期限内没有打开/],
  ['redirect-loop', 'timeout', /反复转向/],
  ['redirect-home', 'no-guide', /被转到首页/],
  ['home', 'no-guide', /没有识别到办事指南/],
  ['wall', 'blocked', /防火墙/],
  ['login-page', 'logged-out', /登录页面/],
  ['login', 'logged-out', /转到登录页面/],
  ['401', 'logged-out', /要求登录（状态码 401）/],
  ['403', 'blocked', /拒绝访问（状态码 403）/],
  ['429', 'blocked', /过于频繁（状态码 429）/],
  ['429-later', 'blocked', /过于频繁（状态码 429）/],
  ['404', 'no-guide', /状态码 404/],
  ['soft-404', 'no-guide', /与本站“页面不存在”的页面相同/],
  ['500', 'timeout', /状态码 500/],
  ['502', 'timeout', /状态码 502/],
  ['maintenance', 'timeout', /维护/],
  ['empty', 'timeout', /没有内容/],
  ['never-idle', 'read'],
  ['script-loop', 'timeout', /超过 .* 秒|期限内没有打开/],
  ['dialogs', 'read'],
  ['download', 'no-guide', /供下载的文件/],
  ['popups', 'read'],
  ['huge', 'too-large', /页面过大|期限内没有打开/],
  ['many-nodes', 'too-large', /页面过大|期限内没有打开/],
  ['bomb', 'too-large', /页面过大|期限内没有打开/],
  ['gbk-as-utf8', 'extractor-suspect', /编码/],
  ['gbk', 'read'],
  ['late', 'no-guide', /没有识别到办事指南/],
  ['trap', 'read'],
];

const hits: string[] = [];
let portal: Portal;
let still: PlayedNight;
let night: PlayedNight;
const faulty = new Map<Fault, string>();
const faults: Record<string, Fault> = {};
const shortLists: string[] = [];

beforeAll(async () => {
  portal = await startPortal({
    items: 1,
    faults,
    shortLists,
    softNotFound: true,
    onRequest: (path) => hits.push(path),
  });
  const all = [...new Set(portal.guides.map(({ unit }) => unit.id))];
  const units = all.slice(0, ROWS.length + 4);
  still = await playNight(portal, units);
  for (const [i, [fault]] of ROWS.entries()) {
    const { item } = portal.guides.find(({ unit }) => unit.id === units[i])!;
    faults[item.id] = fault;
    faulty.set(fault, item.id);
  }
  shortLists.push(units.at(-1)!);
  hits.length = 0;
  night = await playNight(portal, units);
}, 600_000);
afterAll(async () => {
  still?.close();
  night?.close();
  await portal?.close();
});

describe('a night with every fault', () => {
  it.each(ROWS)('%s is %s', (fault, reason, detail) => {
    const item = faulty.get(fault)!;
    const capture = night.store.captures.ofRun(night.run.id).find((one) => one.item === item)!;
    const guide = night.store.guides.get(night.run.id, item, 'pc');
    expect(capture.problemDetail ?? '').toMatch(detail ?? /^$/);
    expect(reason === 'too-large' ? TOO_LARGE : [reason === 'read' ? null : reason]).toContain(
      capture.problem,
    );
    if (reason === 'read') expect(guide).toBeDefined();
    else {
      expect(guide).toBeUndefined();
      expect(capture.problemDetail).toMatch(/\p{Script=Han}/u);
    }
  });

  it('reads all other pages', () => {
    const broken = ROWS.filter(([, reason]) => reason !== 'read').length;
    expect(still.summary.unobserved).toEqual({});
    expect(night.summary).toMatchObject({
      listed: still.summary.listed,
      captured: still.summary.captured - broken,
      stopped: false,
    });
  });

  it('makes no finding that the undisturbed portal does not give', () => {
    const right = new Set(still.findings);
    expect(night.findings.filter((id) => !right.has(id))).toEqual([]);
    expect(night.findings.length).toBeGreaterThan(0);
  });

  it('follows no trap and opens no window', () => {
    expect(hits.filter((path) => path.includes('popup'))).toEqual([]);
    expect(hits.filter((path) => path.includes('calendar')).length).toBeLessThanOrEqual(40);
  });

  it('asks once a run for a page that cannot exist', () => {
    expect(hits.filter((path) => path.includes(IMPOSSIBLE_ID))).toHaveLength(1);
  });

  it('says of which list more is counted than given', () => {
    const gap = night.summary.gaps.find(({ unit }) => unit === shortLists[0]);
    expect(gap?.problem).toMatch(/清单称有 \d+ 项，只给出 \d+ 项/);
    expect(still.summary.gaps).toEqual([]);
  });
});
