// The state machine of an address: events (road, number, window, bracket) in order become places. Called by address.ts.
import {
  type Draft,
  inherit,
  isEmpty,
  type Level,
  lastLevel,
  merge,
  type Span,
  type Stretch,
} from './address-draft.ts';
import { type AddressEvent, eventsOf } from './address-events.ts';
import type { NumberToken } from './address-number.ts';
import { isBareRoom } from './address-room.ts';
import type { Road } from './address-street.ts';
import { areaBefore, bracketedNumbers, nameFollows } from './address-window.ts';

/** A former name, a neighbour or the way there: not the place itself. */
const ASIDE = /^(?:原|旧|近|临近|邻近|靠近|毗邻|邻|地铁|公交|乘|老|曾用|现|靠|位于.{0,12}[旁侧])/;
/** How far back the words between two parts are looked at. */
const NEAR = 40;
const SHOP = /(?:底商|商铺|门面|店面|铺面|摊位|商位|地铁|公交|距|距离|约|向[东西南北])\s*$/;

/** Reads the places of one stretch. The first goes on with `first`, which is changed. */
export function readPlaces(stretch: Stretch, first: Draft, depth = 0): Draft[] {
  const reader = new PlaceReader(stretch, first, depth);
  for (const event of eventsOf(stretch)) reader.take(event);
  return reader.places;
}

class PlaceReader {
  readonly places: Draft[];
  private readonly stretch: Stretch;
  private readonly depth: number;
  private current: Draft;
  /** End of what was read last, and its use. */
  private end = 0;
  private lane = -1;
  private nameEnd = -1;
  private nameCounted = false;
  /** The building stands right on the road: a number behind it is the house's (东盟大道11幢5号). */
  private housesOnRoad = false;
  private readonly firstWord: number;

  constructor(stretch: Stretch, first: Draft, depth: number) {
    this.stretch = stretch;
    this.depth = depth;
    this.firstWord = stretch.text.search(/\S/);
    this.current = first;
    this.places = [first];
  }

  take(event: AddressEvent): void {
    if (event.kind === 'road') this.road(event.road, event.door);
    else if (event.kind === 'number') this.number(event.token, event.direct);
    else if (event.kind === 'name') this.name(event.span);
    else this.bracket(event.inner);
  }

  private span(start: number, end: number): Span {
    return [start + this.stretch.offset, end + this.stretch.offset];
  }

  private between(start: number): string {
    return this.stretch.text.slice(Math.max(this.end, start - NEAR), start);
  }

  private begin(draft: Draft): void {
    this.current = draft;
    this.places.push(draft);
    this.lane = -1;
  }

  private road(road: Road, door: boolean): void {
    const { current } = this;
    const gap = this.between(road.start);
    const aside = /(?:原|旧|近|邻|靠近|毗邻|位于)$/.test(gap) && current.door !== undefined;
    if (current.door !== undefined && current.street !== undefined) {
      if (!door || aside) return;
      this.begin({ windows: [] });
    } else if (current.street !== undefined && !door) return;
    else if (current.street !== undefined && lastLevel(current) > 1) this.begin({ windows: [] });
    else if (lastLevel(current) > 1 && current.street === undefined && !door && road.landmark) return;
    if (this.current.street === undefined || door) this.current.street = this.span(road.start, road.end);
    if (door) this.current.door = undefined;
    this.end = road.end;
  }

  private set(level: Level, token: NumberToken): void {
    const { current } = this;
    if (current[level] === undefined) {
      current[level] = this.span(token.start, token.end);
    } else {
      const [start, end] = current[level];
      const same = this.stretch.text.slice(token.start, token.end);
      const written = this.stretch.text.slice(start - this.stretch.offset, end - this.stretch.offset);
      const parts =
        /[,、;和及与或\s]/.test(this.between(token.start)) ||
        current.windows.length > 0 ||
        current.windowName;
      if (same !== written && parts && (level === 'floor' || level === 'building')) {
        this.begin(inherit(current, level));
        this.current[level] = this.span(token.start, token.end);
      } else return;
    }
    this.end = token.end;
  }

  private number(token: NumberToken, direct: boolean): void {
    const { current } = this;
    const { text } = this.stretch;
    if (SHOP.test(text.slice(Math.max(0, token.start - 4), token.start))) return;
    const { use } = token;
    if (use === 'window') this.windows(token);
    else if (use === 'door') this.door(token, direct);
    else if (use === 'bare') this.bare(token, direct);
    else if (use === 'floor' || use === 'room') this.set(use, token);
    else if (use === 'lane') {
      if (current.door === undefined || this.lane === token.start) this.openLane(token);
    } else if (use === 'building') {
      this.housesOnRoad = direct || token.start <= this.firstWord;
      this.set('building', token);
    }
  }

  /** 655弄: the house number that may follow belongs to it. */
  private openLane(token: NumberToken): void {
    const start = this.current.door === undefined ? token.start : this.current.door[0] - this.stretch.offset;
    this.current.door = this.span(start, token.end);
    this.lane = token.end;
    this.end = token.end;
  }

