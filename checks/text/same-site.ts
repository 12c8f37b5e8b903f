// Do an address of a guide and one of the service map lead to the same house, and do opening hours lie in others? Called by parts/on-map.ts.
import { fold } from '../../store/schemas/member-key.ts';
import { hoursDetail, readAddress } from './readings.ts';
import { bare, type Likeness } from './same-meaning.ts';

const HOUSE = ['street', 'door'] as const;
const INSIDE = ['building', 'floor', 'room'] as const;

/** Street and door of the one place that the text names, in one form; null where it names none, several, or no door. */
export function houseOf(address: string): string | null {
  const [spot, ...others] = readAddress(address).places;
  return spot?.street && spot.door && others.length === 0 ? `${bare(spot.street)}${bare(spot.door)}` : null;
}

/**
 * `different`: another street or door number. A map leaves out rooms and windows: what one side does not give is no difference,
 * and another floor or building may be another counter of the hall.
 */
export function sameSite(a: string, b: string): Likeness {
  const [x, y] = [readAddress(a).places, readAddress(b).places];
  if (x.length !== 1 || y.length !== 1) return fold(a) === fold(b) ? 'same' : 'unsure';
  const differs = (part: (typeof HOUSE | typeof INSIDE)[number]): Likeness => {
    const [m, n] = [x[0]![part], y[0]![part]].map((text) => text && bare(text));
    if (!m || !n || m === n) return 'same';
    return m.endsWith(n) || n.endsWith(m) ? 'unsure' : 'different';
  };
  const house = HOUSE.map(differs);
  if (house.includes('different')) return 'different';
  if (house.includes('unsure') || INSIDE.map(differs).includes('different')) return 'unsure';
  return 'same';
}

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const RULE = /^((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*) ([\d:,-]+)$/u;
type Range = [from: number, to: number];

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function daysOf(selector: string): number[] {
  return selector.split(',').flatMap((part) => {
    const [from, to = from] = part.split('-').map((day) => DAYS.indexOf(day));
    return DAYS.flatMap((_, day) => (day >= from! && day <= to! ? [day] : []));
  });
}

/** Minutes from midnight by weekday; null for what is more than weekdays and clocks. Public holidays are left out. */
function weekOf(text: string): Range[][] | null {
  const { osm } = hoursDetail(text);
  if (osm === null) return null;
  const week: Range[][] = DAYS.map(() => []);
  for (const rule of osm.split('; ')) {
    if (rule.startsWith('PH ')) continue;
    const [, days, clocks] = RULE.exec(rule) ?? [];
    if (!days) return null;
    const ranges = clocks!.split(',').map((range) => range.split('-').map(minutes) as Range);
    if (ranges.some(([from, to]) => !(from < to))) return null;
    for (const day of daysOf(days)) week[day] = ranges;
  }
  return week;
}

const BEYOND = /延时|预约|自助|值班|24小时/u;

/**
 * The office hours of a place beside those of its hall. `different`: the place is open when the hall is closed. `unsure`: it is
 * open for a part of the hall's hours, as counters may be. What cannot be read as weekdays and clocks is not compared.
 */
export function withinHours(place: string, hall: string): Likeness {
  const [own, around] = [weekOf(place), weekOf(hall)];
  if (!own || !around) return 'same';
  const lies = (inner: Range[][], outer: Range[][]) =>
    inner.every((ranges, day) =>
      ranges.every(([from, to]) => outer[day]!.some(([a, b]) => a <= from && to <= b)),
    );
  // Served beyond the hall's own hours, and said so.
  if (!lies(own, around)) return BEYOND.test(place) ? 'unsure' : 'different';
  return lies(around, own) ? 'same' : 'unsure';
}
