// Judges the contrast of text and background (M07).
import type { Colour } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

const LEAST = 4.5;
const LEAST_LARGE = 3;
/** The elder rules: above 18 dp; WCAG asks for 24 px, or 18.7 px bold. */
const LARGE = 18;

/** WCAG: relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. */
export function contrastOf(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const hex = (colour: Colour): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
/** Icon fonts and punctuation are no text. */
const isText = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

export const contrast: VisitCheck = {
  meta: {
    id: 'contrast',
    title: '文字对比度',
    messages: [
      {
        id: 'M07',
        title: '文字与背景对比度不足',
        severity: 'major',
        text: '文字与背景的对比度应当不小于4.5:1，大于18像素的文字不小于3:1。',
        fix: '请加深文字颜色或调整背景，如白底上的灰色文字用#666666或更深。',
        basis: ELDER,
        guard: '停用的控件和图标字体不判；背景是图片、渐变或半透明叠加，看不出颜色的，记为未能检查。',
        limit: '图片中的文字看不到；大字按适老化规范取18像素，比WCAG（24像素）宽。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ texts }, report) {
    const read = texts.filter(({ exempt, text }) => !exempt && isText(text));
    const known = read.filter(({ colour }) => colour !== null);
    if (known.length < read.length)
      report({
        message: 'M07',
        field: 'texts',
        verdict: 'unobserved',
        reason: 'not-collected',
        detail: `有${read.length - known.length}处文字的背景颜色看不出来。`,
      });
    tell(report, 'M07', 'texts', known, ({ colour, background, size, selector, text }) => {
      const least = size > LARGE ? LEAST_LARGE : LEAST;
      const ratio = contrastOf(colour!, background!);
      if (ratio >= least) return null;
      return {
        verdict: 'fail',
        key: text.slice(0, 40),
        selector,
        quote: text.slice(0, 40),
        // Never rounded up to what is asked for.
        detail: `文字${hex(colour!)}、背景${hex(background!)}，对比度只有${Math.floor(ratio * 100) / 100}:1。`,
        expected: `不小于${least}:1`,
      };
    });
  },
};
