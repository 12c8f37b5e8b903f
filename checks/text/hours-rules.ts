// Makes rules of what the grammar read, and finds overlaps and gaps in them: called by hours.ts.
import { overlaps } from './hours-clock.ts';
import { weekdaysOf } from './hours-days.ts';
import type { Entry, Note, Parsed } from './hours-scope.ts';
import type { ClockRange, HoursRule } from './hours-types.ts';

/** No place is empty, and no two seasons stand at one place of the text. */
const keyOf = ({ place, season, days }: Entry): string =>
  `${place ?? ''}\n${season?.at ?? ''}\n${days ? days.items : '-'}\n${days?.workday ?? ''}`;

/** Rules in the order of the text; ranges of the same place, season and days are one rule. */
export function rulesOf(parsed: Parsed): HoursRule[] {
  const open = new Map<string, HoursRule>();
  for (const entry of parsed.entries) {
    const key = keyOf(entry);
    const rule = open.get(key) ?? ruleOf(entry);
    open.set(key, rule);
    if (entry.range) rule.ranges.push(entry.range);
    if (entry.whole) rule.whole = entry.whole;
    rule.at = [Math.min(rule.at[0], entry.at[0]), Math.max(rule.at[1], entry.at[1])];
  }
  const bare = parsed.bareDays;
  const stated = bare
    ? [ruleOfNote({ ...NO_NOTE, group: bare, state: 'open', ranges: [], at: bare.at })]
    : [];
  const rules = [...stated, ...[...open.values()].map(tidy), ...parsed.notes.map(ruleOfNote)];
  return rules.sort((a, b) => a.at[0] - b.at[0]);
}

const NO_NOTE = { part: null, place: null, dates: null };

type Stated = Omit<Note, 'state'> & Pick<HoursRule, 'state'>;

const ruleOfNote = ({ group, state, part, place, dates, ranges, at }: Stated): HoursRule => ({
  ranges,
  whole: null,
  part,
  season: null,
  place,
  dates,
  state,
  at,
  days: group?.items ?? null,
  workday: group?.workday ?? false,
});

const ruleOf = ({ days, season, place, at }: Entry): HoursRule => ({
  days: days?.items ?? null,
  workday: days?.workday ?? false,
  state: 'open',
  ranges: [],
  whole: null,
  part: null,
  season,
  place,
  dates: null,
  at: days ? [Math.min(days.at[0], at[0]), Math.max(days.at[1], at[1])] : at,
});

/** A range that is written twice for the same days counts once. */
const tidy = (rule: HoursRule): HoursRule => {
  const seen = new Set<string>();
  const ranges = rule.ranges.filter(
    ({ from, to }) => !seen.has(`${from}-${to}`) && seen.add(`${from}-${to}`),
  );
  return { ...rule, ranges };
};

const bySort = (ranges: readonly ClockRange[]) => [...ranges].sort((a, b) => a.from - b.from);

/** Pairs of neighbouring ranges of one rule that share time. */
export function overlapsIn(rules: readonly HoursRule[]): [ClockRange, ClockRange][] {
  return rules.flatMap(({ ranges }) => {
    const sorted = bySort(ranges);
    return sorted
      .slice(1)
      .flatMap((range, i): [ClockRange, ClockRange][] =>
        overlaps(sorted[i]!, range) ? [[sorted[i]!, range]] : [],
      );
  });
}

/** Has some day two ranges with a gap between them? A morning without a season joins the afternoons of the seasons. */
export function isSplit(rules: readonly HoursRule[]): boolean {
  const plain = rules.filter(({ season, state }) => !season && state === 'open').slice(0, 20);
  return rules.some((rule) => {
    const shared = rule.season
      ? plain.filter((other) => sharesWith(other, rule)).flatMap(({ ranges }) => ranges)
      : plain.flatMap((other) => morningsFor(other, rule));
    const sorted = bySort([...rule.ranges, ...shared]);
    return sorted.slice(1).some((range, i) => range.from > (sorted[i]!.to ?? Number.POSITIVE_INFINITY));
  });
}

/** Is `other` the unseasonal part (上午8:00-12:00) of the day that `rule` completes for one season? */
export function sharesWith(other: HoursRule, rule: HoursRule): boolean {
  if (other.state !== 'open' || other.season || other.place !== rule.place || other.ranges.length === 0)
    return false;
  const sameDays = JSON.stringify(other.days) === JSON.stringify(rule.days) || other.days === null;
  return (
    sameDays &&
    !other.ranges.some((range) =>
      rule.ranges.some((mine) => overlaps(range, mine) || range.from === mine.from),
    )
  );
}

const covers = (wide: readonly string[] | null, narrow: readonly string[] | null): boolean => {
  const days = weekdaysOf(wide ?? []);
  return narrow !== null && !narrow.includes('PH') && [...weekdaysOf(narrow)].every((day) => days.has(day));
};

const isMorning = ({ to }: ClockRange): boolean => to !== null && to <= 780;

/** 8:30-12:00 14:00-17:30（7、8月15:00-18:00）: the season changes the afternoon only, the mornings of `other` stay. */
export function morningsFor(other: HoursRule, rule: HoursRule): ClockRange[] {
  if (other === rule || other.season || !other.ranges.some(isMorning)) return [];
  // Without a season 周四 keeps hours of its own, unless 周四下午 is written.
  if (!rule.season && rule.ranges.some(({ label }) => label !== '下午')) return [];
  if (rule.ranges.some(({ from }) => from < 720) || !covers(other.days, rule.days)) return [];
  return other.ranges.filter(isMorning);
}
