// Whether a page has to be read in full tonight, whatever the site would say of it. Pure; called by carry.ts.
import type { Reading } from '../../store/schemas/reading.ts';
import { placeOf } from '../lanes/lane-choice.ts';

/** Nights after which every page is read in full again, where the profile says nothing else. */
export const FULL_EVERY = 7;

export interface Tonight {
  /** Day on which the night began: 2026-11-30. */
  night: string;
  /** What the list says tonight of the item's last change. */
  updated: string | null;
  /** Full reading every so many nights. */
  every: number;
  extractorVersion: string;
  profileVersion: string;
  /** Only what the browser read counts. */
  browserOnly: boolean;
}

const DAY_MS = 86_400_000;
const dayOf = (night: string): number => Math.floor(Date.parse(night) / DAY_MS);

/**
 * True where the item's turn came after its last full reading. Each item has its day of the round, by its id, so that every night
 * reads its share; a night without a crawl postpones the turn and never skips it.
 */
export function isTurn(item: string, read: string, night: string, every: number): boolean {
  const slot = Math.floor(placeOf(item) * every);
  const round = (day: number) => Math.floor((day - slot) / every);
  return round(dayOf(night)) > round(dayOf(read));
}

/** The list's date is no proof, but where it moved nothing else has to be asked. */
export function mustReadInFull(reading: Reading, tonight: Tonight): boolean {
  return (
    reading.extractorVersion !== tonight.extractorVersion ||
    reading.profileVersion !== tonight.profileVersion ||
    reading.updated !== tonight.updated ||
    (tonight.browserOnly && reading.lane !== 'browser') ||
    isTurn(reading.item, reading.night, tonight.night, tonight.every)
  );
}
