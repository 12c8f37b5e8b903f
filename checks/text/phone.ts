// Reads the phone numbers (咨询电话、投诉电话) of an office from a text: called by the phone checks and by `parse phone`.
import type { PhoneReading } from '../../store/schemas/readings.ts';
import { normalise } from './normalise.ts';
import { localLengths } from './phone-areas.ts';
import type { PhoneProblem } from './phone-broken.ts';
import { isFax, isLabelled, isOnlyNumbers } from './phone-context.ts';
import { findPlaceholders, hide, type Placeholder } from './phone-extras.ts';
import { meantKind } from './phone-forms.ts';
import { hideOthers } from './phone-mask.ts';
import { type Found, scanNumbers } from './phone-scan.ts';

/** `region`: area code (021 or 21) that a landline without one is dialled with; an unknown code is ignored. */
export interface PhoneOptions {
  region?: string | undefined;
}

/** One number with what the checks ask of it. */
export type PhoneNumberDetail = PhoneReading['numbers'][number] & {
  /** Offsets in the original text, the extension included. */
  start: number;
  end: number;
  /** The code it is dialled with: its own, its list's, else the region's; null if there is none or it is unknown. */
  areaCode: string | null;
  /** A landline written with another city's area code than the region's; null if not a landline, no region, no code. */
  otherCity: boolean | null;
  /** Why it is not valid. */
  problem: PhoneProblem | null;
  /** Glued numbers (粘连) taken apart, as far as that can be told. */
  parts: string[];
  /** 假号: `certain` is zeros only and 12345678; `possible` another row of one digit or in order. */
  fake: 'certain' | 'possible' | null;
  /** Captioned 传真. */
  fax: boolean;
};

export interface PhoneDetail {
  reading: PhoneReading;
  numbers: PhoneNumberDetail[];
  /** 占位号码, quoted as written; partial ones (077X-2883320) are also among the numbers, not valid. */
  placeholders: { written: string; start: number; end: number }[];
  glued: PhoneNumberDetail[];
  /** Not valid for another reason than being glued, fake or a placeholder. */
  malformed: PhoneNumberDetail[];
  /** There are numbers, and each of them is 12345. */
  hasOnlyHotline: boolean;
}

/** `021`, `21` or `+8621` as area code; null if there is no such code. */
export function regionCode(region: string | undefined): string | null {
  const digits = region?.replace(/\D/g, '').replace(/^(?:86)?0?/, '0') ?? '';
  return localLengths(digits) ? digits : null;
}

function masked(text: string, { start, end }: Placeholder): Found {
  const digits = text.slice(start, end).replace(/[^\d]/g, (sign) => (/[\s()-]/.test(sign) ? '' : '5'));
  return {
    start,
    end,
    stop: end,
    normal: null,
    ext: null,
    kind: meantKind(digits),
    areaCode: null,
    areaCodeWritten: digits.startsWith('0'),
    problem: 'masked',
    parts: [],
    fake: null,
  };
}

/** Everything about the phones of a text. Pure, linear in the text's length, never throws. */
export function phoneDetail(text: string, options: PhoneOptions = {}): PhoneDetail {
  const region = regionCode(options.region);
  const plain = normalise(text);
  const others = hideOthers(plain.text);
  const only = isOnlyNumbers(plain.text);
  const blanks = findPlaceholders(others, (start) => only || isLabelled(others, start));
  const found = [
    ...scanNumbers(hide(others, blanks), region),
    ...blanks.filter(({ partial }) => partial).map((blank) => masked(others, blank)),
  ].sort((a, b) => a.start - b.start);

  const numbers = found.map((number): PhoneNumberDetail => {
    const { normal, ext, kind, areaCode, areaCodeWritten, problem, parts, fake } = number;
    const own = areaCodeWritten && areaCode !== null;
    return {
      written: plain.slice(number.start, number.end),
      normal,
      ext,
      kind,
      areaCodeWritten,
      valid: problem === null,
      start: plain.at(number.start),
      end: plain.at(number.stop),
      areaCode,
      otherCity: own && region !== null && kind === 'landline' ? areaCode !== region : null,
      problem,
      parts,
      fake,
      fax: isFax(plain.text, number.start),
    };
  });
  const placeholders = blanks.map(({ start, end }) => ({
    written: plain.slice(start, end),
    start: plain.at(start),
    end: plain.at(end),
  }));
  return {
    reading: {
      text,
      isPhone: numbers.length > 0,
      numbers: numbers.map(({ written, normal, ext, kind, areaCodeWritten, valid }) => {
        return { written, normal, ext, kind, areaCodeWritten, valid };
      }),
    },
    numbers,
    placeholders,
    glued: numbers.filter(({ problem }) => problem === 'glued'),
    malformed: numbers.filter(({ problem }) => problem && !['glued', 'fake', 'masked'].includes(problem)),
    hasOnlyHotline: numbers.length > 0 && numbers.every(({ normal }) => normal === '12345'),
  };
}

/** The phones of a text: lists, shared area codes, extensions, hotlines and short codes; malformed ones too. */
export const readPhone = (text: string, options: PhoneOptions = {}): PhoneReading =>
  phoneDetail(text, options).reading;
