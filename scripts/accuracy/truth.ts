// Accuracy on planted truth, without a browser: every fail and review of every guide is compared with the list.
// Called by the accuracy command and by the regression test.

import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { judgeCorpus } from '../../checks/frame/judge-corpus.ts';
import { checkMetas, corpusChecks, guideChecks, regionOptions } from '../../checks/index.ts';
import { serviceMap } from '../../checks/service-map.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { PUBLIC_ORIGIN } from '../../fixtures/fixture-guide.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import type { TruthLine } from '../../store/schemas/truth.ts';
import { withForms } from '../pipeline/with-forms.ts';
import { withLinks } from '../pipeline/with-links.ts';
import { fixtureFact } from './form-facts.ts';
import { fixtureLinkFact } from './link-facts.ts';
import type { AccuracyRow } from './row.ts';

export type Line = Pick<TruthLine, 'item' | 'channel' | 'field' | 'key' | 'message' | 'verdict'>;

/** The identity of an expected outcome. */
export const lineId = (l: Line): string =>
  JSON.stringify([l.item, l.channel, l.field, l.key, l.message, l.verdict]);

export interface TruthComparison {
  misses: Line[];
  falseAlarms: Line[];
}

/** Compares what was found with what was planted. */
export function compareWithTruth(found: readonly Line[], truth: readonly Line[]): TruthComparison {
  const expected = new Map(truth.map((l) => [lineId(l), l]));
  const seen = new Map(found.map((l) => [lineId(l), l]));
  return {
    misses: [...expected].filter(([id]) => !seen.has(id)).map(([, l]) => l),
    falseAlarms: [...seen].filter(([id]) => !expected.has(id)).map(([, l]) => l),
  };
}

const JUDGED = new Set(['pass', 'fail', 'review']);

export function judgeFixture(o: { seed: number; items: number }): {
  found: Line[];
  truth: TruthLine[];
  outcomes: Outcome[];
} {
  const { guides, phoneGuides, truth } = buildFixture(o);
  const options = resolveOptions([...guideChecks, ...corpusChecks], regionOptions('021'));
  const outcomes: Outcome[] = [];
  const found: Line[] = [];
  const shown = [
    ...guides.map((one) => ({ ...one, channel: 'pc' as const })),
    ...phoneGuides.map((one) => ({ ...one, channel: 'h5' as const })),
  ];
  const compared = judgeCorpus(
    shown.map(({ item, unit, guide, channel }) => ({
      ...{ item: item.id, itemName: item.name, unit: unit.id, guide, channel },
    })),
    corpusChecks,
    options,
    (_check, error) => {
      throw error;
    },
  );
  for (const [at, { item, guide, channel, files }] of shown.entries()) {
    const withFiles = withForms(guide, (url) => fixtureFact(url, files?.[url]));
    const whole = withLinks(withFiles, fixtureLinkFact, PUBLIC_ORIGIN);
    const judged = judgeGuide(whole, guideChecks, options);
    if (judged.errors[0]) throw judged.errors[0].error;
    const all = [...judged.outcomes, ...compared[at]!];
    outcomes.push(...all);
    for (const o of all)
      if (o.verdict === 'fail' || o.verdict === 'review')
        found.push({
          item: item.id,
          channel,
          field: o.field,
          key: o.key ?? null,
          message: o.message,
          verdict: o.verdict,
        });
  }
  return { found, truth, outcomes };
}

/** Of all messages but those of the service map, which the portal does not have: they are planted in the channels' sandbox. */
export function accuracyOfTruth(o: { seed: number; items: number }): AccuracyRow[] {
  const { found, truth, outcomes } = judgeFixture(o);
  const { misses, falseAlarms } = compareWithTruth(found, truth);
  const count = (lines: readonly { message: string }[], id: string) =>
    lines.filter((l) => l.message === id).length;
  return checkMetas
    .filter((meta) => meta !== serviceMap.meta)
    .flatMap((meta) => meta.messages)
    .map(({ id }) => {
      const judged = outcomes.filter((outcome) => outcome.message === id && JUDGED.has(outcome.verdict));
      return {
        set: 'truth',
        message: id,
        cases: count(truth, id),
        misses: count(misses, id),
        falseAlarms: count(falseAlarms, id),
        reviewShare:
          judged.length === 0 ? 0 : judged.filter((x) => x.verdict === 'review').length / judged.length,
      };
    });
}
