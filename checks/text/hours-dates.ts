// Dates and seasons (夏令时, 5月1日至9月30日, 2月10日-17日) from tokens: called by the grammar of hours.
import type { Token } from './hours-tokens.ts';
import type { CalendarDay, DateSpan, Season, Span } from './hours-types.ts';

/** Reads `5月1日至9月30日`, `10月至次年5月`, `2月10日-17日`, `5月1日起` or one date at `start`. */
export function readDates(
  tokens: readonly Token[],
  start: number,
): { dates: DateSpan; next: number } | undefined {
  const from = tokens[start]?.date;
  if (!from?.month) return undefined;
  let i = start + 1;
  // 7、8月 are July to August.
  if (isNextMonth(tokens, start)) i++;
  else while (tokens[i]?.kind === 'dash') i++;
  const to = i > start + 1 ? tokens[i]?.date : undefined;
  if (to)
    return {
      dates: {
        from,
        to: { ...to, month: to.month || from.month, year: to.year ?? (from.year && yearOf(from, to)) },
      },
      next: i + 1,
    };
  // Only the first day is written.
  if (tokens[start + 1]?.kind === 'start') return { dates: { from, to: null }, next: start + 2 };
  return { dates: { from, to: from }, next: start + 1 };
}

const isNextMonth = (tokens: readonly Token[], i: number): boolean => {
  const [one, joint, two] = tokens.slice(i, i + 3);
  const joined = joint?.text === '、' || joint?.kind === 'and';
  return (
    joined && one?.date?.day === null && two?.date?.day === null && two.date.month === one.date.month + 1
  );
};

const yearOf = (from: CalendarDay, to: CalendarDay) =>
  to.month && to.month < from.month ? from.year! + 1 : from.year;

/** Reads names and dates of one season in any order, dates in brackets too; undefined where none begins. */
export function readSeason(
  tokens: readonly Token[],
  start: number,
): { season: Season; next: number } | undefined {
  const names: string[] = [];
  let dates: DateSpan | null = null;
  let i = start;
  let at: Span | undefined;
  const extend = (end: number) => {
    at = [tokens[start]!.at[0], tokens[end - 1]!.at[1]];
    i = end;
  };
  for (;;) {
    const token = tokens[i];
    if (token?.kind === 'season' && (dates === null || names.length === 0)) {
      names.push(token.text);
      extend(i + 1);
      // 春季、夏季、秋季 share what follows.
      if (/^[、,]$/u.test(tokens[i]?.text ?? '') && tokens[i + 1]?.kind === 'season') i++;
      continue;
    }
    const bracket = token?.kind === 'bracket' && token.partner > 0 && i > start;
    const lead = bracket || (token?.kind === 'colon' && i > start) ? 1 : 0;
    const read: ReturnType<typeof readDates> = dates ? undefined : readDates(tokens, i + lead);
    if (!read || (bracket && read.next !== token.partner)) break;
    dates = read.dates;
    extend(bracket ? read.next + 1 : read.next);
  }
  return at && { season: { name: names.join('、') || null, dates, at }, next: i };
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dayBefore = (day: CalendarDay): CalendarDay => {
  if (day.day === null) return { ...day, month: day.month === 1 ? 12 : day.month - 1 };
  if (day.day > 1) return { ...day, day: day.day - 1 };
  const month = day.month === 1 ? 12 : day.month - 1;
  return { ...day, month, day: LENGTHS[month - 1]! };
};

/** 5月1日起 and 10月1日起: each season ends the day before the next begins. Changes the seasons given. */
export function closeSeasons(seasons: readonly Season[]): void {
  const open = seasons.filter(({ dates }) => dates?.to === null);
  if (open.length < 2 || open.length < seasons.length) return;
  const starts = open
    .map(({ dates }) => dates!.from)
    .sort((a, b) => a.month - b.month || (a.day ?? 1) - (b.day ?? 1));
  const order = new Map(starts.map((start, index) => [start, index]));
  for (const season of open) {
    const { from } = season.dates!;
    season.dates = { from, to: dayBefore(starts[(order.get(from)! + 1) % starts.length]!) };
  }
}
