// Bandwidth of one host (流量上限): what was received is known afterwards, so the next request waits until it is paid for.
// Pure, time in milliseconds is passed in. Called by pacer.ts.

export interface Bandwidth {
  /** Bytes a second that are allowed; Infinity: no ceiling. */
  perSecond: number;
  /** Bytes that may be received at once; below zero: a debt. */
  tokens: number;
  at: number;
}

/** So many milliseconds without traffic are saved up at most. */
const SAVED_MS = 1000;

export const newBandwidth = (perSecond: number, now: number): Bandwidth => ({
  ...{ perSecond, at: now },
  tokens: (perSecond * SAVED_MS) / 1000,
});

function filled(bandwidth: Bandwidth, now: number): Bandwidth {
  const { perSecond, tokens, at } = bandwidth;
  const earned = (Math.max(0, now - at) / 1000) * perSecond;
  return { perSecond, tokens: Math.min((perSecond * SAVED_MS) / 1000, tokens + earned), at: now };
}

/** Counts bytes that have arrived. */
export function spent(bandwidth: Bandwidth, now: number, bytes: number): Bandwidth {
  if (bandwidth.perSecond === Infinity) return bandwidth;
  const next = filled(bandwidth, now);
  return { ...next, tokens: next.tokens - bytes };
}

/** Milliseconds before the next request may be sent. */
export function owed(bandwidth: Bandwidth, now: number): number {
  if (bandwidth.perSecond === Infinity) return 0;
  const { tokens, perSecond } = filled(bandwidth, now);
  return tokens >= 0 ? 0 : Math.ceil((-tokens / perSecond) * 1000);
}
