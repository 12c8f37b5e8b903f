// Walks over the rows of digits in a text and says which are phones: called by phone.ts.
import { looksLikeDay, matchBroken, type PhoneProblem } from './phone-broken.ts';
import {
  digitGroups,
  type Group,
  isCalled,
  isLabelled,
  isListed,
  isNearWords,
  isOnlyNumbers,
  touchesLetter,
} from './phone-context.ts';
import { readEnding, readExtension } from './phone-extras.ts';
import { fakeness, formOf, normalForm, type PhoneForm, type PhoneKind } from './phone-forms.ts';
import { beginsNumber, type Match, matchNumber } from './phone-match.ts';

/** A number found, in offsets of the normalised text. `stop` is the end behind its extension. */
export interface Found {
  start: number;
  end: number;
  stop: number;
  normal: string | null;
  ext: string | null;
  kind: PhoneKind;
  /** Own area code, that of its list, else the region's. */
  areaCode: string | null;
  areaCodeWritten: boolean;
  problem: PhoneProblem | null;
  parts: string[];
  fake: 'certain' | 'possible' | null;
}

/** A row of digits and what it is judged by. */
interface Place {
  text: string;
  groups: readonly Group[];
  index: number;
  /** The text holds nothing but numbers. */
  only: boolean;
  /** Separators only since the number before. */
  listed: boolean;
  /** Written area code of the list. */
  shared: string | null;
  /** `shared`, else the region. */
  local: string | null;
  /** Area code written anywhere before. */
  near: string | null;
  plus: boolean;
}

const CERTAIN_SHORT = /^(?:123\d\d|95598|962\d{3})$/;

/** Short rows and days need a sign that a phone is meant. */
function isMeant({ form, first, last }: Match, { text, groups, index, only, listed }: Place): boolean {
  const { digits, start, end } = groups[index]!;
  if (form.area !== null || listed || form.kind === 'mobile' || form.kind === 'service') return true;
  if (looksLikeDay(digits)) return isLabelled(text, start);
  if (only) return true;
  if (form.kind === 'short' && !CERTAIN_SHORT.test(form.local)) {
    return (
      isLabelled(text, start) || isCalled(text, end) || (digits.length > 3 && isNearWords(text, start, end))
    );
  }
  // 701-2010 may be a standard's number.
  return first === last || isNearWords(text, start, end);
}

/** What a + or an opening bracket before a number ends with. */
const SIGN_ENDS = new Set('+([ \n');

const hasPlus = (text: string, start: number): boolean =>
  SIGN_ENDS.has(text.charAt(start - 1)) && /\+\s?\(?$/.test(text.slice(Math.max(0, start - 3), start));

/** An opening bracket and the + belong to what is written. */
function writtenStart(text: string, start: number, end: number): number {
  if (!SIGN_ENDS.has(text.charAt(start - 1))) return start;
  const before = text.slice(Math.max(0, start - 3), start);
  const sign = /\(?\+\s?$|\+\s?\($/.exec(before)?.[0].length;
  return start - (sign ?? (/[([]$/.test(before) && /^[^([]*[)\]]/.test(text.slice(start, end)) ? 1 : 0));
}

function readWhole(match: Match, place: Place): Found {
  const { text, groups, index, local, near, shared } = place;
  const { form } = match;
  const landline = form.kind === 'landline';
  const guess = local ?? (near !== null && formOf(form.local, near) ? near : null);
  const areaCode = form.area ?? (landline ? guess : null);
  const end = groups[match.last]!.end;
  return {
    start: writtenStart(text, groups[index]!.start, end),
    end,
    stop: end,
    normal: normalForm({ ...form, area: areaCode }),
    ext: null,
    kind: form.kind,
    areaCode,
    areaCodeWritten: match.ownArea || (landline && shared !== null),
    problem: match.typo ? 'typo' : null,
    parts: [],
    fake: fakeness(form.local),
  };
}

/** Takes the extension behind the number into it. */
function extend(number: Found, match: Match, { text, groups }: Place): void {
  const spoken = readExtension(text, number.end);
  const next = groups[match.last + 1];
  const dashed =
    next && groups[match.last]!.gap === 'dash' && !beginsNumber(groups, match.last + 1, match.form)
      ? { ext: next.digits, end: next.end }
      : undefined;
  const extension = spoken ?? dashed;
  if (extension) {
    number.ext = extension.ext;
    number.stop = extension.end;
  }
}

/** `5826901/02`: the further numbers that differ in their last digits. */
function readEndings(text: string, first: Found, { local, area }: PhoneForm): Found[] {
  const more: Found[] = [];
  let last = local.slice(-1);
  for (let next = readEnding(text, first.stop, last); next; next = readEnding(text, next.end, last)) {
    last = next.digits.slice(-1);
    const form = formOf(local.slice(0, -next.digits.length) + next.digits, area);
    if (!form) break;
    const normal = normalForm({ ...form, area: first.areaCode });
    more.push({
      ...first,
      start: next.start,
      end: next.end,
      stop: next.end,
      normal,
      fake: fakeness(form.local),
    });
  }
  return more;
}

function readBroken(place: Place): { number: Found; last: number } | undefined {
  const { text, groups, index, only, listed, local, shared, plus } = place;
  const broken = matchBroken(index, { text, groups, local, expected: only || listed, listed, plus });
  if (!broken) return undefined;
  const { kind, area, problem, parts, ownArea, last } = broken;
  const { end } = groups[last]!;
  const landline = kind === 'landline';
  const number: Found = {
    start: writtenStart(text, groups[index]!.start, end),
    end,
    stop: end,
    normal: null,
    ext: null,
    kind,
    areaCode: area ?? (landline ? local : null),
    areaCodeWritten: ownArea || (landline && shared !== null),
    problem,
    parts,
    fake: problem === 'fake' ? 'certain' : null,
  };
  return { number, last };
}

/** All numbers of a normalised text in which other digits are hidden, in reading order. */
export function scanNumbers(text: string, region: string | null): Found[] {
  const groups = digitGroups(text);
  const only = isOnlyNumbers(text);
  const numbers: Found[] = [];
  let near: string | null = null;
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!;
    const before = numbers.at(-1);
    if ((before && group.start < before.stop) || touchesLetter(text, group.start, group.end)) continue;
    const listed = before !== undefined && isListed(text, before.stop, group.start);
    const shared = listed && before.areaCodeWritten ? before.areaCode : null;
    const local = shared ?? region;
    const plus = hasPlus(text, group.start);
    const place: Place = { text, groups, index, only, listed, shared, local, near, plus };
    const match = matchNumber(groups, index, local, plus);
    if (match) {
      if (!isMeant(match, place)) continue;
      const number = readWhole(match, place);
      extend(number, match, place);
      numbers.push(number);
      if (number.kind === 'landline' && number.ext === null) {
        numbers.push(...readEndings(text, number, match.form));
      }
    } else if (listed && before.ext !== null && group.digits.length <= 6) {
      // 转801、802
      before.stop = group.end;
    } else {
      const broken = readBroken(place);
      if (broken) numbers.push(broken.number);
    }
    const last = numbers.at(-1);
    if (last?.areaCodeWritten) near = last.areaCode;
  }
  return numbers;
}
