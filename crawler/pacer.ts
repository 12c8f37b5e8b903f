// Pacer: keeps the pace of each host against the clock. Called by crawl.ts, the doctor and the second look; the arithmetic is in pace.ts and breaker.ts.
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostPace, Paces } from '../store/index.ts';
import { type Bandwidth, newBandwidth, owed, spent } from './bandwidth.ts';
import { type Breaker, closedBreaker, failed, rest } from './breaker.ts';
import { ceilingAt, type OfficePace } from './office-hours.ts';
import {
  charge,
  limit,
  newPace,
  type Pace,
  recover,
  resumed,
  retryAfter,
  slowDown,
  take,
  timed,
  underCeiling,
} from './pace.ts';

/** Whether a host may be asked at all. */
export interface Leave {
  /** @throws NotNow where it may not, any more */
  check: (host: string) => void;
  /** A request was sent. */
  sent: (host: string) => void;
}

/** The time of day that a clock set back does not hold up. */
const steady = (
  (start) => () =>
    start + performance.now()
)(Date.now() - performance.now());

/** What a profile asks beside requests a second. */
export interface PaceLimits {
  bytesPerSecond?: number | undefined;
  office?: OfficePace | null | undefined;
}

export class Pacer {
  private pace: Pace;
  private bandwidth: Bandwidth;
  private breaker: Breaker = closedBreaker;

  constructor(
    perSecond: number,
    private readonly now: () => number = steady,
    /** What was kept, and where changes are told. */
    private readonly memory?: { kept: HostPace | null; save: (state: HostPace) => void },
    private readonly limits: PaceLimits = {},
    private readonly leave?: { check: () => void; sent: () => void },
  ) {
    const kept = memory?.kept;
    this.bandwidth = newBandwidth(limits.bytesPerSecond ?? Infinity, now());
    this.pace = newPace(perSecond, now());
    if (!kept) return;
    this.pace = resumed(this.pace, now(), kept);
    this.breaker = { failures: kept.failures, openUntil: Math.min(kept.openUntil, now() + 600_000) };
  }

  /** Requests a second that are allowed at most. */
  get perSecond(): number {
    return this.pace.perSecond;
  }

  /** Resolves when one more request may be sent, or at once when the signal is set. @throws NotNow where the wait was too long for that */
  async turn(signal?: AbortSignal): Promise<void> {
    const now = this.now();
    const ceiling = ceilingAt(this.limits.office ?? null, new Date(now));
    const { pace, wait } = take(underCeiling(this.pace, now, ceiling), now);
    this.pace = pace;
    await this.pause(wait, signal);
    // Meanwhile others may have failed, or received more.
    for (let more = this.held(); more > 0 && !signal?.aborted; more = this.held())
      await this.pause(more, signal);
    if (signal?.aborted) return;
    this.leave?.check();
    this.leave?.sent();
  }

  /** Milliseconds for which the host rests, or its bytes are not paid for yet. */
  private held(): number {
    const now = this.now();
    return Math.max(rest(this.breaker, now), owed(this.bandwidth, now));
  }

  /** Bytes came from the host, whatever asked for them. */
  received(bytes: number): void {
    this.bandwidth = spent(this.bandwidth, this.now(), bytes);
  }

  /** A page sent a request by itself. */
  sent(): void {
    this.pace = charge(this.pace, this.now());
    this.leave?.sent();
  }

  /** Second tries cost double: the next request waits the longer. */
  charge(): void {
    this.pace = charge(this.pace, this.now());
  }

  /** The host allows only so many requests a second. */
  limit(perSecond: number): void {
    this.pace = limit(this.pace, this.now(), perSecond);
  }

  /** What the site thinks of the pace. `status` null: no answer at all; `milliseconds`: until the answer began, where known. */
  answered(status: number | null, headers: Record<string, string>, milliseconds?: number): void {
    const now = this.now();
    const before = [this.pace.current, this.breaker.failures];
    const bad = status === null || status >= 500;
    if (status === 429 || bad)
      this.pace = slowDown(this.pace, now, retryAfter(headers['retry-after'], Date.now()));
    else
      this.pace = milliseconds === undefined ? recover(this.pace, now) : timed(this.pace, now, milliseconds);
    this.breaker = bad ? failed(this.breaker, now) : closedBreaker;
    if (before[0] !== this.pace.current || before[1] !== this.breaker.failures) this.keep(now);
  }

  private keep(now: number): void {
    const { current, pausedUntil } = this.pace;
    this.memory?.save({ current, pausedUntil, ...this.breaker, savedAt: now });
  }

  private async pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    if (milliseconds > 0)
      await sleep(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined);
  }
}

/** One pacer a host: a slow one does not hold the others up. */
export class Pacers {
  /** Second tries that are being made: meanwhile what pages send by themselves costs double. */
  slowed = 0;
  private readonly hosts = new Map<string, Pacer>();

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = steady,
    private readonly memory?: Paces,
    private readonly limits: PaceLimits = {},
    private readonly leave?: Leave,
  ) {}

  /** A page sent a request by itself. */
  sent(address: string): void {
    const pacer = this.of(address);
    pacer.sent();
    if (this.slowed > 0) pacer.charge();
  }

  of(address: string): Pacer {
    const { host } = new URL(address);
    let pacer = this.hosts.get(host);
    if (!pacer) {
      const { memory } = this;
      const own = memory && { kept: memory.load(host), save: (state: HostPace) => memory.save(host, state) };
      const { leave } = this;
      const may = leave && { check: () => leave.check(host), sent: () => leave.sent(host) };
      pacer = new Pacer(this.perSecond, this.now, own, this.limits, may);
      this.hosts.set(host, pacer);
    }
    return pacer;
  }
}
