// The shape of what finds one kind of obstacle in a journey. Every file beside this one that exports a check follows it.
import type { Journey, JourneyStep, MetObstacle } from '../../store/schemas/journey.ts';
import type { Obstacle } from '../../store/schemas/obstacle.ts';

export interface ObstacleMeta {
  id: Obstacle;
  /** How much it hinders: ends the application, costs trouble, disturbs. */
  severity: 'critical' | 'major' | 'minor';
  /** The requirement, a Chinese sentence. */
  text: string;
  /** How to mend it, a Chinese sentence. */
  fix: string;
  /** Why it matters to the person who applies, a Chinese clause without its full stop. */
  why: string;
  basis: string;
  /** Where a right page could be accused wrongly, and what the check does about it. */
  guard: string;
}

export type Met = Omit<MetObstacle, 'obstacle'>;

/** Pure: no clock, network, disk. */
export interface ObstacleCheck {
  meta: ObstacleMeta;
  find(journey: Journey): Met[];
}

/** Steps at which something is filled in. */
export const isFilledIn = ({ kind }: JourneyStep): boolean =>
  kind === 'situation' || kind === 'form' || kind === 'upload';

/** Runs over the steps; what a step yields is named with it. */
export const eachStep = (
  { steps }: Journey,
  find: (step: JourneyStep) => readonly Omit<Met, 'step'>[],
): Met[] => steps.flatMap((step) => find(step).map((met) => ({ ...met, step: step.name })));
