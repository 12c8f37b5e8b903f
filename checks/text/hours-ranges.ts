// Reads clocks into ranges, lunch breaks, openings without an end and cut-off times: called by the grammar of hours.
import { overlaps, readRange } from './hours-clock.ts';
import { addEntry, type Reader } from './hours-scope.ts';
import type { Token } from './hours-tokens.ts';
import type { ClockRange, DayPart, Span } from './hours-types.ts';

interface How {
  part: DayPart | null;
  toPart: DayPart | null;
  nextDay: boolean;
}

const isLatinPart = (token: Token | undefined): boolean =>
  token?.kind === 'part' && /^[ap]/iu.test(token.text);

/** The clock at `i` with all that belongs to it; returns the index behind. */
export function takeClock(r: Reader, i: number): number {
  const { tokens } = r;
  const token = tokens[i]!;
  let j = i + 1;
  let { part } = r.scope;
  if (isLatinPart(tokens[j])) part = tokens[j++]!.value as DayPart;
  while (tokens[j]?.kind === 'start' || tokens[j]?.kind === 'open') j++;
  const dash = j;
  while (tokens[j]?.kind === 'dash') j++;
  if (j === dash) return takeSingle(r, i, dash, j);
  let toPart: DayPart | null = null;
  let nextDay = false;
  for (; tokens[j]?.kind === 'part' || tokens[j]?.kind === 'nextDay'; j++) {
    if (tokens[j]!.kind === 'part') toPart = tokens[j]!.value as DayPart;
    else nextDay = true;
  }
  const end = tokens[j];
  if (!end?.clock) return takeSingle(r, i, dash, j);
  if (!isLatinPart(tokens[j + 1])) return takeRange(r, i, j, j + 1, { part, toPart, nextDay });
  // 2:00-5:30pm: the letters hold for both clocks.
  toPart = tokens[j + 1]!.value as DayPart;
  if (!part && token.clock!.hour < end.clock.hour) part = toPart;
  return takeRange(r, i, j, j + 2, { part, toPart, nextDay });
}

function takeRange(r: Reader, i: number, j: number, next: number, how: How): number {
  const { tokens, out, scope } = r;
  const at: Span = [tokens[i]!.at[0], tokens[j]!.at[1]];
  const last = out.entries.at(-1);
  const same = last?.days === scope.days && last.place === scope.place;
  const written = { from: tokens[i]!.clock!, to: tokens[j]!.clock!, at, ...how };
  scope.part = null;
  r.opened = null;
  if (scope.side) return next;
  if (scope.closing) {
    // What is closed by night ends in the morning.
    out.notes.at(-1)?.ranges.push(readRange({ ...written, nextDay: true }, undefined));
    return next;
  }
  // 上午13:30-17:00 下午9:00-11:30: the words are changed about, what is meant is anybody's guess.
  if (how.part === '上午' && written.from.hour > 12) out.unread.push(at);
  const range = readRange(written, same ? (last.range ?? undefined) : undefined);
  if (isLunch(tokens, i, next, range)) {
    out.lunch = at;
    if (!breakAt(r, range)) r.lunch = range;
    return ['lunch', 'off', 'outside'].includes(tokens[next]?.kind ?? '') ? next + 1 : next;
  }
  const [first, second] = [tokens[next], tokens[next + 1]];
  const beside = (kind: Token['kind']) =>
    first?.kind === kind || (first?.kind !== 'separator' && second?.kind === kind);
  const noon = tokens[i - 1]?.kind === 'noonOpen' || beside('noonOpen');
  if ((beside('duty') && how.part === '中午') || (noon && isMidday(range))) out.noonOpen = true;
  // 12:00-13:00仅自助 is no office hour.
  else if (beside('self')) return next;
  // 9:00-17:00，11:30-13:00仅取号: the same hours are spoken of again.
  else if (beside('duty') && isGiven(r, range)) out.noonOpen ||= isMidday(range);
  // 9:00-17:00（12:00-13:00仅受理……）: noon is spoken of.
  else if (first?.kind === 'nth' && isGiven(r, range)) out.noonOpen ||= isMidday(range);
  else {
    addEntry(r, range, null, at);
    // （午休12:00-13:00）9:00-17:00
    if (r.lunch) breakAt(r, r.lunch);
  }
  return next;
}

