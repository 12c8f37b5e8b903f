// One number at one place of a text, in any spelling: called by the phone reader for each row of digits.
import { localLengths, looksLikeArea, splitArea } from './phone-areas.ts';
import type { Group } from './phone-context.ts';
import { formOf, isLocal, isMobile, isService, isShort, type PhoneForm, wholeForm } from './phone-forms.ts';

/** Groups `first` to `last` are one number. */
export interface Match {
  first: number;
  last: number;
  form: PhoneForm;
  /** Written with an area code of its own. */
  ownArea: boolean;
  /** A slip of the pen stands inside: 0770-.2823500. */
  typo: boolean;
}

/** What stands before the number proper: +86, 86-21-, （021）, 0771—. */
export interface Prefix {
  /** First group of the number behind it. */
  next: number;
  area: string | null;
  abroad: boolean;
  typo: boolean;
}

const JOINS = new Set<Group['gap']>(['dash', 'space', 'dot']);

export function readPrefix(groups: readonly Group[], index: number, plus: boolean): Prefix {
  let next = index;
  let area: string | null = null;
  let typo = false;
  const first = groups[index]!;
  const second = groups[index + 1];
  // 86 21 63210011: blanks alone are trusted only before a code that exists.
  const trusted =
    plus || first.gap !== 'space' || (second?.gap !== 'list' && localLengths(`0${second?.digits}`));
  const abroad = /^(?:00)?86$/.test(first.digits) && first.gap !== 'list' && Boolean(trusted);
  if (abroad) next++;
  // +86 (0)21 6321 2345
  if (abroad && groups[next]?.digits === '0' && groups[next]?.gap !== 'list') next++;
  // +8621-63210011
  const joined = /^(?:00)?86(\d{2,3})$/.exec(first.digits)?.[1];
  if (
    joined &&
    first.gap !== 'list' &&
    (plus || first.gap === 'dash' || first.gap === 'close') &&
    localLengths(`0${joined}`)
  ) {
    return { next: index + 1, area: `0${joined}`, abroad: true, typo: false };
  }
  const group = groups[next];
  const behind = groups[next + 1];
  if (group && behind && group.gap !== 'list') {
    const code = abroad && !group.digits.startsWith('0') ? `0${group.digits}` : group.digits;
    const known = abroad ? localLengths(code) !== undefined : looksLikeArea(code);
    if (known) {
      area = code;
      typo = group.gap === 'typo';
      next++;
    }
  }
  return { next, area, abroad, typo };
}

interface Joining {
  last: number;
  digits: string;
}

/** Digits of the number that begins at group `first`, with ever more groups joined to it. */
function joinings(groups: readonly Group[], first: number): Joining[] {
  const all: Joining[] = [];
  let digits = '';
  for (let last = first; last < Math.min(first + 4, groups.length); last++) {
    const group = groups[last]!;
    if (last > first && (!JOINS.has(groups[last - 1]!.gap) || group.digits.length < 3)) break;
    digits += group.digits;
    if (digits.length > 11) break;
    all.push({ last, digits });
  }
  return all;
}

/** Digits behind +86: the area code has lost its 0. */
function formAbroad(digits: string): PhoneForm | undefined {
  if (isMobile(digits) || isService(digits)) return formOf(digits, null);
  const split = splitArea(digits.startsWith('0') ? digits : `0${digits}`);
  return split && formOf(split[1], split[0]);
}

/** Could the number be dialled in the area `local` as it is written? */
const fits = ({ kind, area, local: digits }: PhoneForm, local: string | null): boolean =>
  kind !== 'landline' || area !== null || local === null || isLocal(digits, localLengths(local) ?? [7, 8]);

/**
 * A whole, well-formed number that begins at group `index`. `local` is the area code that a number without its own
 * belongs to (from the list it stands in, or the region), null where none is known.
 */
export function matchNumber(
  groups: readonly Group[],
  index: number,
  local: string | null,
  plus: boolean,
): Match | undefined {
  const prefix = readPrefix(groups, index, plus);
  const found = formBehind(groups, prefix, local);
  if (!found) return undefined;
  const { last, form } = found;
  return { first: index, last, form, ownArea: form.area !== null, typo: prefix.typo };
}

/** The number behind the prefix, and its last group. */
function formBehind(
  groups: readonly Group[],
  prefix: Prefix,
  local: string | null,
): Pick<Match, 'last' | 'form'> | undefined {
  const group = groups[prefix.next];
  if (!group) return undefined;

  const compact = /^(?:00)?86(\d{10,12})$/.exec(group.digits)?.[1];
  if (compact !== undefined && prefix.area === null && !prefix.abroad) {
    const form = formAbroad(compact);
    if (form) return { last: prefix.next, form };
  }
  const all = joinings(groups, prefix.next);
  for (const { last, digits } of all)
    if (isService(digits)) return { last, form: { kind: 'service', area: prefix.area, local: digits } };

  const single = prefix.area === null ? wholeForm(group.digits) : formOf(group.digits, prefix.area);
  if (single && fits(single, local)) return { last: prefix.next, form: single };
  // 400-82088 is a service number cut short, and no local number.
  for (const { last, digits } of /^[48]00$/.test(group.digits) ? [] : all.slice(1)) {
    const plain = prefix.abroad ? formAbroad : wholeForm;
    const form = prefix.area === null ? plain(digits) : formOf(digits, prefix.area);
    if (form && form.kind !== 'short' && fits(form, local)) return { last, form };
  }
  const form = prefix.abroad && prefix.area === null ? formAbroad(group.digits) : undefined;
  return form && { last: prefix.next, form };
}

/** Group `index` begins a number of its own, so it is no extension of the one before. */
export function beginsNumber(groups: readonly Group[], index: number, previous: PhoneForm): boolean {
  const group = groups[index]!;
  if (group.digits.length > 6) return true;
  if (previous.kind === 'short' && isShort(group.digits)) return true;
  return (
    looksLikeArea(group.digits) &&
    group.gap !== 'list' &&
    matchNumber(groups, index, null, false) !== undefined
  );
}
