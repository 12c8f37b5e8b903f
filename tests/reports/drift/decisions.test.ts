// Every decision of the drift guard as a table: what is a sharp fall, a mass deletion, one layout, what may be believed.
import { describe, expect, it, test } from 'vitest';
import { massDeletions } from '../../../reports/drift/deletion.ts';
import { withDoubt } from '../../../reports/drift/doubt.ts';
import { layoutsOf } from '../../../reports/drift/layouts.ts';
import { driftSentences } from '../../../reports/drift/sentence.ts';
import { ShapeCounter } from '../../../reports/drift/shape.ts';
import { fellSharply, vanished } from '../../../reports/drift/suspicions.ts';
import { unreadUnits } from '../../../reports/drift/unread.ts';
import type { UnitShape } from '../../../store/schemas/drift.ts';
import type { ServiceGuide } from '../../../store/schemas/guide.ts';
import type { Outcome } from '../../../store/schemas/outcome.ts';
import { guideOf } from '../samples.ts';

test.each<[string, [number, number], [number, number], boolean]>([
  ['all of it is gone', [20, 20], [0, 20], true],
  ['too few guides before', [19, 19], [0, 40], false],
  ['too few guides now', [40, 40], [0, 19], false],
  ['single guides were edited', [20, 20], [17, 20], false],
  ['a quarter of a small family may be chance', [20, 20], [15, 20], false],
  ['a third of a large family is not', [330, 330], [220, 330], true],
  ['a tenth of a large family is the work of editors', [1000, 1000], [900, 1000], false],
  ['a rare element vanishes from many guides', [40, 400], [0, 400], true],
  ['a rare element vanishes from a few', [2, 40], [0, 40], false],
  ['it was never there', [0, 40], [0, 40], false],
  ['there is more of it', [10, 40], [40, 40], false],
])('a share falls sharply: %s', (_, [n, of], [m, on], sharp) => {
  expect(fellSharply({ n, of }, { n: m, of: on })).toBe(sharp);
});

const unit = (unit: string, listed: number, missing: number) => ({
  ...{ unit, listed, missing },
  channel: '',
  baseline: 'r1',
});
test.each<[string, ReturnType<typeof unit>[], string[]]>([
  ['three of ten', [unit('a', 20, 6), unit('b', 500, 0)], ['a']],
  ['less than that', [unit('a', 20, 5), unit('b', 500, 0)], []],
  ['a small unit loses single items', [unit('a', 8, 4), unit('b', 500, 0)], []],
  ['a little of every unit', [unit('a', 50, 6), unit('b', 50, 8), unit('c', 60, 8)], ['a', 'b', 'c']],
  ['a few units lose single items', [unit('a', 50, 9), unit('b', 50, 9)], []],
  ['nothing was listed', [unit('a', 0, 0)], []],
])('a mass deletion: %s', (_, units, asked) => {
  expect(massDeletions(units).map((one) => one.unit)).toEqual(asked);
});

const LABELS = {
  visits: '跑动次数',
  consult: '咨询',
  fee: '收费',
  results: '结果',
  conditions: '条件',
  process: '流程',
};
const shape = (
  unit: string,
  n: number,
  changes: Partial<Record<string, { shown?: number; label?: string }>> = {},
): UnitShape & { run: string } => ({
  channel: 'pc',
  unit,
  guides: n,
  run: 'r1',
  paths: Object.fromEntries(
    Object.entries(LABELS).map(([path, label]) => {
      const shown = changes[path]?.shown ?? n;
      return [
        path,
        { seen: n, shown, valued: shown, label: shown > 0 ? (changes[path]?.label ?? label) : null },
      ];
    }),
  ),
});
const OTHER = Object.fromEntries(
  Object.entries(LABELS).map(([path, label]) => [path, { label: `${label}信息` }]),
);

describe('page families', () => {
  it('are the units that name their elements alike', () => {
    const groups = layoutsOf([
      shape('a', 5),
      shape('b', 5, OTHER),
      shape('c', 5),
      shape('d', 5, { fee: { label: '费用' } }),
    ]);
    expect(groups.map((group) => group.map((one) => one.unit))).toEqual([['a', 'c', 'd'], ['b']]);
  });

  const gone = { visits: { shown: 0 } };
  test.each<[string, UnitShape[], UnitShape[], string[]]>([
    [
      'a large unit alone',
      [shape('a', 30), shape('b', 300)],
      [shape('a', 30, gone), shape('b', 300)],
      ['a visits'],
    ],
    [
      'small units of one layout, the others untouched',
      [shape('a', 12), shape('b', 12), shape('c', 12, OTHER), shape('d', 12, OTHER)],
      [shape('a', 12, gone), shape('b', 12, gone), shape('c', 12, OTHER), shape('d', 12, OTHER)],
      ['a visits', 'b visits'],
    ],
    ['too few guides in all', [shape('a', 9), shape('b', 9)], [shape('a', 9, gone), shape('b', 9, gone)], []],
    ['other units than before', [shape('a', 30)], [shape('b', 30, gone)], []],
    ['nothing changed', [shape('a', 30)], [shape('a', 30)], []],
  ])('lose an element: %s', (_, before, now, suspects) => {
    const found = vanished(before as (UnitShape & { run: string })[], now);
    expect(found.map((one) => `${one.unit} ${one.field}`)).toEqual(suspects);
  });

  it('are not blamed for what was not seen', () => {
    const counter = new ShapeCounter();
    counter.add(guideOf({ visits: '1次', observed: { visits: 'partial', places: 'complete' } }));
    const { paths } = counter.shape('pc', 'a');
    expect(paths.visits).toBeUndefined();
    expect(paths['places.address']).toEqual({ seen: 1, shown: 1, valued: 1, label: null });
  });
});