/** 9:00-17:00（12:00-13:00仅受理……）: the clocks say more of hours that were given for the same days. */
const isGiven = ({ out, scope }: Reader, range: ClockRange): boolean =>
  out.entries
    .slice(-LUNCH_REACH)
    .some(
      (entry) =>
        entry.days === scope.days &&
        entry.place === scope.place &&
        entry.range !== null &&
        overlaps(entry.range, range),
    );

/** 午休时间12:00-13:30, 12:00-13:30午休, 12:00-13:30休息. */
function isLunch(tokens: readonly Token[], i: number, next: number, range: ClockRange): boolean {
  const before = tokens[i - 1]?.kind === 'colon' ? tokens[i - 2] : tokens[i - 1];
  const behind = tokens[next]?.kind;
  return before?.kind === 'lunch' || (['lunch', 'off', 'outside'].includes(behind ?? '') && isMidday(range));
}

const isMidday = ({ from, to }: ClockRange): boolean => from >= 660 && to !== null && to <= 930;

/** A lunch break is written near its ranges. */
const LUNCH_REACH = 12;

/** 9:00-17:00（12:00-13:00午休）becomes two ranges. */
function breakAt({ out: { entries } }: Reader, lunch: ClockRange): boolean {
  const before = entries.length;
  for (let k = entries.length - 1; k >= Math.max(0, entries.length - LUNCH_REACH); k--) {
    const { range, ...rest } = entries[k]!;
    if (!range || !overlaps(range, lunch) || range.from >= lunch.from || range.to! <= lunch.to!) continue;
    const parts = [
      { ...range, to: lunch.from },
      { ...range, from: lunch.to!, label: null },
    ];
    entries.splice(k, 1, ...parts.map((part) => ({ ...rest, range: part })));
  }
  return entries.length > before;
}

const isListed = (token: Token | undefined): boolean =>
  ['clock', 'part', 'and'].includes(token?.kind ?? '') || token?.text === '、' || token?.text === ',';

/** A clock alone: 9:00开门 … 17:00关门, 16:00停止取号, 8:00起, or not understood. `dash` to `j` is a dash whose end is cut off. */
function takeSingle(r: Reader, i: number, dash: number, j: number): number {
  const { tokens, out, scope, opened } = r;
  const token = tokens[i]!;
  const { part } = scope;
  // Behind a list of clocks too: 上午11:30、下午17:00停止取号.
  let list = i + 1;
  while (list < i + 8 && isListed(tokens[list])) list++;
  const near = [i - 2, i - 1, i + 1, i + 2, list].map((index) => tokens[index]?.kind);
  const ends = tokens[dash]?.kind === 'off';
  const written = { to: token.clock!, part, toPart: null, nextDay: false };
  scope.part = null;
  r.opened = null;
  if (opened && ends) {
    const at: Span = [opened.token.at[0], token.at[1]];
    const range = { ...written, from: opened.token.clock!, part: opened.part, toPart: part, at };
    addEntry(r, readRange(range, undefined), null, at);
  } else if (scope.side || near.includes('cutoff') || ends) {
    r.opened = null;
  } else if (tokens[i + 1]?.kind === 'open') {
    r.opened = { token, part };
    return dash;
  } else if (dash > i + 1 && j === dash && tokens[j]?.kind !== 'number' && tokens[j]?.kind !== 'text') {
    const midnight = { hour: 24, minute: 0, padded: true };
    const range = readRange({ ...written, from: token.clock!, to: midnight, at: token.at }, undefined);
    addEntry(r, { ...range, to: null }, null, token.at);
    return j;
  } else out.unread.push(token.at);
  if (ends) r.consumed.add(dash);
  return i + 1;
}

/** 24小时 or 全天 instead of clocks; 24小时自助 is a place of its own. */
export function takeWhole(r: Reader, i: number): number {
  const { tokens, scope } = r;
  if (scope.closing || scope.side) return i + 1;
  const { place } = scope;
  // A hotline's day is not the office's.
  if (/(?:热线|电话|客服)$/u.test(tokens[i - 1]?.text ?? '')) return i + 1;
  const near = [...tokens.slice(Math.max(0, i - 3), i).reverse(), null, ...tokens.slice(i + 1, i + 4)];
  if (near.some((token) => token?.kind === 'self')) scope.place = '自助';
  // 24小时全天开放 says it once.
  if (tokens[i]!.kind === 'allDay' && near.some((token) => token?.kind === 'always')) return restore();
  addEntry(r, null, tokens[i]!.kind === 'always' ? '24小时' : '全天', tokens[i]!.at);
  return restore();

  function restore(): number {
    scope.place = place;
    return i + 1;
  }
}
