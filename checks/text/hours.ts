// The reader of office hours (办公时间、办理时间): called by the checks of hours and by `guide-audit parse hours`.
import type { HoursReading } from '../../store/schemas/readings.ts';
import { closeSeasons } from './hours-dates.ts';
import { weekdaysOf } from './hours-days.ts';
import { parse } from './hours-grammar.ts';
import { osmOf } from './hours-osm.ts';
import { isSplit, overlapsIn, rulesOf } from './hours-rules.ts';
import { type Token, tokenise } from './hours-tokens.ts';
import type { HoursDetail, HoursPlaceholder, HoursRule } from './hours-types.ts';
import { isPlaceholder } from './wording.ts';

export type * from './hours-types.ts';

/** The public reading of `guide-audit parse hours`. Never fails. */
export function readHours(text: string): HoursReading {
  const detail = hoursDetail(text);
  const { isHours, days, split, osm } = detail;
  const sound = detail.reversed.length + detail.overlapping.length + detail.impossibleClock.length === 0;
  const holiday =
    detail.holidayNote === 'written' ? true : detail.holidayNote === 'implied' ? 'implied' : false;
  // What says no hours cannot be plausible hours.
  return { text, isHours, days, holiday, split, season: detail.seasons, plausible: isHours && sound, osm };
}

/** All that a text says of office hours, with offsets in it. Pure, linear in its length, never fails. */
export function hoursDetail(text: string): HoursDetail {
  const tokens = tokenise(text);
  const parsed = parse(tokens);
  closeSeasons(parsed.seasons);
  const rules = homed(rulesOf(parsed));
  const own = rules.filter(({ place }) => place === null);
  const open = rules.filter(({ state, ranges, whole }) => state === 'open' && (ranges.length > 0 || whole));
  const days = rules.some((rule) => weekdaysOf(rule.days ?? []).size > 0);
  const isHours = open.length > 0 ? saysHours(tokens, days) : days || rules.some(({ dates }) => dates);
  const ranges = rules.flatMap((rule) => rule.ranges);
  const places = new Map<string, HoursRule[]>();
  for (const rule of rules) {
    if (rule.place === null) continue;
    const known = places.get(rule.place);
    if (known) known.push(rule);
    else places.set(rule.place, [rule]);
  }
  const exceptions = [...places].map(([place, of]) => ({ place, rules: of }));
  const detail: HoursDetail = {
    text,
    isHours,
    placeholder: isHours ? null : placeholderOf(text, tokens),
    limitInstead: open.length === 0 && !days && tokens.some(({ kind }) => kind === 'limit'),
    rules,
    exceptions,
    days: days && isHours,
    holidayNote: parsed.holidays
      ? 'written'
      : isHours && rules.some(({ workday }) => workday)
        ? 'implied'
        : 'none',
    split: isHours && isSplit(rules),
    seasons: seasonsOf(open),
    noonOpen: parsed.noonOpen,
    lunch: parsed.lunch,
    allDay: own.some(({ whole, state }) => whole !== null && state === 'open'),
    appointment: tokens.some(({ kind }) => kind === 'appointment'),
    impossibleClock: ranges.filter(({ fault }) => fault === 'impossible').map(({ at }) => at),
    reversed: ranges.filter(({ fault }) => fault === 'reversed'),
    overlapping: overlapsIn(rules),
    unread: parsed.unread,
    osm: null,
  };
  const certain =
    isHours &&
    exceptions.length === 0 &&
    detail.unread.length === 0 &&
    detail.seasons !== 'undated' &&
    !(detail.lunch && ranges.some(({ from, to }) => from < 720 && to !== null && to > 810)) &&
    !detail.overlapping.length &&
    !ranges.some(({ fault }) => fault); // prettier-ignore
  return certain ? { ...detail, osm: osmOf(own) } : detail;
}

/** Hours of one place only are the place's own, whatever its heading. */
function homed(rules: HoursRule[]): HoursRule[] {
  const places = new Set(rules.filter(({ state }) => state === 'open').map(({ place }) => place));
  return places.size === 1 ? rules.map((rule) => ({ ...rule, place: null })) : rules;
}

/** A bus's first and last departure are clocks, and no office hours. */
const saysHours = (tokens: readonly Token[], days: boolean): boolean =>
  days || !tokens.some(({ kind }) => kind === 'bus') || tokens.some(({ kind }) => kind === 'caption');

/** One season without dates beside dated ones is the rest of the year. */
function seasonsOf(open: readonly HoursRule[]): HoursDetail['seasons'] {
  const seasons = new Set(open.flatMap(({ season }) => season ?? []));
  const dated = [...seasons].filter(({ dates }) => dates?.to).length;
  if (seasons.size === 0) return 'none';
  return dated === seasons.size || (dated > 0 && seasons.size - dated === 1) ? 'dated' : 'undated';
}

const ONLY_WORDS = new Set([
  'caption',
  'colon',
  'separator',
  'close',
  'bracket',
  'usual',
  'open',
  'soft',
  'and',
]);

function placeholderOf(text: string, tokens: readonly Token[]): HoursPlaceholder | null {
  const words = tokens.filter(({ kind }) => kind !== 'separator' && kind !== 'dash');
  if (words.length === 0) return 'empty';
  if (/随时|任何时[间候]|不限时/u.test(text)) return 'anytime';
  if (words.some(({ kind }) => kind === 'caption') && words.every(({ kind }) => ONLY_WORDS.has(kind)))
    return 'working-time';
  return isPlaceholder(text) ? 'none' : null;
}
