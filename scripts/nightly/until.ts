// A signal that is set when the night's hours end or the user stops. Called by the command `nightly`.

/** Longest wait between two looks at the clock: a machine that slept must not go on into the morning. */
const LOOK_MS = 15_000;

export interface Until {
  signal: AbortSignal;
  /** Whether the hours ended (and not the user). */
  over(): boolean;
  cancel(): void;
}

export function untilTime(end: Date, now: () => Date, user: AbortSignal): Until {
  const hours = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const left = end.getTime() - now().getTime();
    if (left <= 0) hours.abort();
    else timer = setTimeout(look, Math.min(left, LOOK_MS)).unref();
  };
  look();
  return {
    signal: AbortSignal.any([hours.signal, user]),
    over: () => hours.signal.aborted,
    cancel: () => clearTimeout(timer),
  };
}
