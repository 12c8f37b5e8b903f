// What the reader of hours knows while it goes through the words: shared by hours-grammar, hours-ranges and hours-periods.
import { type DayGroup, weekdaysOf } from './hours-days.ts';
import type { Token } from './hours-tokens.ts';
import type { ClockRange, DateSpan, DayPart, HoursRule, Season, Span } from './hours-types.ts';

/** One range with what holds for it; rules are made of these afterwards. */
export interface Entry {
  days: DayGroup | null;
  season: Season | null;
  place: string | null;
  range: ClockRange | null;
  whole: HoursRule['whole'];
  at: Span;
}

/** Closed, or open as usual, on days or dates. */
export interface Note {
  group: DayGroup | null;
  state: 'closed' | 'usual';
  part: DayPart | null;
  place: string | null;
  dates: DateSpan | null;
  ranges: ClockRange[];
  at: Span;
}

export interface Parsed {
  entries: Entry[];
  notes: Note[];
  /** Days stated with no clock at all (周一至周日). */
  bareDays: DayGroup | null;
  seasons: Season[];
  lunch: Span | null;
  noonOpen: boolean;
  unread: Span[];
  /** Some word speaks of holidays. */
  holidays: boolean;
}

/** What holds for the next clock. */
export interface Scope {
  days: DayGroup | null;
  season: Season | null;
  place: string | null;
  part: DayPart | null;
  /** Clocks here are no hours: 售票时间, 停止取号时间. */
  side: boolean;
  /** Inside 非营业时段. */
  closing: boolean;
}

export interface Reader {
  tokens: readonly Token[];
  out: Parsed;
  scope: Scope;
  /** Brackets that are open, with the scope before them. */
  outer: { scope: Scope; close: number }[];
  /** Days and season set and not yet used by a range. */
  pending: DayGroup | null;
  pendingSeason: Season | null;
  /** 8:30开门 waits for 17:00关门. */
  opened: { token: Token; part: DayPart | null } | null;
  /** A lunch break that stood before the ranges it cuts. */
  lunch: ClockRange | null;
  /** Mornings of the season before, for a next season that has afternoons only. */
  mornings: Entry[];
  /** Weekdays that have hours. */
  stated: Set<number>;
  /** Index of the last 闭馆 that closes on some days. */
  shutAt: number;
  /** Tokens that were read ahead. */
  consumed: Set<number>;
}

export const reader = (tokens: readonly Token[]): Reader => ({
  tokens,
  out: {
    entries: [],
    notes: [],
    bareDays: null,
    seasons: [],
    lunch: null,
    noonOpen: false,
    unread: [],
    holidays: false,
  },
  scope: { days: null, season: null, place: null, part: null, side: false, closing: false },
  outer: [],
  pending: null,
  pendingSeason: null,
  opened: null,
  lunch: null,
  mornings: [],
  stated: new Set(),
  shutAt: -1,
  consumed: new Set(),
});

/** Days that no clock follows: the text's only statement, or something that was not understood. */
export function dropPending({ out, pending, stated }: Reader): void {
  if (pending && out.entries.length > 0) {
    // 每天9:00-17:00，全年开放 says nothing new.
    if (![...weekdaysOf(pending.items)].every((day) => stated.has(day))) out.unread.push(pending.at);
  } else if (pending) out.bareDays ??= pending;
}

/** Entries at the end that still lack what now follows them: 9:00-17:00（周一至周五）. */
export function trailing({ out, scope }: Reader, lacks: (entry: Entry) => boolean): Entry[] {
  let from = out.entries.length;
  while (from > 0 && lacks(out.entries[from - 1]!) && out.entries[from - 1]!.place === scope.place) from--;
  return out.entries.slice(from);
}

export function addNote(r: Reader, group: DayGroup, state: Note['state'], part: DayPart | null): void {
  r.out.notes.push({ group, state, part, place: r.scope.place, dates: null, ranges: [], at: group.at });
}

export function addEntry(r: Reader, range: ClockRange | null, whole: Entry['whole'], at: Span): void {
  const { days, season, place } = r.scope;
  if (days === r.pending) r.pending = null;
  r.pendingSeason = null;
  for (const day of weekdaysOf(days?.items ?? [])) r.stated.add(day);
  r.out.entries.push({ days, season, place, range, whole, at });
}
