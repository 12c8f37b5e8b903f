// Pace of one host: a token bucket that slows down when the site asks for it. Pure, time in milliseconds is passed in.
// Called by pacer.ts.

export interface Pace {
  /** Requests a second that are allowed at most. */
  perSecond: number;
  /** Requests a second that the host bears now. */
  current: number;
  /** Requests a second that the hour allows; Infinity: any. */
  ceiling: number;
  /** Requests that may be sent at once; below zero: a debt. */
  tokens: number;
  at: number;
  pausedUntil: number;
  /** Milliseconds that an answer usually takes, and of late; null before the first one. */
  usual: number | null;
  recent: number | null;
}

const SLOWEST = 1 / 20;
/** After so many good answers the pace doubles again, up to the allowed one. */
const RECOVERY = 20;
/** Answers of late that take so many times the usual, and so many milliseconds at least, are a host under load. */
const SLOWER = 3;
const SLOW_MS = 1000;
/** Weight of one answer in what is usual and in what is recent. */
const USUAL_WEIGHT = 0.05;
const RECENT_WEIGHT = 0.4;

export function newPace(perSecond: number, now: number): Pace {
  return {
    ...{ perSecond, current: perSecond, ceiling: Infinity, tokens: 1, at: now },
    ...{ pausedUntil: 0, usual: null, recent: null },
  };
}

/** What was kept longer ago says nothing of today. */
const KEPT_MS = 24 * 3_600_000;
const LONGEST_PAUSE_MS = 600_000;

/** The pace that a former process had come down to; it recovers from there. */
export function resumed(
  pace: Pace,
  now: number,
  kept: { current: number; pausedUntil: number; savedAt: number },
): Pace {
  if (Math.abs(now - kept.savedAt) > KEPT_MS || !(kept.current > 0)) return pace;
  return {
    ...pace,
    current: Math.min(pace.perSecond, kept.current),
    pausedUntil: Math.min(kept.pausedUntil, now + LONGEST_PAUSE_MS),
  };
}

const rate = ({ current, ceiling }: Pace): number => Math.min(current, ceiling);
const burst = (pace: Pace): number => Math.max(1, rate(pace) / 4);

function filled(pace: Pace, now: number): Pace {
  const earned = (Math.max(0, now - pace.at) / 1000) * rate(pace);
  return { ...pace, tokens: Math.min(burst(pace), pace.tokens + earned), at: now };
}

/** Takes one token. `wait`: milliseconds before the request may be sent. */
export function take(pace: Pace, now: number): { pace: Pace; wait: number } {
  const next = filled(pace, now);
  next.tokens -= 1;
  const debt = next.tokens < 0 ? (-next.tokens / rate(next)) * 1000 : 0;
  return { pace: next, wait: Math.max(debt, next.pausedUntil - now, 0) };
}

/** Counts a request that a page sent by itself: the next one of ours waits the longer. */
export function charge(pace: Pace, now: number): Pace {
  const next = filled(pace, now);
  return { ...next, tokens: next.tokens - 1 };
}

/** The site asked for less (429, 5xx): half the pace, and nothing at all for `retryAfter` milliseconds. */
export function slowDown(pace: Pace, now: number, retryAfter = 0): Pace {
  const next = filled(pace, now);
  const current = Math.max(Math.min(SLOWEST, pace.perSecond), next.current / 2);
  return {
    ...next,
    current,
    tokens: Math.min(next.tokens, 0),
    pausedUntil: Math.max(next.pausedUntil, now + retryAfter),
  };
}

/**
 * The site took `milliseconds` to begin a good answer. Grown far beyond the usual, the pace is halved, and what is recent
 * starts anew, so that one slow spell halves it once and not with every answer.
 */
export function timed(pace: Pace, now: number, milliseconds: number): Pace {
  const usual = pace.usual ?? milliseconds;
  const recent = (pace.recent ?? usual) * (1 - RECENT_WEIGHT) + milliseconds * RECENT_WEIGHT;
  if (recent > SLOW_MS && recent > usual * SLOWER) return { ...slowDown(pace, now), usual, recent: usual };
  return { ...recover(pace, now), usual: usual * (1 - USUAL_WEIGHT) + milliseconds * USUAL_WEIGHT, recent };
}

/** The site answered well. */
export function recover(pace: Pace, now: number): Pace {
  const next = filled(pace, now);
  return { ...next, current: Math.min(next.perSecond, next.current * 2 ** (1 / RECOVERY)) };
}

/** The site's robots.txt allows less: never more than `perSecond` from now on, and the next request waits for its turn. */
export function limit(pace: Pace, now: number, perSecond: number): Pace {
  const next = filled(pace, now);
  return {
    ...next,
    perSecond: Math.min(next.perSecond, perSecond),
    current: Math.min(next.current, perSecond),
    tokens: next.perSecond > perSecond ? Math.min(next.tokens, 0) : next.tokens,
  };
}

/** The hour allows no more than `ceiling` requests a second from now on; what was asked before is counted at the old rate. */
export function underCeiling(pace: Pace, now: number, ceiling: number): Pace {
  return ceiling === pace.ceiling ? pace : { ...filled(pace, now), ceiling };
}

/** Milliseconds of a Retry-After header (seconds or a date), at most ten minutes. */
export function retryAfter(header: string | undefined, now: number): number {
  if (!header) return 0;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.min(Math.max(0, milliseconds), LONGEST_PAUSE_MS) : 0;
}