  private door(token: NumberToken, direct: boolean): void {
    const { current } = this;
    if (this.numbersWindow(token)) this.windowNumber(token);
    else if (
      nameFollows(this.stretch.text, token.end) &&
      !direct &&
      (current.door !== undefined || current.floor !== undefined)
    ) {
      this.windows(token, 0);
    } else if (current.door === undefined && (direct || lastLevel(current) < 2 + Number(this.housesOnRoad))) {
      current.door = this.span(token.start, token.end);
      this.end = token.end;
    } else if (this.inLane(token) && current.door !== undefined) {
      current.door = [current.door[0], token.end + this.stretch.offset];
      this.lane = -1;
      this.end = token.end;
    } else if (this.isAnnex(token) && current.door !== undefined) {
      current.door = [current.door[0], token.end + this.stretch.offset];
      this.end = token.end;
    } else if (areaBefore(this.stretch.text, token.start) > 0) this.windows(token);
    else if (current.floor !== undefined || current.building !== undefined) this.set('room', token);
  }

  private inLane(token: NumberToken): boolean {
    return this.lane >= 0 && this.lane === this.end && this.between(token.start).trim() === '';
  }

  /** 3号附1号: the second number belongs to the first. */
  private isAnnex(token: NumberToken): boolean {
    const { door } = this.current;
    return door?.[1] === token.start + this.stretch.offset && this.stretch.text.charAt(token.start) === '附';
  }

  /** A区3号 in a hall is a window: the area stays with its first number. */
  private windows(token: NumberToken, area = areaBefore(this.stretch.text, token.start)): void {
    token.items.forEach(([start, end], index) => {
      this.current.windows.push(this.span(index === 0 ? start - area : start, end));
    });
    this.end = token.end;
  }

  /** Is this the number of the window that was just named: 综合窗口11, 综合窗口：1、2? */
  private numbersWindow(token: NumberToken): boolean {
    return (
      this.nameEnd >= 0 &&
      token.start - this.nameEnd < 4 &&
      /^[\s:、,]*$/.test(this.stretch.text.slice(this.nameEnd, token.start))
    );
  }

  /** Right behind the word the first number keeps it (窗口11), for it would not stand by itself. */
  private windowNumber(token: NumberToken): void {
    const { current } = this;
    token.items.forEach(([start, end], index) => {
      const glued = index === 0 && token.start === this.nameEnd && !this.nameCounted;
      current.windows.push(this.span(glued ? start - '窗口'.length : start, end));
    });
    const named = current.windowName;
    if (named !== undefined && named[1] - named[0] === '窗口'.length) current.windowName = undefined;
    this.nameCounted = true;
    this.nameEnd = token.end;
    this.end = token.end;
  }

  private bare(token: NumberToken, direct: boolean): void {
    const { current } = this;
    const { text } = this.stretch;
    const written = text.slice(token.start, token.end);
    if (this.numbersWindow(token)) {
      this.windowNumber(token);
    } else if (direct && current.door === undefined && /^\d/.test(written)) {
      current.door = this.span(token.start, token.end);
      this.end = token.end;
    } else if (this.inLane(token) && /^\d{1,4}$/.test(written) && current.door !== undefined) {
      current.door = [current.door[0], token.end + this.stretch.offset];
      this.lane = -1;
      this.end = token.end;
    } else if (current.room === undefined && this.isRoom(token)) this.set('room', token);
  }

  private isRoom({ start, end }: NumberToken): boolean {
    const { current } = this;
    const house = current.door !== undefined;
    const indoors = current.floor !== undefined || current.building !== undefined;
    return isBareRoom({ text: this.stretch.text, start, end, house, indoors, gap: this.between(start) });
  }

  private name(span: Span): void {
    const numberBefore = this.current.windows.at(-1);
    const absolute = this.span(...span);
    if (this.current.windowName === undefined) {
      const bare = this.stretch.text.slice(...span);
      if (bare === '窗口' && numberBefore !== undefined) return;
      this.current.windowName = absolute;
    }
    this.nameEnd = span[1];
    this.nameCounted = false;
    this.end = span[1];
  }

  private bracket(inner: Stretch): void {
    if (this.depth > 2 || ASIDE.test(inner.text)) return;
    const atName =
      this.nameEnd >= 0 &&
      this.stretch.text.slice(this.nameEnd, inner.offset - this.stretch.offset - 1).trim() === '';
    const { current } = this;
    const numbers = atName ? bracketedNumbers(inner) : undefined;
    if (numbers !== undefined) {
      current.windows.push(...numbers);
      return;
    }
    const [found, ...more] = readPlaces(inner, { windows: [] }, this.depth + 1) as [Draft, ...Draft[]];
    if (isEmpty(found)) return;
    if (found.street !== undefined && current.street !== undefined) {
      if (current.bracketed !== true) return;
      this.begin({ windows: [] });
    }
    merge(this.current, found);
    for (const draft of more) this.begin(draft);
  }
}
