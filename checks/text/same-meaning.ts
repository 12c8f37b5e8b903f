// Do two written values mean the same (跨渠道比较)? Compared by what the readers make of them. Called by the same-source check.
import { fold } from '../../store/schemas/member-key.ts';
import { readAddress } from './address.ts';
import { readHours } from './hours.ts';
import { readLimit } from './limit.ts';
import { phoneDetail } from './phone.ts';
import { readVisits } from './visits.ts';

/** `unsure`: one side says less, or cannot be read. */
export type Likeness = 'same' | 'different' | 'unsure';

/** Names, codes and other words: white space, width and punctuation do not count. */
export const sameWords = (a: string, b: string): Likeness => (fold(a) === fold(b) ? 'same' : 'different');

/** Limits with the captions in which a unit may stand. A plain 天 may be either kind of day. */
export function sameLimit(
  a: { text: string; label?: string },
  b: { text: string; label?: string },
): Likeness {
  if (sameWords(a.text, b.text) === 'same') return 'same';
  const [x, y] = [a, b].map(({ text, label }) => readLimit(text, { label })) as [
    ReturnType<typeof readLimit>,
    ReturnType<typeof readLimit>,
  ];
  if (x.immediate || y.immediate) {
    const zero = (reading: typeof x) => reading.immediate || reading.value === 0;
    return zero(x) && zero(y) ? 'same' : (x.immediate ? y : x).value === null ? 'unsure' : 'different';
  }
  if (x.value === null || y.value === null) return 'unsure';
  const open = (unit: typeof x.unit) => unit === null || unit === '天';
  if (x.value !== y.value) return x.unit === y.unit || open(x.unit) || open(y.unit) ? 'different' : 'unsure';
  return x.unit === y.unit || open(x.unit) || open(y.unit) ? 'same' : 'different';
}

export function sameVisits(a: string, b: string): Likeness {
  const [x, y] = [readVisits(a), readVisits(b)];
  if (x.value !== null && y.value !== null) return x.value === y.value ? 'same' : 'different';
  const [most, other] = [x.value ?? x.max, y.value ?? y.max];
  return (most !== null && most === other) || sameWords(a, b) === 'same' ? 'same' : 'unsure';
}

/**
 * Numbers as they are dialled; a list in another order is the same, a shorter one is unsure, and so are other figures beside the
 * same numbers (an area code that does not exist, a floor).
 */
export function samePhones(a: string, b: string, region: string | undefined): Likeness {
  if (sameWords(a, b) === 'same') return 'same';
  const read = (text: string) => {
    const found = phoneDetail(text, { region }).numbers.filter(({ fax }) => !fax);
    const rest = found.reduce((left, { written }) => left.replace(written, ' '), text);
    return {
      numbers: new Set(found.map(({ normal, written, ext }) => `${normal ?? fold(written)}#${ext ?? ''}`)),
      beside: (rest.normalize('NFKC').match(/\d+/gu) ?? [])
        .filter((figures) => figures !== region)
        .sort()
        .join(),
    };
  };
  const [x, y] = [read(a), read(b)];
  if (x.numbers.size === 0 || y.numbers.size === 0) return 'unsure';
  const shared = [...x.numbers].filter((number) => y.numbers.has(number)).length;
  if (shared === x.numbers.size && shared === y.numbers.size)
    return x.beside === y.beside ? 'same' : 'unsure';
  return shared === Math.min(x.numbers.size, y.numbers.size) ? 'unsure' : 'different';
}

export function sameHours(a: string, b: string): Likeness {
  if (sameWords(a, b) === 'same') return 'same';
  const [x, y] = [readHours(a).osm, readHours(b).osm];
  if (x === null || y === null) return 'unsure';
  const bare = (osm: string) => osm.replace(/;? ?PH (?:off|[\d:,-]+)/gu, '');
  // One side may leave the holidays unsaid.
  return x === y ? 'same' : bare(x) === bare(y) ? 'unsure' : 'different';
}

const FREE = /不收费|免费|不收取|无需缴费|^否$|^无$/u;
const AMOUNT = /\d+(?:\.\d+)?(?=元)/gu;

export function sameFee(a: string, b: string): Likeness {
  if (sameWords(a, b) === 'same') return 'same';
  const [freeA, freeB] = [FREE.test(a), FREE.test(b)];
  const amounts = (text: string) =>
    [...new Set(text.match(AMOUNT) ?? [])]
      .map(Number)
      .sort((m, n) => m - n)
      .join();
  const [x, y] = [amounts(a), amounts(b)];
  if (x && y) return x === y ? 'same' : 'different';
  if (freeA && freeB) return 'same';
  return freeA !== freeB && (x || y || /收费|^是$/u.test(freeA ? b : a)) ? 'different' : 'unsure';
}

const PARTS = ['street', 'door', 'building', 'floor', 'room'] as const;
const NUMBERS = /^第?0*(\d+)/u;
/** A part of an address in one form: width, leading noughts, 层 for 楼. */
export const bare = (part: string): string => fold(part).replace(NUMBERS, '$1').replace(/层$/u, '楼');

/** Every part that both addresses give must be the same; parts that one leaves out are unsure. */
export function sameAddress(a: string, b: string): Likeness {
  if (sameWords(a, b) === 'same') return 'same';
  const [x, y] = [readAddress(a).places, readAddress(b).places];
  if (x.length !== 1 || y.length !== 1) return 'unsure';
  const [left, right] = [x[0]!, y[0]!];
  let unsure = false;
  for (const part of PARTS) {
    const [m, n] = [left[part], right[part]];
    if (m && n && bare(m) !== bare(n))
      return bare(m).endsWith(bare(n)) || bare(n).endsWith(bare(m)) ? 'unsure' : 'different';
    if (Boolean(m) !== Boolean(n)) unsure = true;
  }
  const windows = (list: readonly string[]) => [...new Set(list.map(bare))].sort().join();
  if (left.windows.length > 0 && right.windows.length > 0)
    return windows(left.windows) === windows(right.windows) ? (unsure ? 'unsure' : 'same') : 'different';
  return unsure || left.windows.length !== right.windows.length ? 'unsure' : 'same';
}
