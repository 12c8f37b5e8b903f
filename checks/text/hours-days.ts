// Day expressions (周一至周五, 周一、三、五, 双休日及法定节假日, 工作日) from tokens: called by the grammar of hours.
import type { Token } from './hours-tokens.ts';
import type { Span } from './hours-types.ts';

export interface DayGroup {
  /** OSM selectors in the order written. */
  items: string[];
  workday: boolean;
  /** A holiday of another country, or a festival by name: OSM has no word for it. */
  foreign: boolean;
  /** Holidays are spoken of; 全年无休 does too. */
  holidays: boolean;
  at: Span;
  /** Index of the first token behind. */
  next: number;
}

export const WEEK = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const NUMERALS = '一二三四五六日';
const LATIN: Record<string, string> = {
  mon: 'Mo',
  tue: 'Tu',
  wed: 'We',
  thu: 'Th',
  fri: 'Fr',
  sat: 'Sa',
  sun: 'Su',
};
const DAY_KINDS = new Set([
  'holiday',
  'festival',
  'workday',
  'nonWorkday',
  'daily',
  'weekend',
  'restDay',
  'weekday',
]);
const JOINT = /^[、/&]$/u;
const FOREIGN =
  /(?:中[日美英法德韩俄意加澳]|两国|双方|日本|美国|英国|法国|德国|韩国|俄罗斯|加拿大|香港|澳门|台湾|[^中我全]国|当地|使馆|领馆)$/u;

export const isDay = (token: Token | undefined): boolean => token !== undefined && DAY_KINDS.has(token.kind);

/** The weekdays of each selector; `PH` has none. A range may run over Sunday. */
const WEEKDAYS = new Map<string, readonly number[]>(
  WEEK.flatMap((from, first) => [
    [from, [first]] as const,
    ...WEEK.map((to, last): [string, number[]] => {
      const days = (last - first + 7) % 7;
      return [`${from}-${to}`, Array.from({ length: days + 1 }, (_, i) => (first + i) % 7)];
    }),
  ]),
);

/** Weekdays 0 (Monday) to 6 of OSM selectors; `PH` has none. */
export function weekdaysOf(items: readonly string[]): Set<number> {
  const days = new Set<number>();
  for (const item of items) for (const day of WEEKDAYS.get(item) ?? []) days.add(day);
  return days;
}

function dayOf(token: Token): string {
  const latin = token.text < '\u0080' ? LATIN[token.text.slice(0, 3).toLowerCase()] : undefined;
  if (latin) return latin;
  const last = token.text.slice(-1).replace('天', '日');
  return WEEK[/\d/u.test(last) ? Number(last) - 1 : NUMERALS.indexOf(last)]!;
}

const FIXED: Partial<Record<Token['kind'], string[]>> = {
  workday: ['Mo-Fr'],
  nonWorkday: ['Sa', 'Su', 'PH'],
  weekend: ['Sa', 'Su'],
  restDay: ['Sa', 'Su'],
  daily: ['Mo-Su'],
};

