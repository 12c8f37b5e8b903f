// What a row of digits can be: landline, mobile, 400/800 service, short code. Called by the phone reader.
import { localLengths, splitArea } from './phone-areas.ts';

export type PhoneKind = 'landline' | 'mobile' | 'service' | 'short';

/** Digits that are a whole number. */
export interface PhoneForm {
  kind: PhoneKind;
  /** Area code, where the digits or the caller give one. */
  area: string | null;
  local: string;
}

/** Short codes (短号): emergency, 10xxx carriers, 11xxx and 12xxx public lines, 95 and 96 service numbers. */
const SHORT =
  /^(?:11[049]|12[02]|100\d\d|1010\d{4}|11[1468]\d{2,3}|12(?:110|117|12[123]|[345]\d\d)|9[56]\d{3,4})$/;
const MOBILE = /^1[3-9]\d{9}$/;
const SERVICE = /^[48]00\d{7}$/;

export const isShort = (digits: string): boolean => SHORT.test(digits);
export const isMobile = (digits: string): boolean => MOBILE.test(digits);
export const isService = (digits: string): boolean => SERVICE.test(digits);

/** Local numbers never begin with 0 (long distance) or 1 (mobile and short codes). */
export const isLocal = (digits: string, lengths: readonly number[]): boolean =>
  lengths.includes(digits.length) && digits[0]! >= '2';

/** The digits as a whole number behind the area code `area` (null: none is known); undefined if they are none. */
export function formOf(digits: string, area: string | null): PhoneForm | undefined {
  if (isMobile(digits)) return { kind: 'mobile', area, local: digits };
  if (isService(digits)) return { kind: 'service', area, local: digits };
  if (isShort(digits)) return { kind: 'short', area, local: digits };
  const lengths = area === null ? [7, 8] : localLengths(area);
  if (lengths !== undefined && isLocal(digits, lengths)) return { kind: 'landline', area, local: digits };
  return undefined;
}

/** The same for digits that may begin with their own area code or with the 0 once dialled before mobiles. */
export function wholeForm(digits: string): PhoneForm | undefined {
  if (!digits.startsWith('0')) return formOf(digits, null);
  if (isMobile(digits.slice(1))) return { kind: 'mobile', area: null, local: digits.slice(1) };
  const split = splitArea(digits);
  return split && formOf(split[1], split[0]);
}

/** What a malformed number was meant to be. */
export function meantKind(digits: string): PhoneKind {
  if (/^1[3-9]\d{8}/.test(digits)) return 'mobile';
  return /^[48]00\d{5}/.test(digits) ? 'service' : 'landline';
}

/** E.164; null for a landline without area code. Short codes stay as they are dialled. */
export function normalForm(form: PhoneForm): string | null {
  if (form.kind === 'short') return form.local;
  if (form.kind !== 'landline') return `+86${form.local}`;
  return form.area === null ? null : `+86${form.area.slice(1)}${form.local}`;
}

const RISING = '01234567890';
const FALLING = '9876543210';

/**
 * Fake number (假号): `certain` for zeros only and 1234567(8), which nobody can have; `possible` for other rows
 * of one digit or in order, which a city may have given out.
 */
export function fakeness(local: string): 'certain' | 'possible' | null {
  const core = isService(local) ? local.slice(3) : isMobile(local) ? local.slice(3) : local;
  if (core.length < 7) return null;
  if (/^0+$/.test(core) || (core === local && /^12345678?$/.test(core))) return 'certain';
  return /^(\d)\1+$/.test(core) || RISING.includes(core) || FALLING.includes(core) ? 'possible' : null;
}

/** Two or more numbers without anything between them (`63212345` + `12345`), or undefined. */
export function ungluing(digits: string, area: string | null): string[] | undefined {
  if (digits.length < 12 || digits.length > 60) return undefined;
  const lengths = (area && localLengths(area)) || [7, 8];
  const best: (string[] | undefined)[] = [[]];
  for (let end = 3; end <= digits.length; end++) {
    for (const size of [12, 11, 10, 8, 7, 6, 5]) {
      const before = best[end - size];
      const part = digits.slice(end - size, end);
      const fits = size > 8 ? wholeForm(part) : isLocal(part, lengths) || isShort(part);
      if (before === undefined || !fits) continue;
      if (before.length + 1 < (best[end]?.length ?? Infinity)) best[end] = [...before, part];
    }
  }
  const parts = best[digits.length];
  return parts !== undefined && parts.length > 1 ? parts : undefined;
}
