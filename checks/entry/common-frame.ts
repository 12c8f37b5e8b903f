// Judges whether second-level pages carry the portal's own head and foot (N12).
import type { EntryWalk, PageLook } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { bestShare } from './parts/likeness.ts';
import { LOOK, LOOK_INDICATOR } from './parts/plan.ts';
import { onPages, type Said } from './parts/said.ts';

/** A head with most of the portal's words is the portal's. */
const SAME = 0.6;

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
  return {
    verdict: 'review',
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
          '页头或页尾的文字与门户相同的不到六成的，一律转人工复核，因为页头、页尾由机器辨认，也可能以图片显示；门户自己没有页头、页尾的（如App）不判。',
        indicator: LOOK_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    onPages(walk, 'N12', report, said);
  },
};
