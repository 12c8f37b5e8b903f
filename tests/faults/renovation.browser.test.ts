// Rows of the table of faults that take two nights: the layout is renamed over night. Other tags and classes are read as well as
// before; captions that no dictionary holds are a question to the operator, and accuse nobody.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Portal, startPortal } from '../../fixtures/portal.ts';
import type { Renovation } from '../../fixtures/renovation.ts';
import { isOpen } from '../../reports/labels.ts';
import { nightExitCode } from '../../scripts/nightly/nightly.ts';
import { type PlayedNight, playNight } from './played-night.ts';

/** Guides of one unit; three units are one family of pages. */
const ITEMS = 7;
const UNITS = 3;

interface Row {
  night: Renovation;
  /** What the operator is asked; none: the night is like the one before. */
  asks: RegExp | null;
  /** Fields of which nothing may be said. */
  suspect: string[];
}
const ROWS: Row[] = [
  { night: 'restyled', asks: null, suspect: [] },
  {
    night: 'reworded',
    asks: /“办理时间”.*大面积消失.*accept-layout/s,
    suspect: ['places.hours', 'complaint'],
  },
];

const renovation: { as: Renovation | null } = { as: null };
let portal: Portal;
let units: string[];
let before: PlayedNight;
const nights = new Map<Renovation, PlayedNight>();

beforeAll(async () => {
  portal = await startPortal({ items: ITEMS, layout: 'a', whole: ['a'], renovation });
  units = [...new Set(portal.guides.map(({ unit }) => unit.id))].slice(0, UNITS);
  before = await playNight(portal, units);
  for (const { night } of ROWS) {
    renovation.as = night;
    nights.set(night, await playNight(portal, units, before));
  }
}, 600_000);
afterAll(async () => {
  before?.close();
  await portal?.close();
});

const open = ({ store, run }: PlayedNight): string[] =>
  [...store.findings.iterate(run.id)].filter(isOpen).map(({ id }) => id);

it.each(ROWS)('a layout that is $night over night', ({ night, asks, suspect }) => {
  const played = nights.get(night)!;
  const { store, run, summary, said } = played;
  expect(summary).toMatchObject({ listed: before.summary.listed, captured: before.summary.captured });
  expect(summary.captured).toBeGreaterThanOrEqual(20);
  const { listed, captured: read } = summary;
  expect(nightExitCode({ ended: 'done', coverage: { listed, read, share: read / listed } }, 0.95)).toBe(0);

  // Nobody is accused of anything new, and nothing is called mended.
  expect(open(played)).toEqual(open(before));
  expect(open(played).length).toBeGreaterThan(0);
  expect([...store.findings.iterate(run.id)].filter((finding) => !isOpen(finding))).toEqual([]);

  const questions = said.filter((line) => /大面积消失/.test(line));
  if (asks) expect(questions.join('\n')).toMatch(asks);
  else expect(questions).toEqual([]);
  const suspects = store.shapes.suspicions(run.id).map(({ field }) => field);
  for (const field of suspect) expect(suspects).toContain(field);
  if (suspect.length === 0) expect(suspects).toEqual([]);

  const guides = [...store.guides.iterate(run.id)];
  for (const { item, channel, guide } of guides) {
    const former = store.guides.get(before.run.id, item, channel)!.guide;
    // What a person reads is read as before; where it stands on the page is another matter.
    for (const field of ['name', 'authority', 'promiseLimit', 'materials', 'steps', 'legalBasis'] as const)
      expect([item, guide[field]]).toEqual([item, former[field]]);
    if (suspect.length === 0) expect([item, guide.places]).toEqual([item, former.places]);
  }
  const unsaid = guides.flatMap(({ item, channel }) =>
    store.outcomes.of(run.id, item, channel).filter(({ reason }) => reason === 'extractor-suspect'),
  );
  if (suspect.length > 0) expect(unsaid.length).toBeGreaterThan(0);
  else expect(unsaid).toEqual([]);
});

it('does not trust the plain page of a layout that was never compared', () => {
  const first = nights.get('restyled')!.summary.lanes;
  expect(before.summary.lanes.http ?? 0).toBeGreaterThan(0);
  expect(first.browser ?? 0).toBeGreaterThanOrEqual(5);
});
