// How the steps of one item differ between two channels. Called by the same-source check.
import type { Step } from '../../store/schemas/guide.ts';
import { fold } from '../../store/schemas/member-key.ts';
import { sameLimit } from '../text/same-meaning.ts';
import type { ListDifference } from './channel-sides.ts';

export type ComparedStep = Pick<Step, 'name' | 'limit'>;

export const stepsOf = (steps: readonly Step[]): ComparedStep[] =>
  steps.map(({ name, limit }) => ({ name, ...(limit && { limit }) }));

/** `sure`: both give a limit, and they are not the same. A step that one leaves out may be part of another. */
export function stepDifferences(
  mine: readonly ComparedStep[],
  theirs: readonly ComparedStep[],
  other: string,
): ListDifference[] {
  return mine.flatMap(({ name, limit }): ListDifference[] => {
    const named = theirs.filter((step) => fold(step.name) === fold(name));
    const title = `“${name.slice(0, 40)}”`;
    if (named.length === 0) return [{ text: `${title}环节${other}未列`, sure: false, missing: true }];
    const told = named.map((step) =>
      limit && step.limit ? { step, likeness: sameLimit({ text: limit }, { text: step.limit }) } : null,
    );
    if (told.some((one) => one === null || one.likeness === 'same')) return [];
    const { step, likeness } = told[0]!;
    return [
      {
        text: `${title}环节为${limit!.slice(0, 40)}，${other}为${step.limit!.slice(0, 40)}`,
        sure: likeness === 'different',
      },
    ];
  });
}
