// Writes rules as an OSM opening_hours value: called by hours.ts. Null where something would have to be invented.
import { weekdaysOf } from './hours-days.ts';
import { morningsFor, sharesWith } from './hours-rules.ts';
import type { CalendarDay, ClockRange, DateSpan, DayPart, HoursRule } from './hours-types.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => String(n).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const dayText = ({ year, month, day }: CalendarDay): string =>
  `${year ? `${year} ` : ''}${MONTHS[month - 1]}${day === null ? '' : ` ${two(day)}`}`;

/** `May 01-Sep 30`, `Oct-May`, `2018 Feb 14-16`. */
function datesText({ from, to }: DateSpan): string {
  const last = to ?? from;
  const whole = (date: CalendarDay, day: number) => ({ ...date, day: date.day ?? day });
  const mixed = (from.day === null) !== (last.day === null);
  const [a, b] = mixed ? [whole(from, 1), whole(last, LAST[last.month - 1]!)] : [from, last];
  if (dayText(a) === dayText(b)) return dayText(a);
  if (a.year && a.year === b.year && a.month === b.month && b.day !== null)
    return `${dayText(a)}-${two(b.day)}`;
  return `${dayText(a)}-${dayText(b)}`;
}
const LAST = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function rangesText(ranges: readonly ClockRange[]): string {
  return [...ranges]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) =>
      to === null ? `${clock(from)}+` : `${clock(from)}-${clock(to > 1440 ? to - 1440 : to)}`,
    )
    .join(',');
}

const HALVES: Partial<Record<DayPart, (range: ClockRange) => boolean | null>> = {
  上午: ({ from, to }) => ((to ?? 1440) <= 780 ? false : from >= 720 ? true : null),
  下午: ({ from, to }) => (from >= 720 ? false : (to ?? 1440) <= 780 ? true : null),
};

interface Line {
  selector: string;
  days: string[];
  hours: string;
  /** Stands beside the hours of the same days before it, not in their place. */
  extra?: boolean;
}

/** More rules than this are no office hours. */
const MOST = 40;

/** `rules` of the place itself, all plausible, each open one with days. */
export function osmOf(rules: readonly HoursRule[]): string | null {
  if (rules.length > MOST) return null;
  const open = mergeShared(
    rules.filter(({ state, ranges, whole }) => state === 'open' && (ranges.length > 0 || whole)),
  );
  // Days without clocks beside days with clocks: half of it would be invented.
  const bare = rules.some(({ state, ranges, whole }) => state === 'open' && ranges.length === 0 && !whole);
  if (open.length === 0 || bare) return null;
  const always = alwaysOpen(open, rules);
  if (always !== undefined) return always;
  if (open.some(({ whole, ranges, days }) => !days || whole === '全天' || (whole && ranges.length > 0)))
    return null;

  const closed = rules.filter(({ state, dates, part }) => state === 'closed' && !dates && !part);
  const lines = join(open, rules, closed);
  if (!lines) return null;
  const halves = halfDays(rules, open);
  if (!halves) return null;
  for (const { days, at } of closed) {
    // 除周一外每日: what is taken out stands behind what it is taken out of.
    const from = open.filter((rule) => [...weekdaysOf(days!)].some((day) => weekdaysOf(rule.days!).has(day)));
    const place = Math.max(at[0], ...from.map((rule) => rule.at[0] + 0.5));
    lines.push({ line: { selector: '', days: days!, hours: 'off' }, at: place });
  }
  lines.sort((a, b) => a.at - b.at);
  const all = [...lines.map(({ line }) => line), ...halves];

  const workday = open.some((rule) => rule.workday);
  if (workday && !rules.some(({ days }) => days?.includes('PH')))
    all.push({ selector: '', days: ['PH'], hours: 'off' });
  const ordered = holidaysBehind(all);
  const texts = ordered.map(({ selector, days, hours, extra }) => ({
    text: [selector, days.join(','), hours].filter(Boolean).join(' '),
    sign: extra ? ', ' : '; ',
  }));
  const written = new Map(
    [...texts, ...closures(rules).map((text) => ({ text, sign: '; ' }))].map((one) => [one.text, one]),
  );
  return [...written.values()].map(({ text, sign }, i) => (i === 0 ? text : sign + text)).join('');
}

/** 周四16:00-18:00延时服务 beside 周一至周五9:00-16:00: later hours of some of its days. */
function prolongs(rule: HoursRule, other: HoursRule): boolean {
  if (rule === other || rule.season || other.season || rule.whole || other.whole) return false;
  const days = weekdaysOf(other.days!);
  const ends = other.ranges.map(({ to }) => to ?? Number.POSITIVE_INFINITY);
  return (
    rule.ranges.length > 0 &&
    ends.length > 0 &&
    !rule.days!.includes('PH') &&
    [...weekdaysOf(rule.days!)].every((day) => days.has(day)) &&
    Math.min(...rule.ranges.map(({ from }) => from)) >= Math.max(...ends)
  );
}