/** Reads the day expression that begins at `start`, undefined if none does. */
export function readDays(tokens: readonly Token[], start: number): DayGroup | undefined {
  if (!isDay(tokens[start])) return undefined;
  const group: DayGroup = {
    items: [],
    workday: false,
    foreign: false,
    holidays: false,
    at: tokens[start]!.at,
    next: start,
  };
  const explicit = new Set<string>();
  let festival = false;
  for (let i = start; ; ) {
    const token = tokens[i]!;
    const read =
      token.kind === 'weekday'
        ? weekdays(tokens, i)
        : {
            items: token.value.includes('PH') ? token.value.split(',') : (FIXED[token.kind] ?? []),
            next: i + 1,
          };
    if (token.kind === 'weekday') for (const item of read.items) explicit.add(item);
    group.items.push(...read.items.filter((item) => !group.items.includes(item)));
    group.workday ||= token.kind === 'workday';
    group.holidays ||=
      token.value === 'noRest' ||
      token.kind === 'holiday' ||
      (token.kind === 'festival' && token.value !== 'term');
    group.foreign ||= token.kind === 'holiday' && isForeign(tokens, i);
    festival ||= token.kind === 'festival';
    group.next = read.next;
    group.at = [group.at[0], tokens[read.next - 1]!.at[1]];
    i = read.next;
    while (i < tokens.length && i - read.next < 2 && isJoint(tokens[i]!, group)) i++;
    if (!isDay(tokens[i]) || (i === read.next && fresh(group, token, tokens[i]!))) break;
  }
  group.foreign ||= festival && !group.items.includes('PH');
  // 工作日周一至周五 says the same twice; 春节等法定节假日 is holidays.
  const within = weekdaysOf([...explicit]);
  if (group.workday && within.size > 0 && [...within].every((day) => day < 5))
    group.items = group.items.filter((item) => item !== 'Mo-Fr' || explicit.has('Mo-Fr'));
  if (group.items.length > 1 && group.items.includes('Mo-Su'))
    group.items = group.items.filter((item) => item === 'Mo-Su' || item === 'PH');
  group.items = collapse(group.items);
  // PH comes last, as OSM users write it.
  group.items.sort((a, b) => Number(a === 'PH') - Number(b === 'PH'));
  return group;
}

/** 周二、三、四、五 is Tu-Fr; two days stay two, as people write them. */
function collapse(items: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < items.length; ) {
    let end = i;
    while (follows(items[end], items[end + 1])) end++;
    out.push(...(end - i >= 2 ? [`${items[i]}-${items[end]}`] : items.slice(i, end + 1)));
    i = end + 1;
  }
  return out;
}

function follows(day: string | undefined, next: string | undefined): boolean {
  const index = (WEEK as readonly string[]).indexOf(day ?? '');
  return next !== undefined && index >= 0 && WEEK[index + 1] === next;
}

/** 周六,周日 is a list; behind 周一至周五 a comma may begin something else: 周一至周五，法定节假日除外. */
const isJoint = ({ kind, text }: Token, { items }: DayGroup): boolean =>
  kind === 'and' || JOINT.test(text) || (text === ',' && !items.some((item) => item.includes('-')));

/** Without a comma between them 每天 begins an expression of its own; 法定节假日 does behind the working week. */
const fresh = ({ items }: DayGroup, token: Token, next: Token): boolean =>
  next.kind === 'daily' ||
  (token.kind === 'daily' && next.kind !== 'holiday') ||
  (next.kind === 'holiday' && !next.value.includes(',') && weekdaysOf(items).size >= 5);

/** 周一至周五, 周一至五, 周一、三、五, 周六日: single numerals lean on the weekday before. */
function weekdays(tokens: readonly Token[], start: number): { items: string[]; next: number } {
  const first = dayOf(tokens[start]!);
  // 周一上午至周五下午 is Monday to Friday.
  const half = tokens[start + 1]?.kind === 'part' && tokens[start + 2]?.kind === 'dash' ? 1 : 0;
  if (tokens[start + 1 + half]?.kind === 'dash') {
    let end = start + 2 + half;
    while (tokens[end]?.kind === 'dash') end++;
    const last =
      tokens[end]?.kind === 'weekday' ? dayOf(tokens[end]!) : tokens[end]?.kind === 'weekend' ? 'Su' : '';
    const next = half && tokens[end + 1]?.kind === 'part' ? end + 2 : end + 1;
    if (last) return { items: [`${first}-${last}`], next };
  }
  return { items: [first], next: start + 1 };
}

function isForeign(tokens: readonly Token[], index: number): boolean {
  let before = '';
  for (let i = index - 1; i >= 0 && i >= index - 4; i--) {
    const { kind, text } = tokens[i]!;
    if (kind !== 'text' && kind !== 'and' && text !== '、') break;
    before = text + before;
  }
  return FOREIGN.test(before);
}
