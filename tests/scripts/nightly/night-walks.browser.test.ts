// Nights that walk through entrances, doors and online help beside the guides: a log-in that is missing, then there; the hours that end; a budget that is spent.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadProfile } from '../../../crawler/profile.ts';
import { randomKey } from '../../../crawler/session/key.ts';
import { requireLogin } from '../../../crawler/session/login-rules.ts';
import { type Identity, startIdentity } from '../../../fixtures/identity/identity.ts';
import { logInOnce } from '../../../scripts/login/log-in-once.ts';
import { nightWalks } from '../../../scripts/nightly/night-walks.ts';
import { nightly } from '../../../scripts/nightly/nightly.ts';
import { folder, open } from '../../store/folder.ts';

const WINDOW = { from: '22:00', until: '06:00' };

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(() => identity?.close());

/** The fixture with a night of its own, few entrances and the doors of one unit. */
function site(dir: string, changes: Record<string, unknown> = {}): string {
  const own = JSON.parse(
    readFileSync(new URL('../../../crawler/profiles/fixture.json', import.meta.url), 'utf8'),
  );
  const { homes } = own.entrances;
  const profile = {
    ...own,
    entrances: {
      ...own.entrances,
      homes: homes.filter((home: { channel: string }) => home.channel === 'kiosk'),
    },
    help: { ...own.help, homes: own.help.homes.slice(0, 1) },
    login: { ...own.login, doors: identity.doors.filter(({ unit }) => unit === 'SHGASH') },
    nightly: { entry: { every: 1 }, doors: { every: 1, account: 'test' }, help: { every: 1 } },
    ...changes,
  };
  const path = join(dir, 'site.json');
  writeFileSync(path, JSON.stringify(profile));
  return path;
}

function ground(changes: Record<string, unknown> = {}) {
  const dir = folder();
  const clock = { base: 0, since: 0 };
  const set = (local: string) =>
    Object.assign(clock, { base: Date.parse(`${local}+08:00`), since: performance.now() });
  set('2026-11-23T22:00:00');
  const now = () => new Date(clock.base + performance.now() - clock.since);
  const store = open(dir, { now });
  const stop = new AbortController();
  const said: string[] = [];
  const context = { store, now, signal: stop.signal, say: (line: string) => void said.push(line) };
  const path = site(dir, changes);
  const key = randomKey();
  const profile = loadProfile(path);
  const logIn = () =>
    logInOnce({
      ...{ dir, profile, login: requireLogin(profile, now()), account: 'test', kind: 'person', key },
      ...{ deadline: 20_000, identity, signal: stop.signal },
    });
  const walks = (date: string) =>
    nightWalks({
      ...context,
      ...{ site: path, profile, date, window: WINDOW, dir: join(dir, 'reports', date), held: null },
      ...{ key, doorHosts: identity.hosts },
    });
  return { dir, store, set, said, context, stop, path, key, logIn, walks };
}

test('a night tells each walk; the next one what became of it', { timeout: 240_000 }, async () => {
  const { dir, store, set, said, context, path, key, logIn } = ground();
  const options = {
    collect: { site: path, channels: ['pc'], units: ['SHAQSH'], fixture: { items: 1 } },
    ...{ window: WINDOW, visits: false as const, leastCoverage: 0, keepNights: 1, webhook: null },
    out: (run: { id: string }) => join(dir, 'reports', run.id),
    doors: { key, doorHosts: identity.hosts },
  };
  const first = await nightly(context, options);
  expect(first.exitCode).toBe(4);
  const [entry, doors, help] = first.summary.walks!;
  expect(entry).toMatchObject({ kind: 'entry', state: 'done', reason: null });
  expect(entry!.findings.new).toBeGreaterThan(0);
  expect(doors).toMatchObject({
    ...{ kind: 'doors', state: 'unobserved', needsLogin: true, report: null },
    reason: expect.stringContaining('没有保存过登录状态'),
  });
  expect(help).toMatchObject({ kind: 'help', state: 'done' });
  for (const { report } of [entry!, help!]) expect(existsSync(report!)).toBe(true);
  expect(JSON.parse(readFileSync(first.file, 'utf8'))).toEqual(first.summary);
  const text = said.join('\n');
  expect(text).toContain(`办事入口走查：新发现${entry!.findings.new}项`);
  expect(text).toContain('登录复用走查：本夜未能查看（没有保存过登录状态');

  set('2026-11-24T22:00:00');
  await logIn();
  const second = await nightly(context, options);
  expect(second.exitCode).toBe(0);
  const [again, entered] = second.summary.walks!;
  expect(again!.findings).toEqual({ ...entry!.findings, new: 0, open: entry!.findings.new });
  const truth = identity.truth.filter(({ unit }) => unit === 'SHGASH');
  expect(entered).toMatchObject({ kind: 'doors', state: 'done', needsLogin: false });
  expect(entered!.findings.new).toBe(truth.flatMap(({ findings }) => findings).length);
  expect(
    store.walks
      .list({ site: 'fixture' })
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual([...['doors', 'entry', 'entry', 'help', 'help']]);
  // No walk is taken for a run of guides.
  expect(store.runs.list()).toHaveLength(2);
});

test('hours that end leave the rest unobserved and due again, and close nothing', {
  timeout: 120_000,
}, async () => {
  const night = ground({ nightly: { entry: { every: 7 }, help: { every: 7 } } });
  const { store, set, stop, context } = night;
  const [whole] = await night.walks('2026-11-23');
  const { length } = store.walks.findings(store.walks.list({ kind: 'entry' })[0]!.id);
  expect(length).toBeGreaterThan(0);
  set('2026-11-24T22:00:00');
  expect(await night.walks('2026-11-24')).toEqual([]);

  set('2026-11-30T22:00:00');
  context.say = (line) => void (line.includes('逐级打开菜单') && stop.abort());
  const walks = await night.walks('2026-11-30');
  expect(walks.map(({ kind, state }) => [kind, state])).toEqual([
    ['entry', 'unobserved'],
    ['help', 'unobserved'],
  ]);
  expect(walks[0]!.findings).toMatchObject({ unseen: whole!.findings.new, fixed: 0 });
  expect(store.walks.list()).toHaveLength(2);
});

test('a spent budget stops a walk, accuses nobody and closes nothing', { timeout: 120_000 }, async () => {
  const night = ground({ nightly: { entry: { every: 1 } } });
  const [whole] = await night.walks('2026-11-23');
  night.set('2026-11-24T22:00:00');
  const poor = ground({
    nightly: { entry: { every: 1 } },
    pace: { perSecond: 1000, concurrency: 1, perNight: 6 },
  });
  const [walk] = await poor.walks('2026-11-23');
  expect(walk).toMatchObject({
    kind: 'entry',
    state: 'stopped',
    reason: expect.stringContaining('上限 6 次'),
  });
  expect(walk!.findings.new).toBeLessThan(whole!.findings.new);
  // Counted where the crawl counts, so that both keep to one budget; and due again the next night.
  expect(poor.store.requests.count('2026-11-23', 'kiosk.fixture.example')).toBe(6);
  poor.set('2026-11-24T22:00:00');
  expect(await poor.walks('2026-11-24')).toHaveLength(1);
});
