import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { guideChecks } from '../../checks/index.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { findingId } from '../../store/schemas/finding.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';

const options = resolveOptions(guideChecks, { phone: { region: '021' } });

/** Ids of all findings of a guide, as the history makes them. */
function findingIds(guide: ServiceGuide): string[] {
  const { outcomes } = judgeGuide(guide, guideChecks, options);
  return outcomes
    .filter((o) => o.verdict === 'fail' || o.verdict === 'review')
    .map((o) => findingId({ ...o, item: 'fixture/x', channel: 'pc' }))
    .sort();
}

const guides = buildFixture({ seed: 2021, items: 5 }).guides.map(({ guide }) => guide);

test('shuffling places, materials and steps changes no finding id', () => {
  const shuffled = fc.constantFrom(...guides).chain((guide) =>
    fc.record({
      guide: fc.constant(guide),
      places: fc.shuffledSubarray(guide.places, { minLength: guide.places.length }),
      materials: fc.shuffledSubarray(guide.materials, { minLength: guide.materials.length }),
      steps: fc.shuffledSubarray(guide.steps, { minLength: guide.steps.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ guide, ...lists }) => {
      expect(findingIds({ ...guide, ...lists })).toEqual(findingIds(guide));
    }),
    { numRuns: 300 },
  );
});

test('two members that are equal in their key keep ids of their own by their content', () => {
  const place = { hall: '政务服务中心', hours: '工作日9:00-12:00' };
  const guide: ServiceGuide = {
    ...guides[0]!,
    places: [
      { ...place, address: '汉口路695号1楼' },
      { ...place, address: '汉口路695号综合窗口' },
    ],
  };
  const reversed = { ...guide, places: guide.places.toReversed() };
  expect(findingIds(reversed)).toEqual(findingIds(guide));
  expect(new Set(findingIds(guide)).size).toBe(findingIds(guide).length);
});
