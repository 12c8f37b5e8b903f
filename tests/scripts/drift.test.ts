// A portal that is rebuilt over night: nothing becomes fixed, nobody is accused, the operator is asked once.
import { describe, expect, it, test } from 'vitest';
import { compileDictionary, defaultDictionary } from '../../crawler/dictionary.ts';
import { buildFixture } from '../../fixtures/build.ts';
import type { FixtureGuide } from '../../fixtures/fixture-guide.ts';
import { DEFECTS, isSubject, type Presence } from '../../fixtures/nights.ts';
import { revise } from '../../fixtures/revise.ts';
import { surveyOf } from '../../reports/coverage.ts';
import { isOpen } from '../../reports/labels.ts';
import type { RunRecord } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import { type NightSpec, Nights } from './night-runner.ts';

const { guides } = buildFixture({ items: 2 });
type Page = NonNullable<NightSpec['page']>;

/** Renames captions where they stand alone in their element. */
const renaming =
  (layout: string, names: Readonly<Record<string, string>>): Page =>
  (html, fixture) =>
    fixture.layout !== layout
      ? html
      : Object.entries(names).reduce(
          (page, [from, to]) => page.replace(new RegExp(`>${from}(：?)<`, 'gu'), `>${to}$1<`),
          html,
        );

/** Takes whole tabs away, by their title. */
const without =
  (layout: string, ...titles: string[]): Page =>
  (html, fixture) =>
    fixture.layout !== layout
      ? html
      : titles.reduce((page, title) => {
          const from = page.indexOf(`<section><h2>${title}</h2>`);
          return from < 0 ? page : page.slice(0, from) + page.slice(page.indexOf('</section>', from) + 10);
        }, html);

const HOURS = { 办公时间: '对外服务钟点' };
const open = (nights: Nights, run: RunRecord) =>
  new Map(
    nights
      .findings(run)
      .filter(isOpen)
      .map((f) => [f.id, f]),
  );
const ids = (nights: Nights, run: RunRecord): string[] => [...open(nights, run).keys()];

/** What would be found if these pages were the first ever seen. */
function atFirstSight(spec: NightSpec): string[] {
  const fresh = new Nights();
  return ids(fresh, fresh.night(spec));
}

/** Open findings of the run, but for those of which the run's checks say nothing at all: doubt closes nothing. */
function judged(nights: Nights, run: RunRecord): string[] {
  const speaks = (f: Finding) =>
    nights.store.outcomes
      .of(run.id, f.item, f.channel)
      .some((o) => o.message === f.message && (f.key === null || o.key === f.key));
  return [...open(nights, run).values()].filter(speaks).map(({ id }) => id);
}

describe.each<[string, Page, RegExp]>([
  ['one caption is renamed', renaming('b', HOURS), /“办理时间”大面积消失/],
  [
    'visits are renamed, by which other checks go too',
    renaming('b', { 到现场次数: '亲临趟数' }),
    /“到办事现场次数”大面积消失/,
  ],
  [
    'many captions are renamed',
    renaming('b', {
      ...HOURS,
      办理地址: '具体所在',
      到现场次数: '亲临趟数',
      咨询电话: '有疑问请拨',
      投诉电话: '不满意请拨',
      时限: '几天办好',
      审批标准: '凭什么批',
    }),
    /大面积消失/,
  ],
  [
    'captions take the names of others',
    renaming('c', { 受理时间: '办理时限', 受理地点: '承诺办结时限' }),
    /大面积消失/,
  ],
  ['a tab is gone', without('a', '咨询投诉'), /“监督投诉方式”/],
  ['the tab with the places is gone', without('a', '地点时间'), /“办理地点”/],
  ['the tab with the steps is gone', without('c', '怎么办'), /“办理流程”/],
  [
    'all layouts lose their contact tab',
    (html, fixture) => without(fixture.layout, '咨询投诉', '咨询与投诉', '更多信息')(html, fixture),
    /大面积消失/,
  ],
])('%s', { timeout: 120_000 }, (_, page, sentence) => {
  it('closes nothing, accuses nobody, asks once, and is right after accept-layout', () => {
    const nights = new Nights();
    const first = nights.night({ guides });
    expect(nights.asked()).toEqual([]);
    const second = nights.night({ guides, page });
    const asked = nights.asked();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(sentence);
    expect(asked[0]).toContain(`guide-audit accept-layout --run ${second.id}`);
    expect(nights.findings(second).filter((f) => !isOpen(f))).toEqual([]);
    expect(ids(nights, second)).toEqual(ids(nights, first));

    // Unanswered, the question is asked again, and nothing has changed.
    const third = nights.night({ guides, page });
    expect(nights.asked()).toHaveLength(1);
    expect(ids(nights, third)).toEqual(ids(nights, first));

    nights.accept(second);
    const truth = atFirstSight({ guides, page });
    expect(judged(nights, second)).toEqual(truth);
    expect(judged(nights, third)).toEqual(truth);
    const fourth = nights.night({ guides, page });
    expect(nights.asked()).toEqual([]);
    expect(judged(nights, fourth)).toEqual(truth);
  });
});

