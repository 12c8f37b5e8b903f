// What the reader of office hours (办公时间) finds in a text: called by the checks of hours and by hours*.ts.

/** Start and end (exclusive) in the text as given, in UTF-16 units. */
export type Span = [start: number, end: number];

export type DayPart = '凌晨' | '上午' | '中午' | '下午' | '晚上';

/** One range of clock times (时段). Minutes from midnight; `to` is above 1440 past midnight, null without an end (8:00起). */
export interface ClockRange {
  from: number;
  to: number | null;
  /** The part of the day written before the first clock; 早 counts as 上午, 午市 as 中午, 晚 as 晚上. */
  label: DayPart | null;
  at: Span;
  /** `impossible`: 25:00, 9:75. `reversed`: it ends when or before it starts and no night is meant. */
  fault: 'impossible' | 'reversed' | null;
  /** Written in twelve hours (下午2:00-5:00) and read as 14:00-17:00. */
  twelveHour: boolean;
}

/** Month, day (null: the whole month) and year (null: every year). */
export interface CalendarDay {
  year: number | null;
  month: number;
  day: number | null;
}

/** `to` null: only the first day is written (5月1日起). */
export interface DateSpan {
  from: CalendarDay;
  to: CalendarDay | null;
}

/** A season (夏令时, 旺季, 5月至9月): a name, or dates, or both. */
export interface Season {
  name: string | null;
  dates: DateSpan | null;
  at: Span;
}

export interface HoursRule {
  /** OSM selectors as written: `Mo-Fr`, `Sa`, `Su`, `PH` (法定节假日); null where no day is stated. */
  days: string[] | null;
  /** 工作日 is the word that was used. */
  workday: boolean;
  /** `usual` (照常): open as on other days. */
  state: 'open' | 'closed' | 'usual';
  ranges: ClockRange[];
  /** 24小时 or 全天 instead of clock times. */
  whole: '24小时' | '全天' | null;
  /** Closed for a part of the day only (周五下午不办公). */
  part: DayPart | null;
  season: Season | null;
  /** The hall or office that alone keeps these hours (exception a place); null for the place itself. */
  place: string | null;
  /** Closed on these dates only (2月10日至17日放假). */
  dates: DateSpan | null;
  at: Span;
}

/** Why the text says no hours: nothing, 无 or 详见公告, 随时, 工作时间 or 上班时间. */
export type HoursPlaceholder = 'empty' | 'none' | 'anytime' | 'working-time';

export interface HoursDetail {
  text: string;
  isHours: boolean;
  placeholder: HoursPlaceholder | null;
  /** A time limit (办理时限: 5个工作日) stands here and no hours. */
  limitInstead: boolean;
  rules: HoursRule[];
  /** The rules with a `place`, one entry a place. */
  exceptions: { place: string; rules: HoursRule[] }[];
  /** Weekdays, 工作日 or daily are stated. */
  days: boolean;
  holidayNote: 'written' | 'implied' | 'none';
  /** Some day has two ranges with a gap. */
  split: boolean;
  /** `undated`: seasons whose dates cannot be told. */
  seasons: 'none' | 'dated' | 'undated';
  /** 中午不休息 and the like. */
  noonOpen: boolean;
  /** A lunch break is stated (12:00-13:00午休); already taken out of the ranges. `at` of the words. */
  lunch: Span | null;
  /** 24小时 or 全天 is stated for the place itself. */
  allDay: boolean;
  /** 需预约, 预约办理. */
  appointment: boolean;
  impossibleClock: Span[];
  reversed: ClockRange[];
  overlapping: [ClockRange, ClockRange][];
  /** Clocks, dates and days that fit in no rule; OSM is null then. */
  unread: Span[];
  /** OSM opening_hours, null where something would have to be invented. */
  osm: string | null;
}
