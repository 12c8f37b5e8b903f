// Reads the words of office hours in one pass into entries (ranges) and notes: called by hours.ts.
import { type DayGroup, isDay, readDays, weekdaysOf } from './hours-days.ts';
import { type DayNote, noteOf } from './hours-notes.ts';
import { takePeriod } from './hours-periods.ts';
import { takeClock, takeWhole } from './hours-ranges.ts';
import { addNote, dropPending, type Parsed, type Reader, reader, trailing } from './hours-scope.ts';
import type { Token } from './hours-tokens.ts';
import type { DayPart } from './hours-types.ts';

const PLACE =
  /(?:大厅|中心|[局所队站馆院处点厅区司校园社]|公司|窗口|车间|[街道镇乡村]|楼|室|柜台|部|业务|登记)$/u;
const NO_PLACE = /^(?:时间|具体|地[址点]|电话|联系电话|调整|执行|冬夏|说明|季节)$/u;
const HEADED = new Set(['part', 'clock', 'season', 'always']);

export function parse(tokens: readonly Token[]): Parsed {
  const r = reader(tokens);
  for (let i = 0; i < tokens.length; ) i = r.consumed.has(i) ? i + 1 : take(r, i);
  dropPending(r);
  return r.out;
}

function take(r: Reader, i: number): number {
  const token = r.tokens[i]!;
  if (isDay(token)) return takeDays(r, i);
  const act = ACTS[token.kind];
  return act ? (act(r, i, token) ?? i + 1) : i + 1;
}

type Act = (r: Reader, i: number, token: Token) => number | undefined;
const ACTS: Partial<Record<Token['kind'], Act>> = {
  season: takePeriod,
  date: takePeriod,
  clock: takeClock,
  always: takeWhole,
  allDay: takeWhole,
  text: takeText,
  bracket: openBracket,
  close: closeBracket,
  part: (r, _, { value }) => mark(r.scope, { part: value as DayPart }),
  side: (r) => mark(r.scope, { side: true }),
  caption: takeCaption,
  open: leaveDuty,
  usual: leaveDuty,
  duty: takeDuty,
  noonOpen: (r) => mark(r.out, { noonOpen: true }),
  lunch: (r, _, { at }) => mark(r.out, { lunch: r.out.lunch ?? at }),
  nth: notRead,
  off: (r, _, { value }) => mark(r.scope, { closing: r.scope.closing || value === 'period', part: null }),
  separator: (r, _, { text }) =>
    /[;。]/u.test(text) ? mark(r.scope, { side: false, part: null }) : undefined,
};

function notRead(r: Reader, _: number, { at }: Token): undefined {
  r.out.unread.push(at);
}

function mark<T extends object>(target: T, change: Partial<T>): undefined {
  Object.assign(target, change);
}

function takeDays(r: Reader, i: number): number {
  const { tokens, out, scope } = r;
  const group = readDays(tokens, i)!;
  // 每月最后一个工作日: one day of the month, not the days of the office.
  if (group.workday && tokens[i - 1]?.kind === 'nth') return group.next;
  out.holidays ||= group.holidays;
  if (group.foreign) out.unread.push(group.at);
  const note = noteOf(tokens, i, group, out.entries.length > 0);
  for (const index of note.consumed) r.consumed.add(index);
  if (note.is === 'soft' || (group.items.length === 0 && note.is !== 'set')) return group.next;
  if (note.is !== 'set') {
    const state =
      note.is === 'usual' || (note.is === 'outside' && isReopened(r, i, group, note)) ? 'usual' : 'closed';
    const off = note.consumed.find((index) => tokens[index]!.value.startsWith('shut'));
    if (state === 'closed' && off !== undefined) r.shutAt = off;
    // 国定假、周五下午除外: the half day is Friday's.
    if (note.part && group.items.length > 1 && group.items.includes('PH')) {
      addNote(r, { ...group, items: ['PH'] }, state, null);
      addNote(r, { ...group, items: group.items.filter((item) => item !== 'PH') }, state, note.part);
    } else addNote(r, group, state, note.part);
    return group.next;
  }
  const behind = tokens[tokens[group.next]?.kind === 'open' ? group.next + 1 : group.next];
  const ends = !behind || ['close', 'separator', 'holiday'].includes(behind.kind);
  const before = ends && !scope.days ? trailing(r, (entry) => entry.days === null) : [];
  if (before.length > 0) {
    for (const entry of before) entry.days = group;
    for (const day of weekdaysOf(group.items)) r.stated.add(day);
    return group.next;
  }
  setDays(r, group, i);
  return group.next;
}

