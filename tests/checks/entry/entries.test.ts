// Checks of entrances: what each accuses, what stays a question, and above all what is nobody's fault.
import { describe, expect, it, test } from 'vitest';
import { entryChecks } from '../../../checks/entry/index.ts';
import { judgeEntry } from '../../../checks/frame/judge-entry.ts';
import type { EntryWalk } from '../../../store/schemas/entry-walk.ts';
import { LOOK_CASES, service } from './look-cases.ts';
import { elder, landing, offer, searched, walk, way, withItem, withPage } from './walk.ts';

const findings = (one: EntryWalk): string[] =>
  judgeEntry(one, entryChecks)
    .outcomes.filter(({ verdict }) => verdict === 'fail' || verdict === 'review')
    .map(({ message, verdict, subject }) => `${message} ${verdict} ${subject}`);

const verdictOf = (one: EntryWalk, message: string) =>
  judgeEntry(one, entryChecks).outcomes.find((outcome) => outcome.message === message)?.verdict;

const dead = { name: '专栏', path: ['专栏'], page: 'https://portal.example/', url: null, picture: null };
const menu = walk().menu;
const apply = {
  url: 'https://bureau.example/apply',
  host: 'bureau.example',
  unified: false,
  form: true,
  unobserved: null,
};
const blocked = { reason: 'blocked', detail: '被防火墙拦截' } as const;
const words = (changes: Parameters<typeof searched>[0]) =>
  walk({ words: [searched({ word: '开饭店', ...changes })] });

const CASES: [name: string, EntryWalk, string[]][] = [
  ['a right channel', walk(), []],
  ['no way in a menu that was seen whole', withItem({ way: null }), ['N01 review 食品经营许可']],
  [
    'an entry that nobody could follow',
    withItem({
      way: way({ landing: landing({ shows: 'no', unobserved: { reason: 'timeout', detail: '' } }) }),
    }),
    [],
  ],
  [
    'no way in a menu of which a part was seen',
    { ...withItem({ way: null }), menu: { ...menu, whole: false } },
    [],
  ],
  [
    'no way but a longer name',
    withItem({ way: null, similar: '食品经营许可（新办）' }),
    ['N01 review 食品经营许可'],
  ],
  [
    'no result but a longer name',
    withItem({ byName: searched({ position: null, landing: null, similar: '食品经营许可（新办）' }) }),
    ['N03 review 食品经营许可'],
  ],
  ['four clicks', withItem({ way: way({ clicks: 4 }) }), ['N02 review 食品经营许可']],
  [
    'not among the results of its name',
    withItem({ byName: searched({ position: null, landing: null }) }),
    ['N03 review 食品经营许可'],
  ],
  [
    'no results of its name',
    withItem({ byName: searched({ results: 0, position: null, landing: null }) }),
    ['N03 fail 食品经营许可'],
  ],
  [
    'no results of its name on a page of which the guard kept something back',
    withItem({ byName: searched({ results: 0, position: null, landing: null, whole: false }) }),
    ['N03 review 食品经营许可'],
  ],
  [
    'a search that was refused',
    withItem({ byName: searched({ position: null, landing: null, unobserved: blocked }) }),
    [],
  ],
  ['the fourth result', withItem({ byName: searched({ position: 4 }) }), ['N04 review 食品经营许可']],
  [
    'a usual word without any result',
    words({ results: 0, position: null, landing: null }),
    ['N05 fail 开饭店'],
  ],
  [
    'a usual word without any result on a page of which the guard kept something back',
    words({ results: 0, position: null, landing: null, whole: false }),
    ['N05 review 开饭店'],
  ],
  [
    'a usual word with other results',
    words({ results: 2, position: null, landing: null }),
    ['N06 review 开饭店'],
  ],
  [
    'a usual word that could not be searched',
    words({ results: null, position: null, unobserved: blocked }),
    [],
  ],
  [
    'an entry that fails twice',
    walk({ menu: { ...menu, dead: [{ ...dead, detail: '404', sure: true }] } }),
    ['N07 fail 专栏'],
  ],
  [
    'an entry that only says 暂无',
    walk({ menu: { ...menu, dead: [{ ...dead, detail: '暂无', sure: false }] } }),
    ['N07 review 专栏'],
  ],
  [
    'another portal with a form of its own',
    walk({ offers: [offer({ apply })] }),
    ['N08 review 食品经营许可'],
  ],
  [
    'another portal whose application shows no form',
    walk({ offers: [offer({ apply: { ...apply, form: false } })] }),
    ['N08 review 食品经营许可'],
  ],
  [
    'another portal whose application was not seen',
    walk({ offers: [offer({ apply: { ...apply, unobserved: blocked } })] }),
    ['N08 review 食品经营许可'],
  ],
  ['another portal with a page alone', walk({ offers: [offer()] }), ['N08 review 食品经营许可']],
  [
    'another portal that leads on',
    walk({ offers: [offer({ unified: true }), offer({ apply: { ...apply, unified: true } })] }),
    [],
  ],
  [
    'another portal for an item of a national system',
    { ...withItem({ national: '国家政务服务平台' }), offers: [offer({ apply })] },
    [],
  ],
  ['no search on the home page', walk({ search: null }), ['N09 review 搜索']],
  ['no search on a terminal', walk({ search: null, channel: 'kiosk' }), []],
  [
    'a search that fails twice',
    walk({ search: { place: 'home', failed: '状态码 500', unobserved: null } }),
    ['N09 fail 搜索'],
  ],
  [
    'a search that must not be sent',
    walk({ search: { place: 'home', failed: null, unobserved: blocked } }),
    [],
  ],
  [
    'no elder version where the platform has one',
    walk({ elder: elder({ entry: null, search: false }) }),
    ['N10 fail 长辈版'],
  ],
  [
    'no elder version on a home page of which the guard kept something back',
    walk({ elder: elder({ entry: null, whole: false }) }),
    ['N10 review 长辈版'],
  ],
  [
    'no elder version on a home page that did not open',
    walk({ elder: elder({ entry: null, whole: false, unobserved: blocked }) }),
    [],
  ],
  [
    'no elder version where nobody says that there is one',
    walk({ elder: elder({ claimed: false, entry: null }) }),
    ['N10 review 长辈版'],
  ],
  [
    'an elder version behind a menu',
    walk({ elder: elder({ entry: { name: '长辈版', hidden: true, works: true } }) }),
    ['N10 review 长辈版'],
  ],
  [
    'an elder version that does not open',
    walk({ elder: elder({ entry: { name: '长辈版', hidden: false, works: false } }) }),
    ['N10 review 长辈版'],
  ],
  [
    'a result that leads to another item',
    withItem({ byName: searched({ landing: landing({ shows: 'no' }) }) }),
    ['N11 review 食品经营许可'],
  ],
  ['a page that mentions the item', withItem({ way: way({ landing: landing({ shows: 'partly' }) }) }), []],
  [
    'a page behind a log-in',
    withItem({
      way: way({ landing: landing({ shows: 'no', unobserved: { reason: 'logged-out', detail: '登录' } }) }),
    }),
    [],
  ],
];

