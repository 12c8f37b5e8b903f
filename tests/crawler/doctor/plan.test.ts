// The doctor's arithmetic and choices: nights, permission, profile, lanes, interfaces.
import { describe, expect, it, test } from 'vitest';
import { chooseProfile } from '../../../crawler/doctor/choose-profile.ts';
import { apiCandidates, patternOf, textsOf } from '../../../crawler/doctor/data-answers.ts';
import { exitCodeOf } from '../../../crawler/doctor/diagnosis.ts';
import { compareLanes } from '../../../crawler/doctor/lanes.ts';
import { planNights, windowOf } from '../../../crawler/doctor/nights.ts';
import type { PageKind } from '../../../crawler/doctor/page-kind.ts';
import { permissionGaps } from '../../../crawler/doctor/permission-gaps.ts';
import { pageAddress } from '../../../crawler/page-address.ts';
import { loadProfile, type SiteProfile } from '../../../crawler/profile.ts';
import { nightLines } from '../../../scripts/doctor/night-lines.ts';
import { ServiceGuide } from '../../../store/schemas/guide.ts';

const shanghai = loadProfile('shanghai-pc');
const letter: NonNullable<SiteProfile['permission']> = {
  letter: '沪数〔2026〕1号',
  issuer: '某办公室',
  from: '2026-01-01',
  to: '2026-12-31',
  hosts: ['zwdt.sh.gov.cn'],
  hours: [
    { from: '12:00', to: '13:30' },
    { from: '22:00', to: '06:00' },
  ],
  contact: '张三 021-23110000',
};
const night = new Date('2026-11-23T23:00:00+08:00');

describe('nights', () => {
  const perItem = { documents: 1, data: 6, situations: 1 };
  it('requests by pace by window', () => {
    const plan = planNights({
      items: 9000,
      perItem,
      lists: 450,
      perSecond: 1,
      crawlDelay: null,
      ...windowOf(shanghai),
    });
    expect(plan).toMatchObject({ requests: 72450, hours: 10, window: '22:00–08:00', nights: 3 });
    expect(plan.duration).toBeCloseTo(20.125);
    expect(nightLines({ nights: plan, nightsProblem: null } as never)).toEqual([
      '每个事项：文档 1 ＋ 数据 6 ＋ 办理情形查询 1 ＝ 8 次请求（按本页实测，每个事项按一个办理情形计）',
      '全站：清单 450 ＋ 事项 9,000 × 8 ＝ 72,450 次请求',
      '时间：72,450 ÷ 每秒 1 次 ＝ 20.1 小时',
      '每晚 22:00–08:00（10 小时）：20.1 ÷ 10 → 3 晚',
    ]);
  });
  it('robots.txt makes it slower, never faster; the letter sets the window', () => {
    const o = { items: 100, perItem, lists: 0, ...windowOf({ permission: letter }) };
    expect(o).toMatchObject({ hours: 9.5, window: '12:00–13:30、22:00–06:00' });
    expect(planNights({ ...o, perSecond: 1, crawlDelay: 10 }).perSecond).toBe(0.1);
    expect(planNights({ ...o, perSecond: 1, crawlDelay: 0.1 }).perSecond).toBe(1);
  });
});

test('what a profile lacks', () => {
  expect(permissionGaps(loadProfile('fixture'), night)).toEqual([]);
  expect(permissionGaps(shanghai, night).map((gap) => gap.split('：')[0])).toEqual([
    'permission',
    'userAgent.contact',
  ]);
  const ready = {
    ...shanghai,
    permission: letter,
    userAgent: { product: 'GuideAudit/0.1', contact: 'a@b.cn' },
  };
  expect(permissionGaps(ready, night)).toEqual([]);
  expect(permissionGaps({ ...ready, robots: 'none' }, night)).toHaveLength(1);
  expect(permissionGaps(ready, new Date('2026-11-23T09:00:00+08:00'))[0]).toContain('现在是 09:00');
});

