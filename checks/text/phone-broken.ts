// Rows of digits that were meant as a phone and are none: called by the phone reader where no number fits.
import { localLengths, looksLikeArea, splitArea } from './phone-areas.ts';
import { type Group, isLabelled } from './phone-context.ts';
import { fakeness, formOf, meantKind, type PhoneKind, ungluing, wholeForm } from './phone-forms.ts';
import { readPrefix } from './phone-match.ts';

/** Why nobody can call the number. */
export type PhoneProblem = 'length' | 'area' | 'first-digit' | 'typo' | 'glued' | 'masked' | 'fake';

export interface Broken {
  last: number;
  kind: PhoneKind;
  area: string | null;
  ownArea: boolean;
  problem: PhoneProblem;
  /** The numbers that were glued together, as far as they can be told apart. */
  parts: string[];
}

export interface Surroundings {
  text: string;
  groups: readonly Group[];
  /** Area code of the list or the region. */
  local: string | null;
  /** The text holds only numbers, or this one stands in a list of numbers. */
  expected: boolean;
  listed: boolean;
  plus: boolean;
}

const ORDINARY = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** 20210501 could be a day. */
export const looksLikeDay = (digits: string): boolean => ORDINARY.test(digits);

function problemOf(local: string, area: string | null, kind: PhoneKind): PhoneProblem {
  const lengths = area === null ? [7, 8] : localLengths(area);
  if (lengths === undefined) return 'area';
  if (kind !== 'landline' || !lengths.includes(local.length)) return 'length';
  return fakeness(local) === 'certain' ? 'fake' : 'first-digit';
}

/** Glued numbers: parts that fit one behind the other, or a whole number with too much behind it. */
function gluedParts(digits: string, area: string | null): string[] | undefined {
  const parts = ungluing(digits, area);
  if (parts) return parts;
  if (digits.length < 14) return undefined;
  const size = [12, 11, 10].find((length) => wholeForm(digits.slice(0, length)));
  return size === undefined ? undefined : [digits.slice(0, size), digits.slice(size)];
}

/** `63212345021-63212346`: the next number's area code is glued to this one. */
function gluedArea(digits: string, area: string | null, next: Group | undefined): string[] | undefined {
  if (!next) return undefined;
  for (const size of [3, 4]) {
    const [own, code] = [digits.slice(0, -size), digits.slice(-size)];
    if (looksLikeArea(code) && formOf(own, area) && formOf(next.digits, code))
      return [own, `${code}-${next.digits}`];
  }
  return undefined;
}

/** 400-88208820: a service number with too many or too few digits. */
function serviceOf(groups: readonly Group[], index: number): { last: number; digits: string } | undefined {
  let { digits } = groups[index]!;
  if (!/^[48]00$/.test(digits)) return undefined;
  let last = index;
  while (last < index + 3 && (groups[last]!.gap === 'dash' || groups[last]!.gap === 'space'))
    digits += groups[++last]!.digits;
  return digits.length >= 7 && digits.length <= 13 ? { last, digits } : undefined;
}

/** The malformed number that begins at group `index`, if the digits there can be meant as a phone at all. */
export function matchBroken(index: number, around: Surroundings): Broken | undefined {
  const { text, groups, local, plus } = around;
  const prefix = readPrefix(groups, index, plus);
  const group = groups[prefix.next];
  if (!group) return undefined;
  let { digits } = group;
  let last = prefix.next;
  const expected = around.expected || isLabelled(text, groups[index]!.start);

  if (prefix.area !== null || prefix.abroad) {
    while (digits.length < 7 && (group.gap === 'dash' || group.gap === 'space')) {
      const next = groups[last + 1];
      if (!next || (groups[last]!.gap !== 'dash' && groups[last]!.gap !== 'space') || next.digits.length < 3)
        break;
      digits += next.digits;
      last++;
    }
    const pair = groups[last]!.gap === 'dash' ? gluedArea(digits, prefix.area, groups[last + 1]) : undefined;
    if (pair) last++;
    const parts = pair ?? gluedParts(digits, prefix.area) ?? [];
    if (digits.length < 3 || (digits.length < 5 && !expected)) return undefined;
    const kind = meantKind(digits);
    const problem = parts.length ? 'glued' : problemOf(digits, prefix.area, kind);
    return { last, kind, area: prefix.area, ownArea: prefix.area !== null, problem, parts };
  }

  const service = serviceOf(groups, index);
  if (service && (expected || service.digits.length > 8))
    return { last: service.last, kind: 'service', area: null, ownArea: false, problem: 'length', parts: [] };
  const next = groups[index + 1];
  // 411-82712345 lacks the 0 of its area code.
  if (next && group.gap === 'dash' && localLengths(`0${digits}`)?.includes(next.digits.length))
    return {
      last: index + 1,
      kind: 'landline',
      area: `0${digits}`,
      ownArea: true,
      problem: 'area',
      parts: [],
    };

  const split = splitArea(digits);
  const parts = digits.length >= 12 ? gluedParts(digits, local) : undefined;
  if (parts && (expected || split)) {
    return {
      last,
      kind: 'landline',
      area: split?.[0] ?? null,
      ownArea: split !== undefined,
      problem: 'glued',
      parts,
    };
  }
  if (split && digits.length >= 9 && digits.length <= 14) {
    const kind = meantKind(split[1]);
    return {
      last,
      kind,
      area: split[0],
      ownArea: true,
      problem: problemOf(split[1], split[0], kind),
      parts: [],
    };
  }
  if (looksLikeArea(digits) || !expected || looksLikeDay(digits)) return undefined;
  // In a list shorter rows are endings and extensions; alone under a caption they are numbers that were cut.
  const least = around.listed ? 5 : 3;
  if (digits.length < least || digits.length > 15 || /^0\d{0,5}$/.test(digits)) return undefined;
  // Six bare digits are a post code.
  if (digits.length === 6 && !isLabelled(text, group.start)) return undefined;
  const kind = meantKind(digits);
  return { last, kind, area: null, ownArea: false, problem: problemOf(digits, local, kind), parts: [] };
}