/** Makes the group hold for the next clocks; 工作日：周一至周五 and 周一至周五（工作日）say one thing twice. */
function setDays(r: Reader, group: DayGroup, start: number): void {
  const { pending } = r;
  if (pending && restates(pending, group)) group.workday ||= pending.workday;
  else if (pending && group.workday && [...weekdaysOf(pending.items)].every((day) => day < 5))
    group.items = pending.items;
  // 周一至周五，每天9:00: each of the days that were named.
  else if (pending && r.tokens[start]?.kind === 'daily' && r.tokens[start]?.value !== 'noRest')
    group.items = pending.items;
  else if (pending && r.tokens[start - 1]?.text === ',')
    group.items = [...new Set([...pending.items, ...group.items])];
  else dropPending(r);
  r.scope.days = r.pending = group;
  r.scope.closing = false;
}

/** 双休日（周六、周日）: the second says the first again, more closely. */
function restates(before: DayGroup, now: DayGroup): boolean {
  const wide = weekdaysOf(before.items);
  const narrow = weekdaysOf(now.items);
  return narrow.size > 0 && [...narrow].every((day) => wide.has(day)) && !now.items.includes('PH');
}

/** 周一闭馆（法定节假日除外）, 周一（法定节假日除外）闭馆, 除法定节假日外周一闭馆: on holidays it is open. */
function isReopened(r: Reader, i: number, group: DayGroup, note: DayNote): boolean {
  const { tokens } = r;
  if (!group.items.every((item) => item === 'PH')) return false;
  if (r.outer.length > 0 && r.shutAt > i) return true;
  const after = (note.consumed.at(-1) ?? group.next) + 1;
  const next = tokens[i - 1]?.kind === 'except' ? readDays(tokens, after) : undefined;
  if (
    next &&
    noteOf(tokens, after, next, true).consumed.some((index) => tokens[index]!.value.startsWith('shut'))
  )
    return true;
  let k = i - 1;
  while (k >= 0 && i - k < 4 && ['bracket', 'separator', 'text', 'except'].includes(tokens[k]!.kind)) k--;
  return k === r.shutAt && k >= 0;
}

/** 延时服务时间：17:00-18:00 is a service of its own; 有延时服务 alone says no hours. */
function takeDuty(r: Reader, i: number, { text }: Token): undefined {
  const follows = r.tokens[r.tokens[i + 1]?.kind === 'colon' ? i + 2 : i + 1];
  if (HEADED.has(follows?.kind ?? '') || isDay(follows)) r.scope.place = text;
}

/** 延时服务：12:00-13:00；正常办公：9:00-12:00 comes back to the office's own hours. */
function leaveDuty(r: Reader, i: number): undefined {
  if (r.tokens[i + 1]?.kind === 'colon' && /延时|错时|值班|值守/u.test(r.scope.place ?? ''))
    r.scope.place = null;
}

/** 受理时间：…；咨询时间：… are the hours of two services. */
function takeCaption(r: Reader, i: number, { text }: Token): undefined {
  leaveDuty(r, i);
  r.scope.side = false;
  if (r.out.entries.length > 0 && r.outer.length === 0 && /咨询|接访|门诊/u.test(text))
    mark(r.scope, { place: text, days: null });
}

/** A heading: a place, or any words with a colon, right before days or clocks. */
function takeText(r: Reader, i: number): number {
  const { tokens, out, scope } = r;
  let j = i + 1;
  while (j < i + 6 && ['caption', 'open', 'text'].includes(tokens[j]?.kind ?? '')) j++;
  const colon = tokens[j]?.kind === 'colon';
  const follows = tokens[colon ? j + 1 : j];
  if (!isDay(follows) && !HEADED.has(follows?.kind ?? '')) return i + 1;
  const words = tokens.slice(i, j).filter(({ kind }) => kind === 'text');
  const text = words.map((token) => token.text).join('');
  if (text.length < 2 || NO_PLACE.test(text) || !(colon || PLACE.test(text))) return i + 1;
  scope.side = false;
  // The first heading names the place itself.
  if (out.entries.length === 0 && r.outer.length === 0) return j;
  if (scope.place !== text && r.outer.length === 0 && !r.pending) scope.days = null;
  scope.place = text;
  return j;
}

function openBracket(r: Reader, _: number, { partner }: Token): undefined {
  if (partner > 0) r.outer.push({ scope: { ...r.scope }, close: partner });
}

/** What a bracket sets ends with it, but （周一至周五）alone before the clocks holds on. */
function closeBracket(r: Reader, i: number): undefined {
  if (r.outer.at(-1)?.close !== i) return;
  const { scope } = r.outer.pop()!;
  const days = r.pending && r.scope.days === r.pending ? r.pending : scope.days;
  r.scope = { ...scope, days, season: r.pendingSeason ?? scope.season };
}
