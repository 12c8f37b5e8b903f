// Judges whether one sees where the keyboard's focus stands (M44).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, wcag } from './parts/basis.ts';
import { tellTried } from './parts/tell-tried.ts';

export const focus: VisitCheck = {
  meta: {
    id: 'focus',
    title: '焦点',
    messages: [
      {
        id: 'M44',
        title: '键盘焦点看不出来',
        severity: 'minor',
        text: '用键盘或辅助设备操作时，应当看得出焦点在哪个控件上。',
        fix: '请保留浏览器的焦点框，或用:focus-visible写出明显的边框。',
        basis: wcag('2.4.7'),
        guard: '按外框、阴影、边框、底色、文字颜色有无变化判断，每页汇总一条，一律转人工复核。',
        limit: '只走前15个控件；焦点的先后顺序须由人工查看。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge(visit, report) {
    tellTried(
      report,
      'M44',
      visit,
      (tried) => (tried.focus.length > 0 ? [tried.focus] : []),
      (all) => {
        const [first, ...others] = all.filter(({ marked }) => !marked);
        return first
          ? {
              verdict: 'review',
              selector: first.selector,
              quote: first.name,
              detail: `焦点移到“${first.name || first.selector}”${others.length > 0 ? `等${others.length + 1}个控件` : ''}时，样子没有变化。`,
            }
          : null;
      },
    );
  },
};
