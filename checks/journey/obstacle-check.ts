// The shape of what finds one kind of obstacle in a journey. Every file beside this one that exports a check follows it.
import type { Journey, JourneyStep, MetObstacle } from '../../store/schemas/journey.ts';
import type { ObstacleMeta } from '../../store/schemas/journey-verdict.ts';

export type Met = Omit<MetObstacle, 'obstacle'>;

/** Pure: no clock, network, disk. */
export interface ObstacleCheck {
  meta: ObstacleMeta;
  find(journey: Journey): Met[];
}

/** Steps at which something is filled in. */
export const isFilledIn = ({ kind }: JourneyStep): boolean =>
  kind === 'situation' || kind === 'form' || kind === 'upload';

/** What a page lost, asked or said after the guard held back a request of it may not be its own fault: a person decides. */
export const unlessGuarded = (guarded: boolean, detail: string): Pick<Met, 'verdict' | 'detail'> =>
  guarded
    ? { verdict: 'review', detail: `${detail}此前有页面请求被程序拦下，也可能因此造成，请人工复核。` }
    : { verdict: 'fail', detail };

/** Runs over the steps; what a step yields is named with it. */
export const eachStep = (
  { steps }: Journey,
  find: (step: JourneyStep) => readonly Omit<Met, 'step'>[],
): Met[] => steps.flatMap((step) => find(step).map((met) => ({ ...met, step: step.name })));
