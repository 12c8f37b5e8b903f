// What a journey cost the person who applies, in numbers. Pure; called by the reports, the score and the proof.
import type { Journey, JourneyStep } from '../../store/schemas/journey.ts';
import type { Measures } from '../../store/schemas/journey-verdict.ts';
import { LONG_SENTENCE, saysRemedy } from '../lexicon/journey.ts';

const sum = (steps: readonly JourneyStep[], of: (step: JourneyStep) => number): number =>
  steps.reduce((all, step) => all + of(step), 0);

const tenth = (value: number): number => Math.round(value * 10) / 10;

type Ease = Pick<Measures, 'violations' | 'rules' | 'sentences' | 'longSentences' | 'smallestText' | 'elder'>;

/** The guide and the preview are texts of their own: sentences are counted where something is filled in. */
function easeOf(steps: readonly JourneyStep[], filled: readonly JourneyStep[]): Ease {
  const eases = steps.flatMap(({ ease }) => ease ?? []);
  const found = eases.flatMap(({ violations }) => violations ?? []);
  const sizes = eases.map(({ smallest }) => smallest).filter((size) => size > 0);
  const sentences = filled.flatMap(({ ease }) => ease?.sentences ?? []);
  return {
    violations: eases.some(({ violations }) => violations !== null)
      ? found.reduce((all, { count }) => all + count, 0)
      : null,
    rules: new Set(found.map(({ rule }) => rule)).size,
    sentences: sentences.length,
    longSentences: sentences.filter((length) => length > LONG_SENTENCE).length,
    smallestText: sizes.length > 0 ? Math.min(...sizes) : null,
    elder: eases.filter(({ elder }) => elder.length > 0).length,
  };
}

export function measuresOf({ steps, logins }: Journey): Measures {
  const filled = steps.filter(({ kind }) => kind === 'situation' || kind === 'form' || kind === 'upload');
  const asked = sum(filled, ({ fields }) => fields.length);
  const prefilled = sum(filled, ({ fields }) => fields.filter((field) => field.prefilled).length);
  const messages = filled.flatMap((step) => step.messages);
  return {
    pages: steps.length,
    presses: sum(steps, ({ presses }) => presses),
    typed: sum(steps, ({ typed }) => typed),
    work: tenth(sum(steps, ({ work }) => work)),
    waited: tenth(sum(steps, ({ waited }) => waited)),
    ...{ asked, prefilled },
    prefilledShare: asked === 0 ? null : Math.round((prefilled / asked) * 100) / 100,
    uploads: sum(filled, ({ uploads }) => uploads.filter(({ given }) => given !== null).length),
    exempt: new Set(filled.flatMap(({ exempt }) => exempt)).size,
    logins: logins.length,
    downloads: sum(steps, ({ downloads }) => downloads.length),
    messages: messages.length,
    helpful: messages.filter(({ names, text, native }) => native || names.length > 0 || saysRemedy(text))
      .length,
    helped: filled.filter(({ help }) => help.length > 0).length,
    steps: filled.length,
    ...easeOf(steps, filled),
  };
}
