// What a day expression is about: hours follow, closed (周一闭馆), as usual (节假日照常), or nothing. Called by the grammar of hours.
import { type DayGroup, isDay, readDays } from './hours-days.ts';
import type { Token } from './hours-tokens.ts';
import type { DayPart } from './hours-types.ts';

export interface DayNote {
  /** `outside`: 除外, which after 闭馆 turns round. `soft`: 周末有延时服务, no statement of hours. */
  is: 'set' | 'closed' | 'outside' | 'usual' | 'soft';
  part: DayPart | null;
  /** Indexes of the tokens that say so. */
  consumed: number[];
}

const HOURS = new Set(['clock', 'always', 'season', 'date', 'lunch', 'noonOpen', 'except']);

const note = (is: DayNote['is'], ...consumed: number[]): DayNote => ({ is, part: null, consumed });

/** Looks from the expression to the end of its clause. `started`: some hours were read before. */
export function noteOf(
  tokens: readonly Token[],
  start: number,
  group: DayGroup,
  started: boolean,
  depth = 0,
): DayNote {
  const before = tokens[start - 1]?.kind;
  const { next } = group;
  if (before === 'except') {
    const shut = tokens[next]?.kind === 'off' ? [next] : [];
    const reopen = tokens[next + shut.length]?.kind === 'outside' ? [next + shut.length] : [];
    return note(shut.length > 0 ? 'closed' : 'outside', ...shut, ...reopen);
  }
  if (before === 'include') return note('usual');
  // 闭馆日：周一.
  const heading = tokens[before === 'colon' ? start - 2 : start - 1];
  if (heading?.value === 'shutDay' && tokens[next]?.kind !== 'off') return note('closed');
  let part: DayPart | null = null;
  let soft = false;
  let open = -1;
  const consumed: number[] = [];
  for (let i = next; i < tokens.length; i++) {
    const token = tokens[i]!;
    const { kind } = token;
    // 周五下午除外 closes that half day.
    if (kind === 'outside')
      return part ? { is: 'closed', part, consumed: [...consumed, i] } : note('outside', i);
    if (kind === 'allDay') {
      if (tokens[i + 1]?.kind !== 'off')
        return closesWithNext(tokens, i, depth) ? note('closed', i) : note('set');
      consumed.push(i);
    }
    if (token.value === 'period') return note('set');
    if (kind === 'off') return { is: 'closed', part, consumed: [...consumed, i] };
    if (kind === 'usual') {
      const first = !started && group.items.some((item) => item !== 'PH');
      return first || hoursAt(tokens, i + 1) ? note('set', i) : note('usual', i);
    }
    if (kind === 'part') {
      part = token.value as DayPart;
      consumed.push(i);
      if (['off', 'text', 'soft', 'outside'].includes(tokens[i + 1]?.kind ?? '')) continue;
      return closesWithNext(tokens, i, depth) ? { is: 'closed', part, consumed } : note('set');
    }
    if (kind === 'open') open = i;
    else if (kind === 'duty' || kind === 'soft' || kind === 'appointment' || kind === 'self') soft = true;
    else if (kind === 'bracket' && token.partner > 0) i = token.partner;
    else if (HOURS.has(kind) || isDay(token) || kind === 'limit') return note('set');
    else if (kind === 'separator' && token.text !== '、') {
      if (token.text === ',' && (tokens[i + 1]?.kind === 'outside' || tokens[i + 1]?.value === 'shut'))
        continue;
      break;
    } else if (kind === 'close') {
      if (tokens[i + 1]?.kind === 'outside' || (tokens[i + 1]?.kind === 'off' && i === next)) continue;
      break;
    }
  }
  if (soft) return note('soft');
  const onlyRest = group.items.every((item) => ['PH', 'Sa', 'Su', 'Sa-Su'].includes(item));
  if (open >= 0 && started && onlyRest) return note('usual', open);
  return note(group.items.includes('PH') && group.items.length === 1 ? 'soft' : 'set');
}

/** 周一全天、周五下午闭馆: the first is closed as the second is. */
function closesWithNext(tokens: readonly Token[], i: number, depth: number): boolean {
  const joint = tokens[i + 1]?.text === '、' || tokens[i + 1]?.kind === 'and';
  const next = joint && depth < 3 ? readDays(tokens, i + 2) : undefined;
  return (
    next !== undefined && ['closed', 'outside'].includes(noteOf(tokens, i + 2, next, true, depth + 1).is)
  );
}

const hoursAt = (tokens: readonly Token[], i: number): boolean => {
  let at = i;
  while (at < i + 3 && ['colon', 'caption', 'text', 'open'].includes(tokens[at]?.kind ?? '')) at++;
  return ['clock', 'part', 'always'].includes(tokens[at]?.kind ?? '');
};
