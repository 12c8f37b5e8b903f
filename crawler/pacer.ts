// Pacer: keeps the pace of one run against the clock. Called by crawl.ts; the arithmetic is in pace.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { charge, newPace, type Pace, recover, retryAfter, slowDown, take } from './pace.ts';

export class Pacer {
  private pace: Pace;

  constructor(
    perSecond: number,
    private readonly now: () => number = Date.now,
  ) {
    this.pace = newPace(perSecond, now());
  }

  /** Resolves when one more request may be sent, or at once when the signal is set. */
  async turn(signal?: AbortSignal): Promise<void> {
    const { pace, wait } = take(this.pace, this.now());
    this.pace = pace;
    if (wait > 0) await sleep(wait, undefined, signal ? { signal } : {}).catch(() => undefined);
  }

  /** A page sent a request by itself. */
  sent(): void {
    this.pace = charge(this.pace, this.now());
  }

  /** What the site thinks of the pace. */
  answered(status: number | null, headers: Record<string, string>): void {
    const now = this.now();
    const overloaded = status === 429 || (status !== null && status >= 500);
    this.pace = overloaded
      ? slowDown(this.pace, now, retryAfter(headers['retry-after'], now))
      : recover(this.pace, now);
  }
}
