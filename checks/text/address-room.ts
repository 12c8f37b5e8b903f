// Is a number without any unit a room (天平大厦1911)? Called by address-place.ts.

const BARE_ROOM = /^[A-Za-z]{0,2}-?\d{3,4}[A-Za-z]?(?:[-~]\d{1,4})?$/;
/** Five digits only behind a letter, or in a market: 12345 and 96009 are hotlines. */
const LONG_ROOM = /^(?:[A-Za-z]\d{5}|[2-8]\d{4})$/;
/** Short numbers everybody knows. */
const EMERGENCY = /^1(?:1[0249]|2[02])$/;
/** What stands in front of a room without any mark. */
const HOUSE_END = /(?:[厦场心楼座寓园苑城馆院局]|单元|[A-Za-z一二三四五六七八九十东西南北]区)\s?$/;
/** Behind a building nothing else is meant, whatever follows: 中环大厦1149某公司. */
const BUILDING_END = /(?:大厦|商厦|大楼|公寓|广场|写字楼|单元|宿舍)$/;
/** A letter and a number behind the house's own number: 1809号A39. */
const LETTERED = /^[A-Za-z]\d{2,5}$/;

export interface RoomContext {
  text: string;
  start: number;
  end: number;
  /** The house number, and the floor or building, are known already. */
  house: boolean;
  indoors: boolean;
  /** What stands between the number and the last part. */
  gap: string;
}

/** Is the number without unit at [start, end) the room's? */
export function isBareRoom({ text, start, end, house, indoors, gap }: RoomContext): boolean {
  const written = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 4), start);
  if (house && gap === '' && LETTERED.test(written)) return true;
  if (!BARE_ROOM.test(written)) return LONG_ROOM.test(written) && HOUSE_END.test(before);
  if (indoors && gap.length <= 8) return true;
  const closes = end === text.length || /[\s,;。、)]/.test(text.charAt(end));
  if (closes) return house || HOUSE_END.test(before);
  return BUILDING_END.test(before) && !EMERGENCY.test(written);
}
