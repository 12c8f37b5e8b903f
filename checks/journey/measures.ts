// What a journey cost the person who applies, in numbers. Pure; called by the reports, the score and the proof.
import type { Journey, JourneyStep } from '../../store/schemas/journey.ts';
import type { Measures } from '../../store/schemas/journey-verdict.ts';
import { saysRemedy } from '../lexicon/journey.ts';

const sum = (steps: readonly JourneyStep[], of: (step: JourneyStep) => number): number =>
  steps.reduce((all, step) => all + of(step), 0);

const tenth = (value: number): number => Math.round(value * 10) / 10;

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
  };
}
