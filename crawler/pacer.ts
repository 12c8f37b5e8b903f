// Pacer: keeps the pace of each host against the clock. Called by crawl.ts, the doctor and the second look; the arithmetic is in pace.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { charge, limit, newPace, type Pace, recover, retryAfter, slowDown, take } from './pace.ts';

export class Pacer {
  private pace: Pace;

  constructor(
    perSecond: number,
    private readonly now: () => number = Date.now,
  ) {
    this.pace = newPace(perSecond, now());
  }

  /** Requests a second that are allowed at most. */
  get perSecond(): number {
    return this.pace.perSecond;
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

  /** The host allows only so many requests a second. */
  limit(perSecond: number): void {
    this.pace = limit(this.pace, this.now(), perSecond);
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

/** One pacer a host: a slow one does not hold the others up. */
export class Pacers {
  private readonly hosts = new Map<string, Pacer>();

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = Date.now,
  ) {}

  of(address: string): Pacer {
    const { host } = new URL(address);
    let pacer = this.hosts.get(host);
    if (!pacer) {
      pacer = new Pacer(this.perSecond, this.now);
      this.hosts.set(host, pacer);
    }
    return pacer;
  }
}
