// Night budget (每夜访问次数): how many requests of one night a host still gets. Kept in the store, so that a restart does not begin anew. Made by crawl.ts.
import { localTime, type Store } from '../store/index.ts';

/** Requests that a killed program forgets at most. */
const KEEP_EVERY = 20;
const HALF_DAY_MS = 12 * 3_600_000;

/** The day on which the night began; it lasts from noon to noon. Pure. */
export const nightAt = (now: Date): string => localTime(new Date(now.getTime() - HALF_DAY_MS)).slice(0, 10);

export class NightBudget {
  private readonly counts = new Map<string, { night: string; n: number; unsaved: number }>();

  /** `limit`: requests a host and night; undefined: as many as it takes. */
  constructor(
    private readonly limit: number | undefined,
    private readonly store: Pick<Store, 'requests'>,
    private readonly now: () => Date,
  ) {}

  /** One request was sent. */
  count(host: string): void {
    if (this.limit === undefined) return;
    const own = this.of(host);
    own.n++;
    if (++own.unsaved >= KEEP_EVERY || own.n === this.limit) this.keep(host, own);
  }

  /** Why the host may not be asked any more tonight, Chinese, or null. */
  problem(host: string): string | null {
    if (this.limit === undefined || this.of(host).n < this.limit) return null;
    return `本夜对 ${host} 的访问已达上限 ${this.limit} 次（站点档案 pace.perNight），其余留待下一夜最先读取`;
  }

  /** Writes down what was counted. */
  save(): void {
    for (const [host, own] of this.counts) if (own.unsaved > 0) this.keep(host, own);
  }

  private of(host: string) {
    const night = nightAt(this.now());
    let own = this.counts.get(host);
    if (!own || own.night !== night) {
      own = { night, n: this.store.requests.count(night, host), unsaved: 0 };
      this.counts.set(host, own);
    }
    return own;
  }

  private keep(host: string, own: { night: string; n: number; unsaved: number }): void {
    own.unsaved = 0;
    this.store.requests.save(own.night, host, own.n);
  }
}
