// The matrix: how a door stands in a word, and a page on which hostile text stays text.
import { describe, expect, it } from 'vitest';
import { judgeDoor } from '../../../checks/frame/judge-door.ts';
import { doorChecks } from '../../../checks/login/index.ts';
import { countsOf, type DoorRow, doorRow, doorText } from '../../../reports/login-matrix/door-row.ts';
import { matrixJson } from '../../../reports/login-matrix/json.ts';
import { matrixPage } from '../../../reports/login-matrix/page.ts';
import type { DoorVisit, LoginRun } from '../../../store/schemas/door-visit.ts';
import { LOGIN_FORM, look, visit } from '../../checks/login/door.ts';

const messages = doorChecks.flatMap(({ meta }) => meta.messages);
const row = (changes: Partial<DoorVisit> = {}): DoorRow => {
  const one = visit(changes);
  return doorRow(one, judgeDoor(one, doorChecks).outcomes, messages);
};
const again = row({ landing: look(LOGIN_FORM), stays: [] });
const shut = row({
  door: 'unit',
  landing: null,
  unobserved: { reason: 'timeout', detail: '页面无法打开：连接超时' },
});
const national = row({ door: 'h5', national: '示例部委系统' });

describe('a door', () => {
  it.each([
    [row(), '登录通行，1.2 秒可用'],
    [again, '不符合：登录后又要求再次登录'],
    [shut, '未能查看：页面无法打开：连接超时'],
    [national, '国家系统，除外'],
    [
      row({
        losses: 1,
        session: { before: 'alive', after: 'lost' },
        unobserved: { reason: 'logged-out', detail: '…' },
      }),
      '待复核：进入后其他站点的登录失效',
    ],
  ])('%#: says how it stands', (one, text) => {
    expect(doorText(one)).toBe(text);
  });
});

const run: LoginRun = {
  ...{ id: 'r', site: 'fixture', account: 'a', kind: 'person' as const, status: 'done' as const },
  ...{ startedAt: '2026-11-23T21:15:05+08:00', finishedAt: '2026-11-23T21:40:05+08:00', life: null },
};

it('counts doors once, findings each', () => {
  expect(countsOf([row(), again, shut, national])).toEqual({
    ...{ doors: 4, seen: 2, unobserved: 1, excepted: 1, smooth: 1, fails: 1, reviews: 0 },
  });
  expect(matrixJson(run, [again]).doors[0]).toMatchObject({
    state: 'seen',
    findings: [{ message: 'U01', outcome: 'fail', quote: '用户登录' }],
  });
});

it('writes what pages say as text', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const page = matrixPage({
    ...{ siteName: evil, run, picture: () => undefined },
    rows: [
      row({ unitName: evil, item: evil, landing: look({ ...LOGIN_FORM, headings: [evil] }), stays: [] }),
    ],
  });
  expect(page).not.toContain('<img');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).toContain('登录后又要求再次登录');
});
