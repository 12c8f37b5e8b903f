// A journey's own time: a clock that stands still while the journey waits for its turn to ask the site. Made by run-journey.ts.
import { performance } from 'node:perf_hooks';
import { DeadlineError } from '../deadline.ts';

export interface OwnTime {
  /** Waits, and does not count it. */
  rest<T>(wait: () => Promise<T>): Promise<T>;
  /** Result of the promise, or DeadlineError after `milliseconds` of own time; a late failure of the loser is swallowed. */
  within<T>(promise: Promise<T>, milliseconds: number, what: string): Promise<T>;
}

/** Begins now. */
export function ownTime(now: () => number = () => performance.now()): OwnTime {
  const begun = now();
  let [rested, resting, since] = [0, 0, 0];
  const used = () => now() - begun - rested - (resting > 0 ? now() - since : 0);
  return {
    async rest(wait) {
      if (resting++ === 0) since = now();
      try {
        return await wait();
      } finally {
        if (--resting === 0) rested += now() - since;
      }
    },
    async within(promise, milliseconds, what) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        const look = (): void => {
          const left = milliseconds - used();
          if (left <= 0) reject(new DeadlineError(`${what}超过 ${milliseconds / 1000} 秒`));
          else timer = setTimeout(look, Math.max(left, 1));
        };
        look();
      });
      promise.catch(() => undefined);
      try {
        return await Promise.race([promise, late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
