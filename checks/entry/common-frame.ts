// Judges whether second-level pages carry the portal's own head and foot (N12).
import type { EntryWalk, PageLook } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { bestShare } from './parts/likeness.ts';
import { LOOK, LOOK_INDICATOR } from './parts/plan.ts';
import { onPages, type Said } from './parts/said.ts';

/** A head with most of the portal's words is the portal's; one with next to none is another. */
const SAME = 0.6;
const OTHER = 0.15;

const PARTS = [
  ['head', '页头'],
  ['foot', '页尾'],
] as const;

function said(look: PageLook, { own }: NonNullable<EntryWalk['looks']>): Said {
  const parts = PARTS.flatMap(([part, name]) => {
    const share = bestShare(own, look, part);
    return share === null ? [] : [{ name, share }];
  });
  if (parts.length === 0) return { verdict: 'inapplicable' };
  if (parts.every(({ share }) => share >= SAME)) return { verdict: 'pass' };
  const told = parts
    .filter(({ share }) => share < SAME)
    .map(({ name, share }) => `${name}与门户相同的文字占${Math.round(share * 100)}%`);
  // One part alone may be told by a page without room for it.
  const sure = parts.length === PARTS.length && parts.every(({ share }) => share <= OTHER);
  return {
    verdict: sure ? 'fail' : 'review',
    detail: `${told.join('，')}（门户的首页和事项页中最接近的一页为准）。`,
  };
}

export const commonFrame: EntryCheck = {
  meta: {
    id: 'common-frame',
    title: '统一页头页尾',
    messages: [
      {
        id: 'N12',
        title: '二级页面没有使用统一的页头、页尾',
        severity: 'minor',
        text: '部门频道、特色专栏等二级页面，应使用门户统一的页头和页尾。',
        fix: '请引用门户统一的页头、页尾组件；自有的栏目导航放在页头之下。',
        basis: LOOK,
        guard:
          '页头、页尾都与门户几乎没有相同文字的才判不符合，只有一处不同或部分相同的转人工复核；门户自己没有页头、页尾的（如App）不判。',
        indicator: LOOK_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    onPages(walk, 'N12', report, said);
  },
};