describe('the profile of a page', () => {
  const choose = (url: string, site?: string) => chooseProfile(pageAddress(url), site);
  test.each([
    ['http://portal.fixture.example/govPortals/bsfw/item/1', 'fixture', 'pc', null],
    ['http://portal.fixture.example/suishenban/index.html?item=1', 'fixture', 'h5', null],
    ['http://127.0.0.1:4000/suishenban/index.html?item=1', 'fixture', 'h5', 'http://127.0.0.1:4000'],
    ['http://localhost:4000/', 'fixture', 'pc', 'http://localhost:4000'],
    ['https://zwdt.sh.gov.cn/govPortals/bsfw/item/1', 'shanghai-pc', 'pc', null],
  ])('%s', (url, id, channel, origin) => {
    const chosen = choose(url);
    expect(chosen.profile).toMatchObject({ id, channel });
    expect(chosen.origin).toBe(origin);
    expect(chosen.url.host).toBe(new URL(chosen.profile.publicOrigin).host);
    expect(chosen.url.pathname + chosen.url.search).toBe(new URL(url).pathname + new URL(url).search);
  });
  test.each([
    ['http://nowhere.example.cn/', undefined, /没有哪个站点档案包括主机 nowhere\.example\.cn/],
    ['http://192.168.1.1/', undefined, /没有哪个站点档案/],
    ['http://nowhere.example.cn/', 'fixture', /不在站点“示例门户”/],
    ['http://127.0.0.1:4000/', 'shanghai-pc', /不在站点/],
    ['http://a/', 'nowhere', /没有名为“nowhere”的站点档案/],
    ['ftp://a/b', undefined, /只能打开 http 和 https/],
    ['http://user:secret@portal.fixture.example/', undefined, /用户名和密码/],
    ['http://', undefined, /不是有效的网址/],
  ])('%s (%s) is refused', (url, site, message) => expect(() => choose(url, site)).toThrow(message));
});

const guide = (values: Record<string, string>): ServiceGuide =>
  ServiceGuide.parse({
    source: 'page',
    reader: 'test',
    elements: Object.entries(values).map(([field, text]) => ({ field, text })),
  });

describe('interfaces', () => {
  const page = guide({
    name: '社会保障卡补领',
    consult: '021-62345678',
    visits: '1次',
    conditions: '本市户籍，年满十六周岁',
    legalBasis: '《社会保险法》第五十八条',
  });
  const api = (url: string, json: unknown) => ({ method: 'GET', url, texts: textsOf(json) });
  it('hold what is displayed, nested, in HTML or inside longer texts', () => {
    const [best, second] = apiCandidates(
      [
        api('http://a/api/other?id=3', { name: '社会保障卡补领' }),
        api('http://a/api/guide?id=b3897934-d9e2-4669-37b2-d74c4f236830', {
          data: [{ name: '社会保障卡补领', phone: ['021-62345678'], visits: 1 }],
          text: '<p>条件：本市户籍，<b>年满十六周岁</b>。</p>',
        }),
        { method: 'POST', url: 'http://a/api/x', texts: null },
      ],
      page,
    );
    expect(best).toEqual({
      pattern: '/api/guide?id={…}',
      held: 3,
      shown: 5,
      fields: ['name', 'consult', 'conditions'],
      signed: false,
    });
    expect(second).toMatchObject({ pattern: '/api/other?id=3', held: 1 });
  });
  it('that are signed, or hold nothing', () => {
    const json = { name: '社会保障卡补领' };
    expect(apiCandidates([api('http://a/x?sign=abc', json)], page)[0]!.signed).toBe(true);
    expect(apiCandidates([api('http://a/x', { ok: true }), api('http://a/y', [])], page)).toEqual([]);
  });
  test.each([
    ['http://a/api/item/12345/detail', '/api/item/{…}/detail'],
    ['http://a/api/list?pageNo=1&unitCode=SHGASH', '/api/list?pageNo=1&unitCode=SHGASH'],
    ['http://a/api?id=A1B2C3D4E5', '/api?id={…}'],
  ])('%s is %s', (url, pattern) => expect(patternOf(url)).toBe(pattern));

  it('advise on the lane', () => {
    const whole = [{ pattern: '/api', held: 5, shown: 5, fields: [], signed: false }];
    expect(compareLanes(page, page, []).advice).toBe('http');
    expect(compareLanes(null, page, []).advice).toBe('browser');
    expect(compareLanes(null, page, whole).advice).toBe('api');
    expect(compareLanes(null, page, [{ ...whole[0]!, signed: true }]).advice).toBe('browser');
    const less = guide({ name: '社会保障卡补领', visits: '2次', fee: '否' });
    expect(compareLanes(less, page, [])).toEqual({
      same: ['name'],
      different: ['visits'],
      onlyBrowser: ['consult', 'conditions', 'legalBasis'],
      onlyHttp: ['fee'],
      advice: 'browser',
    });
  });
});

test.each<[PageKind | null, number]>([
  ['guide', 0],
  ['list', 0],
  ['app-only', 0],
  ['gone', 0],
  [null, 2],
  ['error', 3],
  ['shell', 3],
  ['login', 4],
  ['wall', 5],
])('a page that is %s ends with %i', (kind, code) =>
  expect(exitCodeOf({ page: kind && { kind, because: '' } })).toBe(code),
);
