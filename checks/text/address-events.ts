// Roads, numbers, window names and brackets of a stretch in the order they stand: called by address-place.ts.
import { cutBrackets, type Span, type Stretch } from './address-draft.ts';
import { type NumberToken, readNumbers } from './address-number.ts';
import { afterSide, findRoads, type Road } from './address-street.ts';
import { findWindowNames, mayNameWindow, type WindowName } from './address-window.ts';

/** What a number right behind a road may count, if it is the house's. */
const HOUSE_USES = new Set(['door', 'lane', 'building', 'bare']);

export type AddressEvent =
  | { at: number; kind: 'road'; road: Road; door: boolean }
  | { at: number; kind: 'number'; token: NumberToken; direct: boolean }
  | { at: number; kind: 'name'; span: Span }
  | { at: number; kind: 'bracket'; inner: Stretch };

/** Names of windows between the other parts, over which none of them reaches. */
function windowNames(text: string, roads: readonly Road[], tokens: readonly NumberToken[]): WindowName[] {
  if (!mayNameWindow(text)) return [];
  const ends = roads.map((road) => road.end);
  for (const { use, items } of tokens)
    if (use !== 'other' && use !== 'bare') for (const [, end] of items) ends.push(end);
  return findWindowNames(
    text,
    ends.sort((a, b) => a - b),
  );
}

/** All events of a stretch, by position. */
export function eventsOf(stretch: Stretch): AddressEvent[] {
  const { text } = stretch;
  const roads = findRoads(text);
  const doorsAt = new Set<number>();
  for (const road of roads) {
    for (let at = afterSide(text, road.end); at <= road.end + 6; at++) {
      if (text.charAt(at) === ' ') continue;
      doorsAt.add(at);
      break;
    }
  }
  const tokens = readNumbers(text, roads, (start) => doorsAt.has(start));
  const direct = new Set(
    tokens.filter(({ start, use }) => doorsAt.has(start) && HOUSE_USES.has(use)).map(({ start }) => start),
  );
  const firstDoor = (road: Road): boolean => {
    for (let at = road.end; at <= road.end + 6; at++) if (direct.has(at)) return true;
    return false;
  };
  const events: AddressEvent[] = [
    ...roads.map((road): AddressEvent => ({ at: road.start, kind: 'road', road, door: firstDoor(road) })),
    ...tokens.map(
      (token): AddressEvent => ({ at: token.start, kind: 'number', token, direct: direct.has(token.start) }),
    ),
    ...windowNames(text, roads, tokens).map(
      ({ start, end }): AddressEvent => ({ at: end - 0.5, kind: 'name', span: [start, end] }),
    ),
    ...stretch.brackets.map(
      (bracket): AddressEvent => ({
        at: bracket.at,
        kind: 'bracket',
        inner: cutBrackets(bracket.text, bracket.offset),
      }),
    ),
  ];
  return events.sort((a, b) => a.at - b.at);
}
