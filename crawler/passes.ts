// Passes (重试): a page that failed is tried again after all others at half pace, and once more before the night's hours end. Pure; called by the tasks.

/** Attempts before something counts as unobserved; a last one comes only where the night's end is known. */
const ATTEMPTS = 2;

/** What is out of order for long is in order again after so long, if at all tonight. */
const REST_MS = 30 * 60_000;
/** What has still to be done tonight after the last pass: judging, second look, reports. */
const SPARE_MS = 20 * 60_000;

/**
 * When a task that failed is tried again: at the end of the queue, at a time of its own, or never (null). `attempts`: so many so far;
 * `until`: the end of the night's hours, where there is one.
 */
export function nextPass(
  attempts: number,
  now: Date,
  until: Date | undefined,
  rest = REST_MS,
): 'end' | Date | null {
  if (attempts < ATTEMPTS) return 'end';
  const latest = (until?.getTime() ?? 0) - SPARE_MS;
  if (attempts > ATTEMPTS || latest <= now.getTime()) return null;
  return new Date(Math.min(now.getTime() + rest, latest));
}
