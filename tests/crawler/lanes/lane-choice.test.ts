// Which lane reads a page: the decisions alone, without a network.
import { describe, expect, it } from 'vitest';
import {
  asksPlain,
  believes,
  FIRST_PAGES,
  learn,
  NOTHING_LEARNED,
  placeOf,
  share,
  stateOf,
} from '../../../crawler/lanes/lane-choice.ts';
import type { LearnedLanes } from '../../../store/schemas/lanes.ts';

const page = (layout: string, ...shown: string[]) => ({ layout, shown });
const after = (
  times: number,
  equal = true,
  from: LearnedLanes = NOTHING_LEARNED,
  shown = ['name', 'visits'],
) => {
  let lanes = from;
  for (let i = 0; i < times; i++) lanes = learn(lanes, { unit: 'U', page: page('L', ...shown), equal });
  return lanes;
};
/** Items that are not, and that are, among those compared for ever. */
const items = Array.from({ length: 400 }, (_, i) => `fixture/${i}`);
const usual = items.find((item) => placeOf(item) > 0.5)!;
const rare = items.find((item) => placeOf(item) < 0.02)!;

describe('believes', () => {
  it('waits for the first pages of a layout', () => {
    expect(believes(after(FIRST_PAGES - 1), page('L', 'name', 'visits'), usual)).toBe(false);
    expect(believes(after(FIRST_PAGES), page('L', 'name', 'visits'), usual)).toBe(true);
  });

  it('knows nothing of another layout, nor of a page without a guide', () => {
    const lanes = after(FIRST_PAGES);
    expect(believes(lanes, page('M', 'name', 'visits'), usual)).toBe(false);
    expect(believes(lanes, { layout: 'L', shown: null }, usual)).toBe(false);
  });

  it('leaves to the browser what every page showed and this one lacks, and what none showed', () => {
    const lanes = after(FIRST_PAGES);
    expect(believes(lanes, page('L', 'name'), usual)).toBe(false);
    expect(believes(lanes, page('L', 'name', 'visits', 'fee'), usual)).toBe(false);
  });

  it('learns that a field may be lacking and that another may be there', () => {
    const lanes = learn(after(FIRST_PAGES), { unit: 'U', page: page('L', 'name', 'fee'), equal: true });
    expect(lanes.layouts.L).toMatchObject({ always: ['name'], proven: ['fee', 'name', 'visits'] });
    expect(believes(lanes, page('L', 'name'), usual)).toBe(true);
  });

  it('goes on comparing the same few items for ever', () => {
    expect(believes(after(FIRST_PAGES), page('L', 'name', 'visits'), rare)).toBe(false);
    expect(placeOf(rare)).toBe(placeOf(rare));
  });

  it('is over with the first difference, and begins anew after as many equal pages as at first', () => {
    const differed = after(1, false, after(FIRST_PAGES + 20));
    expect(stateOf(differed.layouts.L!)).toBe('browser');
    expect(believes(differed, page('L', 'name', 'visits'), usual)).toBe(false);
    const again = after(FIRST_PAGES - 1, true, differed);
    expect(stateOf(again.layouts.L!)).toBe('browser');
    expect(believes(after(1, true, again), page('L', 'name', 'visits'), usual)).toBe(true);
  });
});

describe('share', () => {
  it('falls from 5 % to 0.5 % and no further', () => {
    expect(share(0)).toBe(0.05);
    expect(share(FIRST_PAGES)).toBe(0.05);
    expect(share(10)).toBeCloseTo(0.025);
    expect(share(50)).toBeCloseTo(0.005);
    expect(share(1_000_000)).toBe(0.005);
  });

  it('takes about as many items as it says', () => {
    const taken = Array.from({ length: 20_000 }, (_, i) => placeOf(`site/${i}`)).filter((at) => at < 0.05);
    expect(taken.length / 20_000).toBeGreaterThan(0.045);
    expect(taken.length / 20_000).toBeLessThan(0.055);
  });
});

describe('asksPlain', () => {
  it('asks in a unit of which nothing is known, and where one layout may be read', () => {
    const mixed = learn(after(1, false), { unit: 'U', page: page('M', 'name'), equal: true });
    expect(asksPlain(NOTHING_LEARNED, 'U', usual)).toBe(true);
    expect(asksPlain(mixed, 'U', usual)).toBe(true);
  });

  it('spares a unit whose pages all need the browser, but for the share', () => {
    const lanes = after(1, false);
    expect(asksPlain(lanes, 'U', usual)).toBe(false);
    expect(asksPlain(lanes, 'U', rare)).toBe(true);
    expect(asksPlain(lanes, 'V', usual)).toBe(true);
  });
});
