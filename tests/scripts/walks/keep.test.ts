// Walks one after the other in a real database: entrances and doors, mended, gone, excepted, not seen; and walks of before there was a history.
import { describe, expect, it } from 'vitest';
import { html } from '../../../reports/html.ts';
import { changesJson, changesLines, changesPart } from '../../../reports/walks/changes.ts';
import { judgedEntries, keepEntry } from '../../../scripts/entry/keep-entry.ts';
import { keepDoors } from '../../../scripts/login/keep-doors.ts';
import { judgedWalk } from '../../../scripts/login/walk-site.ts';
import type { Store } from '../../../store/index.ts';
import type { DoorVisit, LoginRun } from '../../../store/schemas/door-visit.ts';
import type { DeadEntry, EntryWalk } from '../../../store/schemas/entry-walk.ts';
import { walk, way } from '../../checks/entry/walk.ts';
import { LOGIN_FORM, look, visit } from '../../checks/login/door.ts';
import { folder, open } from '../../store/folder.ts';

const night = (n: number) => `2026-11-${20 + n}T22:00:00+08:00`;

const dead = (changes: Partial<DeadEntry> = {}): DeadEntry => ({
  ...{ name: '办事预约', path: ['便民服务', '办事预约'], page: 'https://portal.example/service' },
  ...{ url: 'https://portal.example/book', detail: '网站报错（404）', sure: true, picture: null },
  ...changes,
});
const menu = (changes: Partial<EntryWalk['menu']>): Partial<EntryWalk> => ({
  menu: { pages: 12, clicks: 5, whole: true, dead: [], opened: [], ...changes },
});
const parent = (...entries: string[]) => ({ path: ['便民服务'], entries });

describe('entrances', () => {
  const keep = (store: Store, n: number, changes: Partial<EntryWalk>, note: string | null = null) =>
    keepEntry(store, judgedEntries([walk({ time: night(n), ...changes })]), note);
  const lives = ({ findings }: ReturnType<typeof keep>) =>
    findings.map(({ message, key, state }) => `${message} ${key} ${state}`);
  const ID = 'N07 便民服务 → 办事预约';

  it('live from walk to walk', () => {
    const store = open(folder());
    const first = keep(store, 1, menu({ dead: [dead()] }));
    expect(lives(first)).toEqual([`${ID} new`]);
    expect(first.since).toBeNull();
    expect(lives(keep(store, 2, menu({ dead: [dead()] })))).toEqual([`${ID} open`]);
    // The page on which it stands did not open: nobody knows.
    const third = keep(store, 3, menu({}));
    expect(lives(third)).toEqual([`${ID} open`]);
    expect(third.findings[0]).toMatchObject({ firstSeen: night(1), lastSeen: night(2) });
    expect(changesJson(third).counts).toMatchObject({ unseen: 1, open: 0, fixed: 0 });
    expect(
      lives(keep(store, 4, menu({ opened: [{ path: ['便民服务', '办事预约'], entries: [] }] }))),
    ).toEqual([`${ID} fixed`]);
    expect(lives(keep(store, 5, menu({})))).toEqual([]);
    expect(lives(keep(store, 6, menu({ dead: [dead()] })))).toEqual([`${ID} reopened`]);
    expect(lives(keep(store, 7, menu({ opened: [parent('办事预约', '公交查询')] })))).toEqual([
      `${ID} reopened`,
    ]);
    expect(lives(keep(store, 8, menu({ opened: [parent('公交查询')] })))).toEqual([`${ID} withdrawn`]);
    expect(store.walks.list({ kind: 'entry' })).toHaveLength(8);
  });

  it('that were not seen at all close nothing, and a page that was not listed whole says nothing of its entries', () => {
    const store = open(folder());
    keep(store, 1, menu({ dead: [dead()] }));
    const shut = { reason: 'timeout', detail: '页面在期限内没有打开' } as const;
    const home = { url: 'https://portal.example/', title: '', picture: null, unobserved: shut };
    expect(lives(keep(store, 2, { home }))).toEqual([`${ID} open`]);
    expect(lives(keep(store, 3, menu({ opened: [parent()] })))).toEqual([`${ID} open`]);
  });

  it('of an item that got another name stay open beside the new ones', () => {
    const store = open(folder());
    const far = (name: string) => ({
      items: [{ ...walk().items[0]!, name, way: way({ clicks: 5, path: ['甲', '乙', '丙', '丁', name] }) }],
    });
    keep(store, 1, far('食品经营许可'));
    const second = keep(store, 2, far('食品经营许可证核发'));
    expect(lives(second).sort()).toEqual(['N02 U：食品经营许可 open', 'N02 U：食品经营许可证核发 new']);
    const lines = changesLines(second);
    expect(lines[0]).toBe(
      '与上次走查（2026-11-21 22:00）相比：新发现1项，未看到1项；未看到的保持原状，不能认为已改好。',
    );
    expect(lines[1]).toBe('  新发现　网站　某局　食品经营许可证核发：到达事项的点击次数过多（N02）');
    const page = html`${changesPart(second)}`.text;
    expect(page).toContain('未看到（1）');
    expect(page).toContain('未看到，最近一次看到是1天前');
  });

  it('keep what was met, and why a walk did not see all; another site has a history of its own', () => {
    const store = open(folder());
    const { walk: kept } = keep(store, 1, {}, '时段已到，没有走完');
    expect(kept).toMatchObject({ status: 'stopped', note: '时段已到，没有走完', startedAt: night(1) });
    expect(store.walks.records(kept.id)).toEqual([
      { walk: kept.id, record: walk({ time: night(1) }), measures: null },
    ]);
    expect(keep(store, 2, { site: 'other' }).since).toBeNull();
    expect(keep(store, 3, {}).since).toBe(night(1));
    expect(store.runs.list()).toEqual([]);
  });
});

