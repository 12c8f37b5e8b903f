// Judges whether second-level pages are drawn in the portal's own colours and font (N13).
import type { EntryWalk, PageLook } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { distance } from './parts/likeness.ts';
import { LOOK_INDICATOR, LOOK_OURS } from './parts/plan.ts';
import { onPages, type Said } from './parts/said.ts';

/** CIE76: another colour for everybody's eye. */
const OTHER_COLOUR = 20;

/** The generic names stand for whatever the system has. */
const GENERIC = new Set(['sans-serif', 'serif', 'system-ui', '-apple-system', 'inherit']);

const main = ({ head, colours }: PageLook): string[] => [
  ...(head?.colour ? [head.colour] : []),
  ...colours.slice(0, 2),
];

function said(look: PageLook, { own }: NonNullable<EntryWalk['looks']>): Said {
  const wanted = own.flatMap(main);
  const shown = main(look);
  const colours = wanted.length > 0 && shown.length > 0;
  const nearest = colours
    ? Math.min(...shown.flatMap((one) => wanted.map((other) => distance(one, other))))
    : 0;
  const fonts = [...new Set(own.flatMap(({ font }) => font ?? []))];
  const otherFont =
    look.font !== null && fonts.length > 0 && !fonts.includes(look.font) && !GENERIC.has(look.font);
  const told = [
    nearest > OTHER_COLOUR
      ? `主要颜色为${shown.join('、')}，门户为${[...new Set(wanted)].slice(0, 3).join('、')}`
      : '',
    otherFont ? `正文字体为“${look.font}”，门户为“${fonts.join('”“')}”` : '',
  ].filter(Boolean);
  if (told.length > 0) return { verdict: 'review', detail: `${told.join('；')}。` };
  return colours || fonts.length > 0 ? { verdict: 'pass' } : { verdict: 'inapplicable' };
}

export const commonStyle: EntryCheck = {
  meta: {
    id: 'common-style',
    title: '统一配色字体',
    messages: [
      {
        id: 'N13',
        title: '二级页面的配色或字体与门户不一致',
        severity: 'minor',
        text: '部门频道、特色专栏等二级页面，宜使用门户的主色和字体。',
        fix: '请按门户的界面设计规范调整主色、链接色、按钮色和正文字体。',
        basis: LOOK_OURS,
        guard:
          '页头、链接、按钮的主要颜色没有一个与门户相近（CIE76色差20以内）的，或正文字体不同的，一律转人工复核；专题活动的特殊设计可能是允许的。',
        indicator: LOOK_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    onPages(walk, 'N13', report, said);
  },
};
