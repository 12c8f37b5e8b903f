// The life of a finding: every step of it, and that doubt changes nothing.
import { describe, expect, it, test } from 'vitest';
import {
  advance,
  type HistoryInput,
  historyOf,
  type Life,
  type Today,
  unseen,
} from '../../reports/history.ts';
import type { Finding, FindingState } from '../../store/schemas/finding.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import { findingFor, guideOf, NIGHT_1, NIGHT_2 } from './samples.ts';

const life = (state: FindingState): Life => ({ state, firstSeen: NIGHT_1, lastSeen: NIGHT_1 });
const ARISEN = { observed: 'complete', arisen: true, passes: false, memberGone: false } as const;
const PASSES = { observed: 'complete', arisen: false, passes: true, memberGone: false } as const;
const SILENT = { ...PASSES, passes: false };

describe('advance', () => {
  test.each<[string, Life | undefined, Omit<Today, 'at'>, FindingState | undefined, seenToday?: boolean]>([
    ['an unknown fail is new', undefined, ARISEN, 'new', true],
    ['a new one stays as open', life('new'), ARISEN, 'open', true],
    ['an open one stays open', life('open'), ARISEN, 'open', true],
    ['a reopened one goes on as open', life('reopened'), ARISEN, 'open', true],
    ['a fixed one comes back', life('fixed'), ARISEN, 'reopened', true],
    ['a withdrawn one comes back', life('withdrawn'), ARISEN, 'reopened', true],
    ['an item that was withdrawn comes back', life('item-withdrawn'), ARISEN, 'reopened', true],
    ['it passes: fixed', life('open'), PASSES, 'fixed'],
    ['its member is gone: withdrawn', life('open'), { ...SILENT, memberGone: true }, 'withdrawn'],
    ['a partly seen section closes nothing', life('open'), { ...PASSES, observed: 'partial' }, 'open'],
    ['nor does one that was not collected', life('new'), { ...PASSES, observed: 'not-collected' }, 'new'],
    [
      'nor a member that is missing from half a list',
      life('open'),
      { ...SILENT, observed: 'partial', memberGone: true },
      'open',
    ],
    ['a guide that was not captured changes nothing', life('open'), { ...PASSES, observed: null }, 'open'],
    ['a message that was not judged closes nothing', life('open'), SILENT, 'open'],
    ['a closed one stays closed', life('fixed'), PASSES, 'fixed'],
    ['what was never there is nothing', undefined, PASSES, undefined],
  ])('%s', (_, previous, today, state, seenToday = false) => {
    const next = advance(previous, { at: NIGHT_2, ...today });
    expect(next?.state).toBe(state);
    if (!next) return;
    expect(next.firstSeen).toBe(previous ? NIGHT_1 : NIGHT_2);
    expect(next.lastSeen).toBe(seenToday ? NIGHT_2 : NIGHT_1);
  });
});

const KEY = '黄浦区行政服务中心';
const outcome = (verdict: Outcome['verdict'], changes: Partial<Outcome> = {}): Outcome => ({
  message: 'A03',
  verdict,
  field: 'places.address',
  key: KEY,
  ...changes,
});
const known = findingFor({ run: 'r1', state: 'open', lastSeen: NIGHT_1 });
const built = (o: Outcome): Finding =>
  findingFor({
    message: o.message,
    field: o.field,
    key: o.key ?? null,
    run: 'r2',
    quote: o.quote ?? '汉口路',
    confirmation: 'pending',
    outcome: o.verdict as 'fail',
    firstSeen: NIGHT_2,
  });
const tonight = (changes: Partial<HistoryInput>): Finding[] =>
  historyOf({
    previous: [known],
    outcomes: [],
    guide: guideOf(),
    item: 'fixture/1',
    channel: 'pc',
    run: 'r2',
    at: NIGHT_2,
    build: built,
    ...changes,
  });

test.each<[string, FindingState, number, FindingState]>([
  ['stays open while the item may be there', 'open', 0, 'open'],
  ['is no longer new', 'new', 0, 'open'],
  ['waits for the second look at list and page', 'open', 1, 'open'],
  ['is closed with its item', 'reopened', 2, 'item-withdrawn'],
  ['stays as it was closed', 'fixed', 2, 'fixed'],
])('a finding of a guide that was not seen %s', (_, state, times, next) => {
  expect(unseen(findingFor({ state }), { times, enough: 2 }).state).toBe(next);
});

