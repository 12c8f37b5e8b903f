// All checks of journeys, in the order of store/schemas/obstacle.ts. A new one is added here and nowhere else.
import type { Journey, MetObstacle } from '../../store/schemas/journey.ts';
import { askedAgain } from './asked-again.ts';
import { captcha } from './captcha.ts';
import { deadButton } from './dead-button.ts';
import { downloadFirst } from './download-first.ts';
import { ignoresWidth } from './ignores-width.ts';
import { lostOnBack } from './lost-on-back.ts';
import { muteError } from './mute-error.ts';
import { noWayBack } from './no-way-back.ts';
import type { ObstacleCheck } from './obstacle-check.ts';
import { oddFormat } from './odd-format.ts';
import { secondLogin } from './second-login.ts';
import { sessionEnds } from './session-ends.ts';
import { silentWait } from './silent-wait.ts';
import { unmarkedRequired } from './unmarked-required.ts';

export const journeyChecks: readonly ObstacleCheck[] = [
  askedAgain,
  lostOnBack,
  muteError,
  oddFormat,
  noWayBack,
  deadButton,
  ignoresWidth,
  captcha,
  secondLogin,
  downloadFirst,
  sessionEnds,
  unmarkedRequired,
  silentWait,
];

/** Obstacles of one journey in the order of its steps, each once. */
export function judgeJourney(journey: Journey): MetObstacle[] {
  const order = new Map(journey.steps.map(({ name }, i) => [name, i]));
  const met = journeyChecks.flatMap(({ meta, find }) =>
    find(journey).map((one) => ({ ...one, obstacle: meta.id })),
  );
  const once = new Map(met.map((one) => [`${one.obstacle} ${one.step} ${one.spot}`, one]));
  return [...once.values()].sort((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0));
}
