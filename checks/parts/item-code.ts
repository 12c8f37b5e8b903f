// Takes the codes of an item apart: 12, 31 and 33 characters, and the credit code (GB 32100) that heads the longer ones. Called by code.ts.
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { remembered } from '../text/memo.ts';
import { normalise } from '../text/normalise.ts';

export const LENGTHS = { basicCode: 12, implementationCode: 31, handlingItemCode: 33 } as const;
export type CodeField = keyof typeof LENGTHS;

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Virtual subjects (虚拟主体) head the codes of community items; they fail the check and are right. */
const VIRTUAL = /^\d{6}999000[0-9A-Z]{2}0000/u;

/** Runs of letters and digits of a code's length in a value; hyphens and spaces inside a code are writing. */
export const codesIn = remembered((text): readonly string[] => {
  const plain = normalise(text).text.toUpperCase();
  return plain.replace(/(?<=[0-9A-Z])[ -](?=[0-9A-Z])/gu, '').match(/[0-9A-Z]{4,}/gu) ?? [];
});

/** The one code of a field, if it has the right length. */
export function wholeCode(guide: ServiceGuide, field: CodeField): string | null {
  const [code, ...others] = codesIn(guide[field] ?? '');
  return code?.length === LENGTHS[field] && others.length === 0 ? code : null;
}

export interface Subject {
  field: CodeField;
  /** Credit code (统一社会信用代码), 18 characters. */
  credit: string;
  virtual: boolean;
  /** 行使层级, character 19. */
  level: string;
}

/** The body and level in the first longer code that is shown whole. */
export function subjectOf(guide: ServiceGuide): Subject | null {
  for (const field of ['implementationCode', 'handlingItemCode'] as const) {
    const code = wholeCode(guide, field);
    if (code)
      return { field, credit: code.slice(0, 18), virtual: VIRTUAL.test(code), level: code.charAt(18) };
  }
  return null;
}

/** 基本编码, shown by itself or inside a longer code. */
export function basicOf(guide: ServiceGuide): { field: CodeField; code: string } | null {
  const own = wholeCode(guide, 'basicCode');
  if (own) return { field: 'basicCode', code: own };
  for (const field of ['implementationCode', 'handlingItemCode'] as const) {
    const code = wholeCode(guide, field);
    if (code) return { field, code: code.slice(19, 31) };
  }
  return null;
}

/** Check character of GB 32100; false also for letters that the alphabet leaves out (I O S V Z). */
export function passesCheck(credit: string): boolean {
  const values = [...credit].map((char) => ALPHABET.indexOf(char));
  if (values.length !== 18 || values.includes(-1)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * values[i]!, 0);
  return values[17] === (31 - (sum % 31)) % 31;
}
