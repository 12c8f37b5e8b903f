// Which stages of a process (受理, 审查, 决定 …) does a step's name or a text speak of? Called by the process check.
import { STAGES, type Stage } from '../lexicon/lexicon.ts';
import { remembered } from './memo.ts';

const WORDS = Object.entries(STAGES) as [Stage, string[]][];

/** All stages named; compound names count for each of their parts (收件与受理, 审查与决定). */
export const stagesOf = remembered((text): ReadonlySet<Stage> => {
  const found = new Set<Stage>();
  for (const [stage, words] of WORDS) if (words.some((word) => text.includes(word))) found.add(stage);
  return found;
});

/** Does the step examine or decide, so that a standard of 审查 is due? */
export const examines = (name: string): boolean => {
  const stages = stagesOf(name);
  return (stages.has('review') || stages.has('decide')) && !stages.has('special');
};

/** Does the step only hand over the result, so that nothing is examined? */
export const onlyDelivers = (name: string): boolean => {
  const stages = stagesOf(name);
  return (
    (stages.has('deliver') || stages.has('certify')) &&
    !stages.has('review') &&
    !stages.has('accept') &&
    !stages.has('decide')
  );
};
