// Numbers in a row (12-3-1001, 6F-02, 12号-8): one written number that counts several things. Called by address-number.ts.
import type { NumberToken, NumberUse } from './address-number.ts';

/** House and room, the shorter number first: 3-201室, B-1405. */
const PAIR = /^([A-Z]?\d{0,3})[-_/](\d{3,5}[A-Za-z]?)(室|房)?$/;
/** House, unit and room, of any length: 12-3-1001, 8-3-5. */
const TRIPLE = /^([A-Z]{0,2}\d{0,4}[A-Z]?)[-_/][\dA-Z]{1,4}[-_/]([A-Z]?\d{1,4}[A-Z]?)(室|房|号)?$/;
/** Right behind a road the first number is the house's: 58-3-1201. Two alone may be a range: they lie near. */
const BEHIND_ROAD = /^(\d{1,4})((?:-[\dA-Za-z]{1,4}){0,2})-(\d{1,4}[A-Za-z]?)$/;
const FARTHEST_IN_RANGE = 200;
/** Floor and room: 6F-02, B1-206. */
const FLOOR_ROOM = /^(\d{1,2}[Ff]|[BL][1-5])-(\d{2,4}[A-Za-z]?)$/;
/** Behind a road, up to the house number: 1297号|-8店面. */
const HOUSE_FIRST = /^\d{1,5}号(?=-)/;
const DATE = /^(?:19|20)\d\d[-_/]\d{1,2}[-_/]\d{1,2}$/;

const part = (use: NumberUse, start: number, end: number): NumberToken => ({
  use,
  start,
  end,
  items: [[start, end]],
});

/** Two tokens: from the start as long as the head, and the tail up to the end. */
function two(token: NumberToken, uses: [NumberUse, NumberUse], head: string, tail: number): NumberToken[] {
  return [part(uses[0], token.start, token.start + head.length), part(uses[1], token.end - tail, token.end)];
}

/** Two numbers of one length are a range (301-305). */
function pairOf(written: string): RegExpExecArray | null {
  const pair = PAIR.exec(written);
  return pair !== null && (/[A-Za-z]/.test(pair[1]!) || pair[1]!.length < pair[2]!.length) ? pair : null;
}

/** The parts of a row, or the token as it is; `direct`: it stands right behind a road. */
export function splitRow(token: NumberToken, text: string, direct: boolean): NumberToken[] {
  const written = text.slice(token.start, token.end);
  if (!written.includes('-') && !written.includes('_') && !written.includes('/')) return [token];
  if (direct) {
    const [, house, units, room] = (token.use === 'bare' && BEHIND_ROAD.exec(written)) || [];
    if (house === undefined || room === undefined) return [token];
    if (units === '' && Number.parseInt(room, 10) - Number(house) <= FARTHEST_IN_RANGE) return [token];
    return two(token, ['door', 'room'], house, room.length);
  }
  if (token.use === 'bare') {
    const floor = FLOOR_ROOM.exec(written);
    if (floor !== null) return two(token, ['floor', 'room'], floor[1]!, floor[2]!.length);
  }
  const counts = token.use === 'bare' || token.use === 'room' || token.use === 'door';
  if (!counts || DATE.test(written) || written.startsWith('0')) return [token];
  const row = TRIPLE.exec(written) ?? (token.use === 'door' ? null : pairOf(written));
  if (row === null || row[1] === '') return [token];
  return two(token, ['building', 'room'], row[1]!, row[2]!.length + (row[3]?.length ?? 0));
}

/** The house number in front of a number that counts a shop or a gate of it (1297号-8店面), right behind a road. */
export function houseFirst(number: string): string | undefined {
  return HOUSE_FIRST.exec(number)?.[0];
}
