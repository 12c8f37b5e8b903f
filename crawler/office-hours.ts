// Office hours (办公时段): while a portal is busy, nobody asks faster than the profile allows then. Pure, the time is passed in. Called by pacer.ts.
import { localTime } from '../store/time.ts';
import type { SiteProfile } from './profile.ts';

export interface OfficePace {
  /** Clocks of Shanghai, `HH:MM`; Monday to Friday. */
  from: string;
  to: string;
  /** Requests a second that are allowed at most. */
  perSecond: number;
}

const OFFICE = { from: '08:30', to: '17:30' };
/** Of a real site's own pace, where its profile does not say how much is allowed in office hours. */
const SHARE = 1 / 2;

/** What the profile says, or half its pace on a real site. The example portal has no office hours unless its profile says so. */
export function officePaceOf({ pace, loopback }: Pick<SiteProfile, 'pace' | 'loopback'>): OfficePace | null {
  if (pace.office) return pace.office;
  return loopback ? null : { ...OFFICE, perSecond: pace.perSecond * SHARE };
}

/**
 * Requests a second that are allowed now; Infinity: only the pace itself holds. A public holiday on a weekday counts as
 * one on which people work, a weekend on which they work does not.
 */
export function ceilingAt(office: OfficePace | null, now: Date): number {
  if (!office) return Infinity;
  const local = localTime(now);
  const day = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const clock = local.slice(11, 16);
  const busy = day >= 1 && day <= 5 && clock >= office.from && clock < office.to;
  return busy ? office.perSecond : Infinity;
}
