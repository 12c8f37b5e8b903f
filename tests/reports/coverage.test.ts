// Coverage of a run: by item, and by channel where a run has several.
import { describe, expect, it } from 'vitest';
import { addCoverage, surveyOf } from '../../reports/coverage.ts';
import { channelsSentence, coverageSentence } from '../../reports/phrases.ts';

type Source = Parameters<typeof surveyOf>[0];

/** A store of two items: `a` read on the pc, on the phone for the app alone; `b` read in the channels named. */
const storeOf = (b: string[], captures: object[], suspicions: object[] = []): Source =>
  ({
    items: { ofRun: () => ['a', 'b'].map((id) => ({ id, unit: 'U' })) },
    captures: { ofRun: () => captures },
    shapes: { suspicions: () => suspicions },
    snapshots: { has: (id: string) => id === 'page' },
    guides: {
      *iterate() {
        yield { item: 'a', channel: 'pc', unit: 'U', guide: {} };
        for (const channel of b) yield { item: 'b', channel, unit: 'U', guide: {} };
      },
    },
  }) as unknown as Source;
const lost = { item: 'a', channel: 'h5', problem: 'app-only' };

describe('coverage', () => {
  it('counts an item once, and its pages by channel', () => {
    const { units, seen } = surveyOf(storeOf(['pc', 'h5'], [lost]), 'run');
    expect(units.get('U')).toEqual({
      listed: 2,
      seen: 2,
      unseen: {},
      channels: {
        h5: { asked: 2, seen: 1, unseen: { 'app-only': 1 } },
        pc: { asked: 2, seen: 2, unseen: {} },
      },
    });
    expect([...seen]).toEqual(['a', 'b']);
    expect(coverageSentence(units.get('U')!)).toBe(
      '清单共2项，已检查2项（100%）。其中网站2页读到2页；移动端2页读到1页（仅在App内提供1页）',
    );
    expect(addCoverage([units.get('U')!, units.get('U')!]).channels?.h5).toEqual({
      asked: 4,
      seen: 2,
      unseen: { 'app-only': 2 },
    });
  });

  it('calls a page that is no guide any more a doubt of the reader, where the operator is asked', () => {
    const asked = { kind: 'layout', field: '', channel: 'h5', unit: 'U', accepted: false };
    const page = { item: 'a', channel: 'h5', problem: 'no-guide', id: 'page' };
    const reasons = (captures: object[], suspicions: object[]) =>
      surveyOf(storeOf(['pc', 'h5'], captures, suspicions), 'run').units.get('U')!.channels!.h5!.unseen;
    expect(reasons([page], [asked])).toEqual({ 'extractor-suspect': 1 });
    expect(reasons([{ ...page, id: 'no page' }], [asked])).toEqual({ 'no-guide': 1 });
    expect(reasons([page], [{ ...asked, accepted: true }])).toEqual({ 'no-guide': 1 });
    expect(reasons([page], [{ ...asked, channel: 'pc' }])).toEqual({ 'no-guide': 1 });
  });

  it('says nothing of channels where there is one', () => {
    const coverage = surveyOf(storeOf(['pc'], []), 'run').units.get('U')!;
    expect(coverage).toEqual({ listed: 2, seen: 2, unseen: {} });
    expect(channelsSentence(coverage)).toBe('');
  });
});
