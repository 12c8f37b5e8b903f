// Which walks a night takes, what its text says of each, with which code it ends; and a profile that names what it cannot do.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseProfile } from '../../../crawler/profile.ts';
import { noLives } from '../../../reports/life-counts.ts';
import { isDue } from '../../../scripts/nightly/night-walks.ts';
import { nightExitCode } from '../../../scripts/nightly/nightly.ts';
import { type NightWalk, walkLine } from '../../../scripts/nightly/walk-lines.ts';
import type { Walk } from '../../../store/index.ts';

const WINDOW = { from: '22:00', until: '06:00' };
const at = (startedAt: string, status: Walk['status'] = 'done') => ({ startedAt, status });

test.each<[string, ReturnType<typeof at>[], number, boolean]>([
  ['never walked', [], 7, true],
  ['walked this night', [at('2026-11-23T22:30:00+08:00')], 1, false],
  ['walked after midnight of this night', [at('2026-11-24T01:00:00+08:00')], 1, false],
  ['walked the night before, every night', [at('2026-11-23T03:00:00+08:00')], 1, true],
  ['walked the night before, once a week', [at('2026-11-22T23:00:00+08:00')], 7, false],
  ['a week ago', [at('2026-11-16T23:00:00+08:00')], 7, true],
  ['stopped the night before', [at('2026-11-22T23:00:00+08:00', 'stopped')], 7, true],
  [
    'stopped the night before, whole a week ago but one night',
    [at('2026-11-22T23:00:00+08:00', 'stopped'), at('2026-11-17T23:00:00+08:00')],
    7,
    false,
  ],
])('%s: due %s', (_, walks, every, due) => expect(isDue(walks, every, '2026-11-23', WINDOW)).toBe(due));

const walk: NightWalk = {
  ...{ kind: 'entry', state: 'done', reason: null, needsLogin: false, report: '/srv/index.html' },
  findings: { ...noLives(), new: 1, open: 3, fixed: 2 },
};

test.each<[string, Partial<NightWalk>, string]>([
  ['a whole one', {}, '办事入口走查：新发现1项，已整改2项，仍存在3项'],
  ['one that found nothing', { findings: noLives() }, '办事入口走查：没有发现问题'],
  [
    'one that did not see all',
    { state: 'stopped', reason: '时段已到，没有走完', findings: { ...noLives(), unseen: 4 } },
    '办事入口走查：没有看全（时段已到，没有走完），未看到4项',
  ],
  [
    'one that saw nothing, by its first sentence',
    {
      ...{ kind: 'doors', state: 'unobserved', reason: '登录状态已过期：账号“person”。请重新登录。' },
      findings: { ...noLives(), unseen: 1200 },
    },
    '登录复用走查：本夜未能查看（登录状态已过期：账号“person”），以前发现的1,200项保持原状',
  ],
  [
    'the first that saw nothing',
    { kind: 'help', state: 'unobserved', reason: '没有许可', findings: noLives() },
    '在线客服走查：本夜未能查看（没有许可）',
  ],
])('tells %s', (_, changes, line) => expect(walkLine({ ...walk, ...changes })).toBe(line));

const lost: NightWalk = { ...walk, kind: 'doors', state: 'unobserved', needsLogin: true };
test.each<[string, NightWalk[] | undefined, number, number]>([
  ['none', undefined, 1, 0],
  ['all seen', [walk], 1, 0],
  ['one unobserved for another reason', [{ ...lost, needsLogin: false }], 1, 0],
  ['one that needs a log-in', [walk, lost], 1, 4],
  ['one that needs a log-in, and little was read', [lost], 0.5, 3],
])('walks, %s: exit code', (_, walks, share, code) =>
  expect(nightExitCode({ ended: 'done', coverage: { listed: 1, read: 1, share }, walks }, 0.9)).toBe(code),
);

const fixture = JSON.parse(
  readFileSync(new URL('../../../crawler/profiles/fixture.json', import.meta.url), 'utf8'),
);
test.each<[string, object, RegExp]>([
  [
    'a walk whose part is missing',
    { entrances: undefined, nightly: { entry: {} } },
    /nightly\.entry[\s\S]*entrances/,
  ],
  ['doors without a log-in', { login: undefined, nightly: { doors: {} } }, /nightly\.doors[\s\S]*login/],
  ['a walk that nobody knows', { nightly: { journey: {} } }, /nightly/],
  ['no nights at all', { nightly: { entry: { every: 0 } } }, /nightly\.entry\.every/],
])('refuses %s', (_, changes, told) =>
  expect(() => parseProfile({ ...fixture, ...changes }, 'x.json')).toThrow(told),
);

test('a night without the setting walks nowhere; with it once a week, an item a unit', () => {
  expect(parseProfile(fixture, 'x.json').nightly).toBeUndefined();
  const { nightly } = parseProfile({ ...fixture, nightly: { entry: {}, doors: {}, help: {} } }, 'x.json');
  expect(nightly).toEqual({
    entry: { every: 7, sample: 1 },
    doors: { every: 7, sample: 1, account: 'person', kind: 'person' },
    help: { every: 7 },
  });
});