describe('doors', () => {
  const form = { landing: look(LOGIN_FORM) };
  function go(
    store: Store,
    visits: readonly Partial<DoorVisit>[],
    status: LoginRun['status'] = 'done',
    kind: LoginRun['kind'] = 'person',
  ) {
    const run = store.doorVisits.start({ site: 'fixture', account: kind, kind });
    for (const changes of visits) store.doorVisits.save(run.id, visit({ account: kind, ...changes }));
    const ended = store.doorVisits.finish(run.id, { status, life: null });
    return { run: ended, rows: judgedWalk(store, ended) };
  }
  function ground() {
    let n = 0;
    const store = open(folder(), { now: () => new Date(night(n)) });
    const keep = (
      ...asked: [visits: Partial<DoorVisit>[], status?: LoginRun['status'], kind?: LoginRun['kind']]
    ) => {
      n++;
      return keepDoors(store, go(store, ...asked));
    };
    return { store, keep, next: () => void n++ };
  }
  const lives = ({ findings }: ReturnType<typeof keepDoors>) =>
    findings.map(({ message, channel, key, state }) => `${message} ${channel} ${key} ${state}`);
  const ID = 'U01 pc SHGASH：居住证明开具：个人';

  it('live from walk to walk; a lost log-in closes nothing', () => {
    const { keep } = ground();
    expect(lives(keep([form]))).toEqual([`${ID} new`]);
    const lost = { reason: 'logged-out', detail: '登录已失效，未走查' } as const;
    const paused = keep([{ landing: null, unobserved: lost }], 'paused');
    expect(lives(paused)).toEqual([`${ID} open`]);
    expect(paused.walk).toMatchObject({ status: 'stopped', note: '登录失效，暂停，没有走完' });
    expect(lives(keep([]))).toEqual([`${ID} open`]);
    expect(lives(keep([{}]))).toEqual([`${ID} fixed`]);
    expect(lives(keep([form]))).toEqual([`${ID} reopened`]);
  });

  it('of one account are not closed by another, and what the plan excepts is withdrawn', () => {
    const { keep } = ground();
    keep([form]);
    expect(lives(keep([{}], 'done', 'company'))).toEqual([`${ID} open`]);
    expect(lives(keep([{ ...form, national: '国家某系统' }]))).toEqual([`${ID} withdrawn`]);
  });

  it('kept once more after a walk went on begin from what was known before it', () => {
    const { store, keep } = ground();
    keep([form]);
    const { walk: second } = keep([], 'paused');
    store.doorVisits.save(second.id, visit());
    const run = store.doorVisits.finish(second.id, { status: 'done', life: null });
    const whole = keepDoors(store, { run, rows: judgedWalk(store, run) });
    expect(lives(whole)).toEqual([`${ID} fixed`]);
    expect(whole.walk).toMatchObject({ id: second.id, status: 'done', note: null });
  });

  it('of walks before there was a history are read first', () => {
    const { store, keep, next } = ground();
    next();
    const before = go(store, [form]);
    next();
    go(store, [form], 'failed');
    const kept = keep([form]);
    expect(lives(kept)).toEqual([`${ID} open`]);
    expect(kept.since).toBe(before.run.startedAt);
    expect(kept.findings[0]).toMatchObject({
      firstSeen: before.run.startedAt,
      lastSeen: kept.walk.startedAt,
    });
  });
});
