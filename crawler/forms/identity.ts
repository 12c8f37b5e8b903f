// Identity numbers (居民身份证号码) and mobile numbers in the text of a form: found, judged and at once masked. Called by fact.ts.
import type { IdentityNumber } from '../../store/schemas/form-fact.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const NUMBER = /(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])/g;
const MOBILE = /(?<![\d-])1[3-9]\d{9}(?![\d-])/g;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
/** Serial numbers and digits that nobody is given by chance so often as by people who make up an example. */
const MADE_SERIAL = /^(?:000|001|111|123|222|333|444|555|666|777|888|999)/;
const RUNS = /(\d)\1{5}|12345678|87654321/;
const MADE_MOBILE = /^1(?:38001380|3[0-9]0{4}|[3-9]\d(\d)\1{4})|(\d)\2{4}|12345678|23456789/;

function isDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]!;
}

/** GB 11643: province, date of birth and check digit. */
export function isValidIdentity(number: string): boolean {
  if (!PROVINCES.test(number) || !isDate(number.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECKS[sum % 11] === number[17]!.toUpperCase();
}

const masked = (number: string): string =>
  `${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(14).toUpperCase()}`;

/** Numbers of eighteen digits with a date of birth in them, each once; the raw ones go no further than here. */
export function identityNumbers(text: string): IdentityNumber[] {
  const raw = new Set(text.match(NUMBER)?.filter((number) => isDate(number.slice(6, 14))));
  return [...raw].sort().map((number) => ({
    masked: masked(number),
    valid: isValidIdentity(number),
    made: MADE_SERIAL.test(number.slice(14)) || RUNS.test(number) || number.slice(10, 14) === '0101',
  }));
}

/** Mobile numbers that look like somebody's. */
export const mobilesIn = (text: string): number =>
  new Set(text.match(MOBILE)?.filter((number) => !MADE_MOBILE.test(number))).size;

/** A short text that may be kept: without any number that could be somebody's. */
export const withoutNumbers = (text: string): string =>
  text.replace(/\d{15,18}[\dXx]?/g, '***').replace(MOBILE, '***');