test.each([...CASES, ...LOOK_CASES])('%s', (_, one, expected) => {
  expect(findings(one)).toEqual(expected);
});

it('every message is accused by a case, and passes for the right channel where it applies', () => {
  const accused = new Set(
    [...CASES, ...LOOK_CASES].flatMap(([, , expected]) => expected.map((line) => line.slice(0, 3))),
  );
  const ids = entryChecks.flatMap(({ meta }) => meta.messages.map(({ id }) => id));
  expect([...accused].sort()).toEqual(ids);
  const right = new Set(
    judgeEntry(
      { ...withPage({ services: [service('pay', 'pay.example')] }), offers: [offer({ unified: true })] },
      entryChecks,
    )
      .outcomes.filter(({ verdict }) => verdict === 'pass')
      .map(({ message }) => message),
  );
  expect([...right].sort()).toEqual(ids);
});

describe('what was not seen', () => {
  it('says nothing of a channel whose home page did not open', () => {
    const shut = { ...walk().home, unobserved: blocked };
    const { outcomes } = judgeEntry({ ...withItem({ way: null }), home: shut }, entryChecks);
    expect(new Set(outcomes.map(({ verdict }) => verdict))).toEqual(new Set(['unobserved']));
  });
  it('is no pass', () => {
    expect(verdictOf({ ...withItem({ way: null }), menu: { ...menu, whole: false } }, 'N01')).toBe(
      'unobserved',
    );
    expect(verdictOf(walk({ menu: { ...menu, whole: false } }), 'N07')).toBe('unobserved');
    const unseen = landing({ unobserved: { reason: 'timeout', detail: '' } });
    expect(verdictOf(withItem({ way: way({ landing: unseen }) }), 'N01')).toBe('unobserved');
    expect(verdictOf(walk({ elder: elder({ entry: null, unobserved: blocked }) }), 'N10')).toBe('unobserved');
  });
  it('of a second-level page that did not open, or of the portal itself', () => {
    const { looks } = withPage({});
    const shut = {
      ...looks!,
      pages: looks!.pages.map((page) => ({ ...page, look: null, unobserved: blocked })),
    };
    for (const one of [walk({ looks: shut }), walk({ looks: { ...looks!, own: [] } })])
      for (const message of ['N12', 'N13', 'N14']) expect(verdictOf(one, message)).toBe('unobserved');
  });
  it('an error inside a check is unobserved', () => {
    const broken = { ...walk(), items: null as unknown as EntryWalk['items'] };
    const { errors, outcomes } = judgeEntry(broken, entryChecks);
    expect(errors.length).toBeGreaterThan(0);
    expect(outcomes.find(({ message }) => message === 'N01')).toMatchObject({
      verdict: 'unobserved',
      reason: 'check-error',
    });
  });
});
