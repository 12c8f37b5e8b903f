// The matrix: how a door stands in a word, and a page on which hostile text stays text.
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { judgeDoor } from '../../../checks/frame/judge-door.ts';
import { doorChecks } from '../../../checks/login/index.ts';
import { caption } from '../../../reports/login-matrix/caption.ts';
import { countsOf, type DoorRow, doorRow, doorText } from '../../../reports/login-matrix/door-row.ts';
import { firstToMend } from '../../../reports/login-matrix/first-to-mend.ts';
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

describe('a session that drops', () => {
  const gone = look({ headings: ['登录已失效'], length: 20 });
  const dropped = (...looks: ReturnType<typeof look>[]) =>
    row({ door: 'h5', stays: looks.map((one) => ({ seconds: 0, look: one })) });

  it('says when, and what its picture shows', () => {
    const one = dropped(look(), gone, look());
    expect(one.findings[0]!.outcome.detail).toBe(
      '进入后第2次重新打开时（进入后不足1秒）要求重新登录，而统一身份认证的登录仍然有效。',
    );
    expect(caption(one)).toBe(
      '最后一次（第3次）重新打开后的页面，显示“网上申报：居住证明开具”；要求重新登录的那一次没有截图，所见文字见上面的“页面写明”（个人信息和图片已遮盖）',
    );
    expect(caption(dropped(look(), gone))).toBe(
      '最后一次（第2次）重新打开后的页面，显示“登录已失效”（个人信息和图片已遮盖）',
    );
    expect(caption(again)).toBe('进入后的页面（个人信息和图片已遮盖）');
  });

  it('stands once below what is worse, with its doors', () => {
    const rows = [dropped(gone), row({ stays: [{ seconds: 5, look: gone }] }), again];
    expect(firstToMend(rows).map(({ message, doors }) => [message.id, doors])).toEqual([
      ['U01', ['pc']],
      ['U05', ['h5', 'pc']],
    ]);
    const page = load(matrixPage({ siteName: '示例', run, rows, picture: () => undefined }));
    expect(page('main').children().first().find('h2').text()).toBe('先改什么');
    expect(page('main .notice').first().find('li').length).toBe(2);
    expect(page('main .notice li').first().text()).toContain(
      '市公安局：登录后又要求再次登录（网站“立即办理”）',
    );
  });
});

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
