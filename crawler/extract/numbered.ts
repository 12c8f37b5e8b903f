// Numbers before captions (七、 （二） 3.), and whether one caption is numbered right behind another. Called by scopes.ts.

/** `七、办理流程`: its number and the signs around it. */
export interface Numbered {
  value: number;
  signs: string;
}

const NUMBERED = /^([(（]?)([一二三四五六七八九十]{1,3}|\d{1,2})([)）、.．])/u;
const DIGITS = '一二三四五六七八九';

/** 十二 → 12, 二十 → 20. */
function ordinal(written: string): number {
  if (/^\d/u.test(written)) return Number(written);
  const digit = (part: string) => DIGITS.indexOf(part) + 1;
  const [tens, ones] = written.split('十');
  return ones === undefined ? digit(written) : (digit(tens!) || 1) * 10 + (ones === '' ? 0 : digit(ones));
}

/** The number with which a caption begins, as written there. */
export function numberOf(label: string): Numbered | undefined {
  const found = NUMBERED.exec(label);
  return found ? { value: ordinal(found[2]!), signs: `${found[1]}${found[3]}` } : undefined;
}

/** Is the label numbered right behind it, in the same way? */
export function isNext(number: Numbered, label: string): boolean {
  const next = numberOf(label);
  return next !== undefined && next.signs === number.signs && next.value === number.value + 1;
}
