// Reads seasons, closures by date and temporary hours into the reader's scope: called by the grammar of hours.
import { readDates, readSeason } from './hours-dates.ts';
import { type Entry, type Reader, trailing } from './hours-scope.ts';
import type { Season } from './hours-types.ts';

const isMorning = (entry: Entry): boolean => entry.range !== null && (entry.range.to ?? 1440) <= 780;

/** The season or date at `i`; returns the index behind. */
export function takePeriod(r: Reader, i: number): number {
  const { tokens, out, scope } = r;
  const read = readSeason(tokens, i);
  // A day without a month (17日) says nothing alone.
  if (!read) return i + 1;
  const { season, next } = read;
  const { name, dates } = season;
  if (tokens[next]?.kind === 'off' || (scope.closing && dates)) return takeClosure(r, i, next);
  if (!name && dates?.from.year) {
    // Hours on certain days of one year do not repeat; 自2023年7月1日起 alone says nothing about hours.
    if (dates.to !== null && ['clock', 'part', 'colon'].includes(tokens[next]?.kind ?? ''))
      out.unread.push(season.at);
    return next;
  }
  if (!name && dates && dates.to === dates.from && dates.from.day !== null) {
    out.unread.push(season.at);
    return next;
  }
  const behind = tokens[next]?.kind;
  const ends = behind === undefined || behind === 'close' || behind === 'separator';
  // 夏令时8:00-12:00（5月1日至9月30日）: the dates of the season that was named before its hours.
  if (ends && !name && dates && scope.season?.dates === null && scope.season === out.entries.at(-1)?.season) {
    scope.season.dates = dates;
    return next;
  }
  const before = ends && !scope.season ? trailing(r, (entry) => entry.season === null) : [];
  if (before.length > 0) return seasonBehind(r, season, before, next);
  const { pendingSeason } = r;
  if (pendingSeason && !pendingSeason.dates && dates && !name) pendingSeason.dates = dates;
  else if (pendingSeason && !pendingSeason.name && name && !dates) pendingSeason.name = name;
  else {
    out.seasons.push(season);
    scope.season = r.pendingSeason = season;
    scope.closing = false;
  }
  return next;
}

/** 8:00-12:00，14:30-17:30（10月至5月）: the season stands behind its ranges. */
function seasonBehind(r: Reader, season: Season, entries: readonly Entry[], next: number): number {
  r.out.seasons.push(season);
  for (const entry of entries) entry.season = season;
  const mornings = entries.filter(isMorning).slice(0, 3);
  // …，15:00-18:00（6月至9月）: the morning of the season before belongs to both.
  if (mornings.length === 0) r.out.entries.push(...r.mornings.map((entry) => ({ ...entry, season })));
  else r.mornings = mornings;
  return next;
}

/** 2月10日-17日放假, 非营业时段 2018-02-14至2018-02-16. A season's name alone has no dates to close on. */
function takeClosure(r: Reader, i: number, behind: number): number {
  const { tokens, out, scope } = r;
  const read = readDates(tokens, i);
  if (!read) {
    out.unread.push(tokens[i]!.at);
    return behind;
  }
  const off = tokens[read.next];
  if (off?.kind === 'off' && off.value !== 'period') {
    r.consumed.add(read.next);
    out.holidays ||= off.text === '放假';
  }
  const { dates, next } = read;
  out.notes.push({
    group: null,
    state: 'closed',
    part: null,
    place: scope.place,
    dates,
    ranges: [],
    at: tokens[i]!.at,
  });
  return next;
}