/** The last rule that fits wins in OSM: what is said of holidays comes behind the weekdays' hours, else as written. */
function holidaysBehind(lines: readonly Line[]): Line[] {
  const isHoliday = ({ days }: Line) => days.includes('PH');
  const last = lines.findLastIndex((line) => !isHoliday(line) && line.hours !== 'off');
  const head = lines.slice(0, last + 1);
  return [...head.filter((line) => !isHoliday(line)), ...head.filter(isHoliday), ...lines.slice(last + 1)];
}

/** A morning for all seasons goes into each of them. Rules without dates stand first, dated ones override them. */
function mergeShared(open: readonly HoursRule[]): HoursRule[] {
  const used = new Set<HoursRule>();
  const merged = open.map((rule) => {
    const shared = rule.season ? open.filter((other) => sharesWith(other, rule)) : [];
    for (const other of shared) used.add(other);
    const mornings = shared.length > 0 ? [] : open.flatMap((other) => morningsFor(other, rule));
    return { ...rule, ranges: [...shared.flatMap(({ ranges }) => ranges), ...mornings, ...rule.ranges] };
  });
  const kept = merged.filter((_, i) => !used.has(open[i]!));
  const undated = (rule: HoursRule) => Number(rule.season?.dates != null);
  return kept.some((rule) => !rule.season?.dates) ? kept.sort((a, b) => undated(a) - undated(b)) : kept;
}

function alwaysOpen(open: readonly HoursRule[], rules: readonly HoursRule[]): string | null | undefined {
  const [only] = open;
  if (open.length !== 1 || !only?.whole || only.ranges.length > 0 || only.season) return undefined;
  const daily = only.days !== null && weekdaysOf(only.days).size === 7;
  const bare = only.days === null && only.whole === '24小时';
  if (!daily && !bare) return undefined;
  const others = rules.filter((rule) => rule.state === 'closed');
  if (others.length === 0) return '24/7';
  return bare || others.some(({ dates, part }) => !dates || part)
    ? undefined
    : ['24/7', ...closures(rules)].join('; ');
}

type Placed = { line: Line; at: number };

/** The open rules, with 照常 (as usual) joined to them; null where it cannot be told what is usual. */
function join(
  open: readonly HoursRule[],
  rules: readonly HoursRule[],
  closed: readonly HoursRule[],
): Placed[] | null {
  const usual = rules.filter(({ state }) => state === 'usual').flatMap(({ days }) => days ?? []);
  const lines: Placed[] = [];
  const stated = weekdaysOf(open.flatMap(({ days }) => days!));
  const extra = usual.filter(
    (item) => item !== 'PH' && [...weekdaysOf([item])].some((day) => !stated.has(day)),
  );
  const ofSeason = (rule: HoursRule) => open.filter(({ season }) => season === rule.season).length;
  const several = open.some((rule) => ofSeason(rule) > 1);
  if (several && extra.length > 0) return null;
  // Hours that come first would be overwritten by the general ones behind them.
  if (open.some((rule, i) => open.slice(i + 1).some((other) => prolongs(rule, other)))) return null;
  const shut = closed.some(({ days }) => weekdaysOf(days!).size > 0);
  const holidays = usual.includes('PH') && !several;
  open.forEach((rule, i) => {
    const selector = rule.season?.dates ? datesText(rule.season.dates) : '';
    const hours = rule.whole ? '00:00-24:00' : rangesText(rule.ranges);
    const joined = holidays && !shut ? ['PH'] : [];
    const days = [...new Set([...rule.days!, ...extra, ...joined])];
    const beside = open.slice(0, i).some((other) => prolongs(rule, other));
    lines.push({
      line: { selector, days, hours, extra: beside },
      at: rule.season ? open[0]!.at[0] + i / 1000 : rule.at[0],
    });
    if (holidays && shut)
      lines.push({ line: { selector, days: ['PH'], hours }, at: Number.MAX_SAFE_INTEGER });
  });
  return lines;
}

/** 周五下午不办公: Friday has its morning only. Null where a range runs over noon. */
function halfDays(rules: readonly HoursRule[], open: readonly HoursRule[]): Line[] | null {
  const lines: Line[] = [];
  for (const { part, state, days } of rules) {
    if (state !== 'closed' || !part) continue;
    const keep = HALVES[part];
    const of = open.filter((rule) =>
      [...weekdaysOf(days ?? [])].every((day) => weekdaysOf(rule.days!).has(day)),
    );
    if (!keep || of.length !== 1 || open.some(({ season }) => season)) return null;
    const kept = of[0]!.ranges.map(keep);
    if (kept.includes(null) || !kept.includes(true)) return null;
    lines.push({ selector: '', days: days!, hours: rangesText(of[0]!.ranges.filter((_, i) => kept[i])) });
  }
  return lines;
}

const closures = (rules: readonly HoursRule[]): string[] =>
  rules.flatMap(({ dates, ranges }) =>
    dates ? [[datesText(dates), rangesText(ranges), 'off'].filter(Boolean).join(' ')] : [],
  );
