// Chinese numerals (三、十五、二十、一百零五、半) as numbers: called by the readers of limits and visits.

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}; // prettier-ignore
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** Source of a pattern for a number in Arabic or Chinese digits; bounded, without groups. */
export const NUMERAL =
  '(?:\\d{1,6}(?:\\.\\d{1,3})?|[零〇一二两三四五六七八九十廿卅百千壹贰叁肆伍陆柒捌玖拾佰仟]{1,9}|半)';

/** `15`, `1.5`, `十五`, `二〇`, `半` (0.5); null for anything else, also for 三五 in the sense of "three to five". */
export function readNumeral(text: string): number | null {
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  const plain = [...text.replace('廿', '二十').replace('卅', '三十')];
  if (plain.length > 1 && plain.every((char) => char in DIGITS)) {
    // 二〇 is read digit by digit only with a zero in it.
    return /[零〇]/.test(text) ? Number(plain.map((char) => DIGITS[char]).join('')) : null;
  }
  let total = 0;
  let digit: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const char of plain) {
    const unit = UNITS[char];
    if (unit === undefined) {
      const value = DIGITS[char];
      if (value === undefined || (digit !== null && digit !== 0)) return null;
      digit = value;
    } else {
      if (unit >= least || (digit === null && total > 0)) return null;
      total += (digit ?? 1) * unit;
      digit = null;
      least = unit;
    }
  }
  return plain.length === 0 ? null : total + (digit ?? 0);
}
