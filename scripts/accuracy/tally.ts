// Counts readings against labels, part by part. Called by hours-labels.ts, phone-labels.ts and limit-labels.ts.
import type { AccuracyRow } from './row.ts';

/** What says that there is nothing: no case, and no false alarm when read. */
const NOTHING: readonly unknown[] = [null, undefined, false, 'none'];

export class Tally {
  readonly #rows = new Map<string, AccuracyRow>();

  /** A label that says something is a case; a reading that says something else is a false alarm (and a miss of a case). */
  add(message: string, label: unknown, read: unknown): void {
    const row = this.#rows.get(message) ?? {
      set: 'labelled',
      message,
      cases: 0,
      misses: 0,
      falseAlarms: 0,
      reviewShare: 0,
    };
    this.#rows.set(message, row);
    if (!NOTHING.includes(label)) row.cases++;
    if (NOTHING.includes(label) && NOTHING.includes(read)) return;
    if (label === read) return;
    if (!NOTHING.includes(label)) row.misses++;
    if (!NOTHING.includes(read)) row.falseAlarms++;
  }

  rows(): AccuracyRow[] {
    return [...this.#rows.values()];
  }
}
