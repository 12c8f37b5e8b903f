// Finds the hall of the service map (政务服务地图) that a place of a guide names. Pure; made once a run by scripts/pipeline/hall-book.ts.
import type { Place } from '../../store/schemas/guide.ts';
import type { Hall, PlaceOnMap, ServiceMap } from '../../store/schemas/hall.ts';
import { fold } from '../../store/schemas/member-key.ts';
import { houseOf } from '../text/same-site.ts';

/** The city before a hall's name says nothing (上海市黄浦区行政服务中心). */
const CITY = /^上海市?(?=.{4})/u;
const nameOf = (name: string): string => fold(name).replace(CITY, '');

/** Names that many halls have (行政服务中心, 一楼大厅): they say no more than the address does. */
const NAMELESS =
  /^(?:[一二三四五六七八九十\d]+(?:楼|层|号))*(?:办事|办证|服务|业务|综合|受理|政务|行政|便民|公共|审批|办理|社区|事务|中心|大厅|窗口|厅|大楼)*$/u;

/** A name of so many characters that stands in another one is its short form. */
const SHORTEST = 6;

function grouped(halls: readonly Hall[], keyOf: (hall: Hall) => string | null): Map<string, Hall[]> {
  const groups = new Map<string, Hall[]>();
  for (const hall of halls) {
    const key = keyOf(hall);
    if (key) groups.set(key, [...(groups.get(key) ?? []), hall]);
  }
  return groups;
}

export class HallIndex {
  readonly #names: ReadonlyMap<string, readonly Hall[]>;
  readonly #houses: ReadonlyMap<string, readonly Hall[]>;
  readonly #whole: boolean;
  readonly #alikes = new Map<string, readonly Hall[]>();

  constructor({ halls, whole }: Pick<ServiceMap, 'halls' | 'whole'>) {
    this.#names = grouped(halls, ({ name }) => nameOf(name));
    this.#houses = grouped(halls, ({ address }) => (address ? houseOf(address) : null));
    this.#whole = whole && halls.length > 0;
  }

  /** Halls whose name holds this one or stands in it; guides name the same few halls over and over. */
  #alike(name: string): readonly Hall[] {
    const known = this.#alikes.get(name);
    if (known) return known;
    const holds = (other: string) =>
      Math.min(other.length, name.length) >= SHORTEST &&
      !NAMELESS.test(other) &&
      (other.includes(name) || name.includes(other));
    const found = [...this.#names].flatMap(([other, halls]) => (holds(other) ? halls : []));
    this.#alikes.set(name, found);
    return found;
  }

  /** Null: the place cannot be compared, or several halls may be meant. */
  find({ hall, address = '' }: Pick<Place, 'hall' | 'address'>): PlaceOnMap | null {
    const name = nameOf(hall ?? '');
    const house = address ? houseOf(address) : null;
    const there = (house && this.#houses.get(house)) || [];
    if (!name || NAMELESS.test(name)) return only(there, 'alike');
    const named = this.#names.get(name) ?? [];
    if (named.length > 0) {
      const here = named.filter((one) => there.includes(one));
      // The map has the place's address under another name (南分中心): which of the two is meant is open.
      if (there.length > 0 && here.length === 0) return only(named, 'alike');
      return only(named, 'same') ?? only(here, 'same');
    }
    const alike = this.#alike(name);
    if (alike.length > 0)
      return (
        only(alike, 'alike') ??
        only(
          alike.filter((one) => there.includes(one)),
          'alike',
        )
      );
    // Another body's counter in the house of a hall that the map has (某某分局 in 行政服务中心) is no hall of its own.
    return there.length > 0 || !this.#whole ? null : { found: 'unknown' };
  }
}

const only = ([hall, ...others]: readonly Hall[], found: 'same' | 'alike'): PlaceOnMap | null =>
  hall && others.length === 0 ? { found, hall } : null;
