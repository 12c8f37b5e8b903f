// Compares time limits of different units by the calendar days that they may last. Used by the checks of limits and delivery.
import type { LimitReading } from '../../store/schemas/readings.ts';

type Unit = NonNullable<LimitReading['unit']>;

const WORKING = 7 / 5;
/** Least and most calendar days of one unit: a bare 天 may be either kind of day, an hour one of office or of the clock. */
const DAYS: Record<Unit, readonly [least: number, most: number]> = {
  工作日: [WORKING, WORKING],
  自然日: [1, 1],
  天: [1, WORKING],
  小时: [1 / 24, WORKING / 8],
  分钟: [1 / 1440, WORKING / 480],
  月: [28, 31],
  年: [365, 366],
};

/** Weekends and the ends of months fall as they like: less than this is no difference between units. */
const TOLERANCE = 1.5;

/** Calendar days of a limit; done at once is today; null where the value or its unit is not known. */
function span({ value, unit, immediate }: LimitReading): readonly [number, number] | null {
  if (value === null) return immediate ? [0, 1] : null;
  if (value === 0) return [0, 1];
  return unit === null ? null : [value * DAYS[unit][0], value * DAYS[unit][1]];
}

/** By how many calendar days `a` is longer than `b` at least; 0 where it need not be; null where it cannot be told. */
function excess(a: LimitReading, b: LimitReading): number | null {
  if (a.value !== null && b.value !== null && a.unit === b.unit) return Math.max(0, a.value - b.value);
  const [one, other] = [span(a), span(b)];
  return one && other ? Math.max(0, one[0] - other[1] - TOLERANCE) : null;
}

/** Is `a` surely longer than `b`? Null where it cannot be told. */
export function isLonger(a: LimitReading, b: LimitReading): boolean | null {
  const days = excess(a, b);
  return days === null ? null : days > 0;
}

/** Do both surely differ? False where it cannot be told. */
export const differ = (a: LimitReading, b: LimitReading): boolean =>
  isLonger(a, b) === true || isLonger(b, a) === true;

/** Does the limit take more than one day? Null where the unit is not known. */
export function takesDays({ value, unit }: LimitReading): boolean | null {
  if (value === null || value === 0) return false;
  return unit === null ? null : value * DAYS[unit][0] > DAYS[unit === '工作日' ? '工作日' : '自然日'][0];
}
