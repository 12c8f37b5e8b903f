// The letter's hours and the night's budget hold for every request, after its wait: nothing leaves that waited too long.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveOf } from '../../crawler/leave.ts';
import { readList } from '../../crawler/listing.ts';
import { NightBudget, nightAt } from '../../crawler/night-budget.ts';
import { NotNow } from '../../crawler/not-now.ts';
import { Pacers } from '../../crawler/pacer.ts';
import { politeClient } from '../../crawler/polite-client.ts';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { type Portal, startPortal } from '../../fixtures/portal.ts';
import { folder, open } from '../store/folder.ts';

const fixture = loadProfile('fixture');
/** A real site with a letter for the small hours. */
const lettered: SiteProfile = {
  ...fixture,
  loopback: false,
  permission: {
    ...{
      letter: '沪数〔2026〕1号',
      issuer: '某局',
      from: '2026-01-01',
      to: '2026-12-31',
      contact: 'a@b.example',
    },
    ...{ hosts: fixture.hosts, hours: [{ from: '22:00', to: '06:00' }] },
  },
};
const { host } = new URL(fixture.publicOrigin);
const asked: string[] = [];
let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ items: 2, onRequest: (path) => asked.push(path) });
});
afterAll(() => portal.close());

describe('a list request that waits out a rest of its host', () => {
  it.each([
    ['05:59:58', '06:00:01', 0],
    ['05:58:00', '05:59:59', 1],
  ])('begun at %s and due at %s leaves %i times', async (begun, due, times) => {
    let clock = new Date(`2026-11-03T${begun}+08:00`);
    const now = () => clock;
    const budget = new NightBudget(undefined, open(folder()), now);
    const { http, pacers } = politeClient(
      { ...fixture, robots: 'none' },
      { origin: portal.origin, leave: leaveOf(lettered, now, budget), signal: new AbortController().signal },
    );
    asked.length = 0;
    pacers.of(fixture.publicOrigin).answered(429, { 'retry-after': '1' });
    const listing = readList(http, fixture, portal.guides[0]!.unit.id, fixture.list.variants[0]!);
    clock = new Date(`2026-11-03T${due}+08:00`);
    if (times > 0) expect((await listing).given).toBeGreaterThan(0);
    else await expect(listing).rejects.toThrow(/只允许在 22:00–06:00 访问，现在是 06:00/);
    expect(asked.filter((path) => path === fixture.list.path)).toHaveLength(times);
    await http.close();
  });

  it('is not counted as an answer of the site, and robots.txt is not taken for unreadable', async () => {
    let clock = new Date('2026-11-03T05:59:58+08:00');
    const now = () => clock;
    const budget = new NightBudget(undefined, open(folder()), now);
    const { http, pacers, robots } = politeClient(fixture, {
      ...{
        origin: portal.origin,
        leave: leaveOf(lettered, now, budget),
        signal: new AbortController().signal,
      },
    });
    pacers.of(fixture.publicOrigin).answered(429, { 'retry-after': '1' });
    const refusal = robots.refusal(`${fixture.publicOrigin}/govPortals/index.do`);
    clock = new Date('2026-11-03T06:00:01+08:00');
    await expect(refusal).rejects.toBeInstanceOf(NotNow);
    clock = new Date('2026-11-03T22:00:01+08:00');
    expect(await robots.refusal(`${fixture.publicOrigin}/govPortals/index.do`)).toBeNull();
    await http.close();
  });
});

describe('the budget of a night', () => {
  it('counts what we ask and what pages ask, for each host and night, over a restart', async () => {
    let clock = new Date('2026-11-02T23:00:00+08:00');
    const store = open(folder());
    const begin = () => {
      const budget = new NightBudget(5, store, () => clock);
      return {
        budget,
        pacers: new Pacers(
          1000,
          undefined,
          undefined,
          {},
          leaveOf(fixture, () => clock, budget),
        ),
      };
    };
    const first = begin();
    await first.pacers.of(fixture.publicOrigin).turn();
    first.pacers.of(fixture.publicOrigin).sent();
    first.budget.save();
    clock = new Date('2026-11-03T05:00:00+08:00');
    const { budget, pacers } = begin();
    for (let n = 0; n < 3; n++) await pacers.of(fixture.publicOrigin).turn();
    await expect(pacers.of(fixture.publicOrigin).turn()).rejects.toThrow('已达上限 5 次');
    expect(budget.problem(host)).toContain('下一夜最先读取');
    await pacers.of('http://other.example/').turn();
    expect(budget.problem('other.example')).toBeNull();
    clock = new Date('2026-11-03T22:00:00+08:00');
    expect(budget.problem(host)).toBeNull();
  });

  it('knows the night by its evening', () => {
    const nights = ['2026-11-02T22:00', '2026-11-03T00:10', '2026-11-03T11:59', '2026-11-03T12:00'];
    expect(nights.map((time) => nightAt(new Date(`${time}:00+08:00`)))).toEqual([
      ...['2026-11-02', '2026-11-02', '2026-11-02', '2026-11-03'],
    ]);
  });
});