describe('a renamed caption', () => {
  it('leaves what it does not touch to the checks: the mended is fixed, the spoilt is new', () => {
    const right = (layout: string) => (one: FixtureGuide) => one.layout === layout && isSubject(one);
    const more = buildFixture({ items: 12 }).guides;
    const [mended, spoilt] = [more.find(right('c'))!, more.find(right('b'))!];
    const plant = (one: FixtureGuide) => revise(one, DEFECTS.visits.plant);
    const with_ = (changed: FixtureGuide, as: FixtureGuide) =>
      [...guides, mended, spoilt].map((one) => (one === changed ? as : one));
    const nights = new Nights();
    nights.night({ guides: with_(mended, plant(mended)) });
    const second = nights.night({ guides: with_(spoilt, plant(spoilt)), page: renaming('b', HOURS) });
    const states = nights.findings(second).filter(({ message }) => message === 'V01');
    expect(states.find(({ item }) => item === mended.item.id)?.state).toBe('fixed');
    expect(states.find(({ item }) => item === spoilt.item.id)?.state).toBe('new');
    expect(nights.findings(second).filter((f) => !isOpen(f))).toHaveLength(1);
  });

  it('needs no acceptance once the dictionary knows it', () => {
    const { data } = defaultDictionary();
    const hours = data.fields['places.hours'] ?? data.members.places.hours!;
    const known = structuredClone(data);
    if (data.fields['places.hours']) known.fields['places.hours']!.captions.push('对外服务钟点');
    else known.members.places.hours!.own.push('对外服务钟点');
    expect(hours).toBeDefined();
    const nights = new Nights();
    const first = nights.night({ guides });
    nights.night({ guides, page: renaming('b', HOURS) });
    nights.asked();
    const third = nights.night({ guides, page: renaming('b', HOURS), dictionary: compileDictionary(known) });
    expect(nights.asked()).toEqual([]);
    expect(ids(nights, third)).toEqual(ids(nights, first));
    expect(nights.findings(third).every((f) => f.lastSeen === third.startedAt)).toBe(true);
  });
});

