// What may be of the program's own making: the guard held back what a page needs, so what the page then lacks is not charged to it.
// Called by open-guide.ts, explore.ts, walk-step.ts and run-journey.ts.
import type { Pressed } from './press.ts';
import type { Held } from './request-log.ts';
import { type Ended, heldBack, stopped, type Walk } from './walk.ts';

type Named = { name: string };

/** Held back at a step or at the one before, from which its page was opened. */
function heldSince(held: readonly Held[], steps: readonly Named[], name: string): Held[] {
  const before = steps[steps.findIndex((step) => step.name === name) - 1]?.name;
  return held.filter(({ step }) => step === name || step === before);
}

/** Whether what a step kept, knew or said may be due to a request of the page that was held back. */
export const isGuarded = (held: readonly Held[], steps: readonly Named[], name: string): boolean =>
  heldSince(held, steps, name).some(({ type }) => type !== 'script');

/** Why something that a page may need was held back (Chinese); null where nothing was. */
export const heldAt = ({ log, steps }: Pick<Walk, 'log' | 'steps'>, name: string): string | null =>
  heldSince(log.held, steps, name).at(-1)?.detail.replace(/。$/, '') ?? null;

/** How a journey ends where a page lacks something, and what it may need was held back; null where it is to blame itself. */
export function lackExcused(walk: Walk, step: string, lack: string): Ended | null {
  const held = walk.sandbox ? null : heldAt(walk, step);
  const detail = `${lack}，但页面需要的请求没有发出：${held}。程序只读不提交，走到这里为止。`;
  return held === null ? null : stopped(step, 'blocked', detail);
}

/** How a journey ends where nothing came of a press; null where the button is to blame itself. */
export function pressExcused(
  walk: Walk,
  step: string,
  name: string,
  { refused, unopened }: Pick<Pressed, 'refused' | 'unopened'>,
): Ended | null {
  if (refused) return heldBack(step, name, refused);
  return (
    lackExcused(walk, step, `点按“${name}”后没有任何反应`) ??
    (unopened ? stopped(step, 'timeout', `点按“${name}”后，新窗口的页面没有打开（${unopened}）。`) : null)
  );
}
