// Circuit breaker of one host: after failures in a row nobody asks for a while, then one request tries. Pure, time in
// milliseconds is passed in. Called by pacer.ts.

export interface Breaker {
  /** Failures in a row: no answer, or 5xx. */
  failures: number;
  /** Nothing is asked before; 0: closed. */
  openUntil: number;
}

const FAILURES = 5;
const FIRST_MS = 30_000;
const LONGEST_MS = 600_000;

export const closedBreaker: Breaker = { failures: 0, openUntil: 0 };

/** One more failure: from the fifth in a row the host rests, each time twice as long, up to ten minutes. */
export function failed({ failures, openUntil }: Breaker, now: number): Breaker {
  // Requests that were under way when it opened say nothing new.
  if (now < openUntil) return { failures, openUntil };
  const more = failures + 1;
  const pause = more < FAILURES ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (more - FAILURES));
  return { failures: more, openUntil: pause > 0 ? now + pause : 0 };
}

/** Milliseconds before a request may try. */
export const rest = ({ openUntil }: Breaker, now: number): number => Math.max(0, openUntil - now);