describe('so many captions are renamed that no guide is recognised', { timeout: 120_000 }, () => {
  const twisted = (html: string) =>
    html.replace(/\p{Script=Han}(?=\p{Script=Han}*(?:[：:]|<))/gu, (c) => `${c}丶`);
  const rebuilt: Page = (html, { layout }) => (layout === 'b' ? twisted(html) : html);
  const lost = new Set(guides.filter(({ layout }) => layout === 'b').map(({ item }) => item.id));

  it('closes nothing, accuses nobody, says so in one sentence until it is accepted', () => {
    const nights = new Nights();
    const first = nights.night({ guides });
    const second = nights.night({ guides, page: rebuilt });
    expect([...nights.store.guides.iterate(second.id)].some(({ item }) => lost.has(item))).toBe(false);
    const asked = nights.asked();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/已认不出是办事指南.*保持原状.*guide-audit doctor 网址/);
    expect(asked[0]).toContain(`的${lost.size}个页面中有${lost.size}个`);
    expect(asked[0]).toContain(`guide-audit accept-layout --run ${second.id}`);
    expect(ids(nights, second)).toEqual(ids(nights, first));
    const unseen = nights.findings(second).filter(({ item }) => lost.has(item));
    expect(unseen.length).toBeGreaterThan(0);
    expect(unseen.every((f) => isOpen(f) && f.lastSeen === first.startedAt)).toBe(true);
    const { units } = surveyOf(nights.store, second.id);
    const reasons = [...units.values()].flatMap((one) => Object.keys(one.unseen));
    expect(new Set(reasons)).toEqual(new Set(['extractor-suspect']));

    const third = nights.night({ guides, page: rebuilt });
    expect(nights.asked()).toHaveLength(1);
    expect(ids(nights, third)).toEqual(ids(nights, first));

    nights.accept(third);
    nights.asked();
    const fourth = nights.night({ guides, page: rebuilt });
    expect(nights.asked()).toEqual([]);
    expect(ids(nights, fourth)).toEqual(ids(nights, first));

    const fifth = nights.night({ guides });
    expect(nights.asked()).toEqual([]);
    expect(ids(nights, fifth)).toEqual(ids(nights, first));
    expect(nights.findings(fifth).every((f) => f.lastSeen === fifth.startedAt)).toBe(true);
  });

  it('is over when the pages are as before, without an answer', () => {
    const nights = new Nights();
    const first = nights.night({ guides });
    nights.night({ guides, page: rebuilt });
    nights.asked();
    const third = nights.night({ guides });
    expect(nights.asked()).toEqual([]);
    expect(ids(nights, third)).toEqual(ids(nights, first));
    // What is lost then is measured against the night before the rebuilding.
    nights.night({ guides, page: rebuilt });
    expect(nights.asked()).toHaveLength(1);
  });
});

test('other class names and other markers are no drift', () => {
  const nights = new Nights();
  const first = nights.night({ guides });
  const page: Page = (html) => html.replace(/class="[^"]*"/g, (all) => `class="x${all.length}"`);
  const second = nights.night({ guides, page });
  expect(nights.asked()).toEqual([]);
  expect(ids(nights, second)).toEqual(ids(nights, first));
  expect(nights.findings(second).every((f) => f.lastSeen === second.startedAt)).toBe(true);
});

describe('a unit that loses three of ten items', () => {
  const two = buildFixture({ items: 20 }).guides.filter(({ unit }) => /公安局|教委/.test(unit.name));
  const [unit] = two.map((one) => one.unit.id);
  const own = two.filter((one) => one.unit.id === unit);
  const lost = new Set(own.slice(0, Math.ceil(own.length * 0.3)).map(({ item }) => item.id));
  const rest = two.filter(({ item }) => !lost.has(item.id));
  const presence = new Map([...lost].map((id): [string, Presence] => [id, 'gone']));

  it('withdraws nothing until the operator says that it is true', () => {
    const nights = new Nights();
    const first = nights.night({ guides: two });
    const ofLost = ids(nights, first).filter((id) => lost.has(open(nights, first).get(id)!.item));
    expect(ofLost.length).toBeGreaterThan(0);
    let last = first;
    for (let n = 0; n < 3; n++) {
      last = nights.night({ guides: rest, presence });
      const asked = nights.asked();
      expect(asked).toHaveLength(1);
      expect(asked[0]).toContain(`清单一次少了${lost.size}个事项`);
      expect(ids(nights, last)).toEqual(ids(nights, first));
    }
    nights.accept(last);
    const states = new Map(nights.findings(last).map(({ id, state }) => [id, state]));
    for (const id of ofLost) expect(states.get(id)).toBe('item-withdrawn');
    expect(ids(nights, last)).toEqual(ids(nights, first).filter((id) => !ofLost.includes(id)));
    const next = nights.night({ guides: rest, presence });
    expect(nights.asked()).toEqual([]);
    expect(ids(nights, next)).toEqual(ids(nights, last));
  });

  it('keeps all findings when the list is whole again', () => {
    const nights = new Nights();
    const first = nights.night({ guides: two });
    nights.night({ guides: rest, presence });
    nights.asked();
    const third = nights.night({ guides: two });
    expect(nights.asked()).toEqual([]);
    expect(nights.rows(third).every((row) => row.startsWith('open '))).toBe(true);
    expect(ids(nights, third)).toEqual(ids(nights, first));
  });
});