describe('of a guide that lost an element', () => {
  const before = guideOf({ visits: '0次', conditions: '年满十八周岁' });
  const now = guideOf({ conditions: '年满十八周岁' });
  /** Online (visits 0): the address is nobody's business. Otherwise it fails. The conditions pass in any case. */
  const judge = (guide: ServiceGuide): Outcome[] => [
    { message: 'V01', verdict: guide.visits ? 'pass' : 'fail', field: 'visits' },
    guide.visits
      ? { message: 'A03', verdict: 'inapplicable', field: '' }
      : { message: 'A03', verdict: 'fail', field: 'places.address', key: 'k' },
    { message: 'X01', verdict: 'fail', field: 'conditions' },
  ];
  const doubt = (guide: ServiceGuide, known: ServiceGuide | undefined, suspects = ['visits']) =>
    withDoubt({ guide, outcomes: judge(guide), before: known, suspects, judge });

  it('only what would be judged the same with it is believed', () => {
    const { outcomes, guide } = doubt(now, before);
    expect(outcomes.map((o) => `${o.message} ${o.verdict} ${o.reason ?? ''}`)).toEqual([
      'V01 unobserved extractor-suspect',
      'A03 unobserved extractor-suspect',
      'X01 fail ',
      // With 0 visits nobody would ask for an address: that is not known tonight either.
      'A03 unobserved extractor-suspect',
    ]);
    expect(guide.observed).toMatchObject({ visits: 'not-collected', links: 'partial', places: 'complete' });
  });

  it('nothing is believed where it was never seen before', () => {
    expect(new Set(doubt(now, undefined).outcomes.map((o) => o.verdict))).toEqual(new Set(['unobserved']));
  });

  it('all is believed where the element stands', () => {
    expect(doubt(before, before).outcomes).toEqual(judge(before));
    expect(doubt(now, before, []).outcomes).toEqual(judge(now));
  });

  it('a value that swallowed the lost one is doubted too', () => {
    const element = (text: string) => [{ field: 'conditions', text }];
    const swallowed = guideOf({
      conditions: '年满十八周岁 到现场零次即可',
      elements: element('年满十八周岁 到现场零次即可'),
    });
    const told = guideOf({
      visits: '到现场零次即可',
      conditions: '年满十八周岁',
      elements: [{ field: 'visits', text: '到现场零次即可' }, ...element('年满十八周岁')],
    });
    expect(doubt(swallowed, told).outcomes.find((o) => o.message === 'X01')?.verdict).toBe('unobserved');
  });
});

describe('pages that are no guide any more', () => {
  const unit = (name: string, read: number, unread: number, channel = 'pc') => ({
    ...{ unit: name, read, unread, channel, baseline: 'r1' },
  });
  const asked = (...units: ReturnType<typeof unit>[]) => unreadUnits(units).map((one) => one.unit);
  it('are told where none of a unit is read, three pages in a channel at least', () => {
    expect(unreadUnits([unit('a', 0, 3)])).toEqual([
      {
        ...{ kind: 'layout', channel: 'pc', unit: 'a', field: '', baseline: 'r1' },
        ...{ before: { n: 3, of: 3 }, now: { n: 0, of: 3 } },
      },
    ]);
    expect(asked(unit('a', 0, 1), unit('b', 0, 2))).toEqual(['a', 'b']);
    expect(asked(unit('a', 0, 2), unit('b', 0, 2, 'h5'))).toEqual([]);
    expect(asked(unit('a', 0, 2), unit('b', 9, 2))).toEqual([]);
    expect(asked(unit('a', 0, 0))).toEqual([]);
  });
  it('or where so many are lost that it is no chance', () => {
    expect(asked(unit('a', 10, 20))).toEqual(['a']);
    expect(asked(unit('a', 10, 5), unit('b', 100, 5))).toEqual([]);
  });
});

describe('the operator', () => {
  const one = { channel: 'pc', baseline: 'r1', before: { n: 30, of: 30 }, now: { n: 0, of: 30 } };
  it('is told in one sentence a kind, with the command', () => {
    const sentences = driftSentences(
      'r2',
      [
        { ...one, kind: 'layout', unit: 'a', field: 'places' },
        { ...one, kind: 'layout', unit: 'a', field: 'places.hours' },
        { ...one, kind: 'items', unit: 'b', field: '' },
        { ...one, kind: 'layout', unit: 'c', field: '', channel: 'h5' },
      ],
      (id) => `单位${id}`,
    );
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toMatch(
      /^单位c的页面（移动端）能打开，但以前读到指南的30个页面中有30个已认不出是办事指南/,
    );
    expect(sentences[1]).toMatch(/^单位a的页面上“办理地点”大面积消失（有内容的指南由100%降到0%）/);
    expect(sentences[2]).toMatch(/^单位b的清单一次少了30个事项/);
    for (const sentence of sentences) {
      expect(sentence).toContain('guide-audit accept-layout --run r2');
      expect(sentence.match(/。/g)).toHaveLength(1);
    }
    expect(driftSentences('r2', [], String)).toEqual([]);
  });
});
