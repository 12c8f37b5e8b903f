// The hours of a night (采集时段) on Shanghai's clock. Pure; called by the command `nightly`.
import { withinHours } from '../../crawler/permission.ts';
import { localTime } from '../../store/time.ts';

/** `HH:MM`; a window may pass midnight, and from = until is the whole day. */
export interface NightWindow {
  from: string;
  until: string;
}

export const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

const DAY = 86_400_000;

const clockOf = (now: Date): string => localTime(now).slice(11, 16);

export const isInside = (now: Date, { from, until }: NightWindow): boolean =>
  from === until || withinHours(clockOf(now), [{ from, to: until }]);

/** The next time that Shanghai's clock shows `clock`; a full day ahead where it shows it now. */
export function nextAt(now: Date, clock: string): Date {
  const today = Date.parse(`${localTime(now).slice(0, 10)}T${clock}:00+08:00`);
  return new Date(today > now.getTime() ? today : today + DAY);
}

/** The date of the night: of its evening, also after midnight. */
export function nightDate(now: Date, { from, until }: NightWindow): string {
  const local = localTime(now);
  const early = from > until && local.slice(11, 16) < until;
  return (early ? localTime(new Date(now.getTime() - DAY)) : local).slice(0, 10);
}
