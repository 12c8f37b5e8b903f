// Numbers of copies (份数) as fields and as names of materials give them. Used by the material-form check.
import { remembered } from './memo.ts';
import { NUMERAL, readNumeral } from './numeral.ts';

const COUNT = new RegExp(`^(${NUMERAL})\\s*(?:份|张|本|套|册|件|页|个|幅|枚|支|式)?$`, 'u');
const NONE = /^(?:无|不需要?|无需|[-—/／]+)$/u;
const VAGUE = /若干|适量|按需|根据|视|多份|几份|数份|不限|以上|至少|左右|[-~～至到]\s*\d|足够/u;

/** `count` of one field; `vague` where it is no number at all; `unclear` where it cannot be read. */
export const readCount = remembered((text): number | 'vague' | 'unclear' => {
  const value = text.trim().replace(/^(?:原件|复印件|各)[:：]?\s*/u, '');
  if (NONE.test(value)) return 0;
  const found = COUNT.exec(value);
  const n = found ? readNumeral(found[1]!) : null;
  if (n !== null) return Number.isInteger(n) ? n : 'vague';
  return VAGUE.test(value) ? 'vague' : 'unclear';
});

const IN_NAME = new RegExp(`(?:一式|共)?(${NUMERAL})份`, 'gu');

/** 申请表（一式三份） → 3; null where the name gives no number, or several. */
export const copiesInName = remembered((name): number | null => {
  const found = [...name.matchAll(IN_NAME)];
  return found.length === 1 ? readNumeral(found[0]![1]!) : null;
});

const FORM_WORDS = /原件|复印件|影印件/gu;
const STAMPED = /盖章|签章|签名|签字|公章|核对|核验|查验|验原件|与原件/u;

/** Whether the name asks for the original or for a copy: only where it says one of them, plainly and at its end. */
export const formInName = remembered((name): '原件' | '复印件' | null => {
  const words = name.match(FORM_WORDS);
  if (words?.length !== 1 || STAMPED.test(name) || /[或、，,及和]/u.test(name)) return null;
  const end = /(原件|复印件)[）)]?[。；;]?$/u.exec(name.trim());
  return (end?.[1] as '原件' | '复印件' | undefined) ?? null;
});