describe('historyOf', () => {
  const template = findingFor({ message: 'F03', field: 'steps.limit', key: null, state: 'open' });
  const step = (verdict: Outcome['verdict']): Outcome => ({
    message: 'F03',
    verdict,
    field: 'steps.limit',
    key: '受理',
  });
  test.each<[string, Partial<HistoryInput>, FindingState]>([
    ['the same value passes', { outcomes: [outcome('pass')] }, 'fixed'],
    ['the value needs no address any more', { outcomes: [outcome('inapplicable')] }, 'fixed'],
    [
      'the whole message is inapplicable',
      { outcomes: [outcome('inapplicable', { key: undefined, field: '' })] },
      'fixed',
    ],
    ['another place passes', { outcomes: [outcome('pass', { key: '别的大厅' })] }, 'open'],
    ['the message was not judged', { outcomes: [] }, 'open'],
    ['the value could not be judged', { outcomes: [outcome('unobserved')] }, 'open'],
    ['the check broke down', { outcomes: [outcome('unobserved', { key: undefined, field: '' })] }, 'open'],
    ['the place is gone', { guide: guideOf({ places: [{ hall: '别的大厅' }] }) }, 'withdrawn'],
    [
      'the place is gone, but the check broke down',
      { guide: guideOf({ places: [] }), outcomes: [outcome('unobserved', { key: undefined })] },
      'open',
    ],
    [
      'the place is gone from a list that was not opened',
      { guide: guideOf({ places: [], observed: { places: 'partial', 'places.address': 'complete' } }) },
      'open',
    ],
    [
      'another message speaks of the value that took its place',
      { outcomes: [outcome('fail', { message: 'A01', quote: '详见公告' })] },
      'withdrawn',
    ],
    [
      'another message speaks of the same value',
      { outcomes: [outcome('fail', { message: 'A04', quote: '汉口路' })] },
      'open',
    ],
    ['the guide was not captured', { guide: null, outcomes: [outcome('pass')] }, 'open'],
    ['a review takes the place of a fail', { outcomes: [outcome('review')] }, 'open'],
    [
      'the column that was nowhere is there: every step passes',
      { previous: [template], outcomes: [step('pass')] },
      'fixed',
    ],
    [
      'the column is there, one step lacks its value',
      { previous: [template], outcomes: [step('fail'), { ...step('pass'), key: '审查' }] },
      'fixed',
    ],
  ])('%s', (_, changes, state) => {
    const [subject] = changes.previous ?? [known];
    expect(tonight(changes).find((f) => f.id === subject!.id)?.state).toBe(state);
  });

  it('gives an untouched finding back as the same object', () => {
    expect(tonight({})[0]).toBe(known);
  });

  it('reopens a closed finding with its first day, where the caller knows it', () => {
    const closed = { ...known, state: 'fixed' } as const;
    const outcomes = [outcome('fail')];
    expect(tonight({ previous: [], closed: () => closed, outcomes })[0]).toMatchObject({
      state: 'reopened',
      firstSeen: NIGHT_1,
    });
    expect(tonight({ previous: [], outcomes })[0]).toMatchObject({ state: 'new', firstSeen: NIGHT_2 });
  });

  it('keeps the second look while the value stands unchanged, and asks for another when it changed', () => {
    const evidence = [{ sha256: 'ab', kind: 'crop', path: 'evidence/ab/ab.png' }];
    const previous = [{ ...known, evidence }];
    expect(tonight({ previous, outcomes: [outcome('fail', { quote: '汉口路' })] })[0]).toMatchObject({
      confirmation: 'confirmed',
      evidence,
    });
    expect(tonight({ previous, outcomes: [outcome('fail', { quote: '南京路' })] })[0]).toMatchObject({
      confirmation: 'pending',
      evidence: [],
    });
  });

  it('keeps the second look of this very run when it is judged again', () => {
    const earlier = () => ({ ...known, confirmation: 'refuted' }) as const;
    const outcomes = [outcome('fail')];
    expect(tonight({ previous: [], earlier, outcomes })[0]).toMatchObject({
      state: 'new',
      confirmation: 'refuted',
    });
  });

  it('takes the fail where one id has both, leaves other guides alone, and sorts by id', () => {
    const other = findingFor({ item: 'fixture/2' });
    const both = [outcome('review'), outcome('fail'), outcome('fail', { message: 'A04' })];
    const result = tonight({ previous: [known, other], outcomes: both });
    expect(result.map((f) => [f.message, f.outcome]).sort()).toEqual([
      ['A03', 'fail'],
      ['A04', 'fail'],
    ]);
    expect(result.map((f) => f.id)).toEqual(result.map((f) => f.id).sort());
  });
});
