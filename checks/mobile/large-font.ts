// Judges the page with letters half as large again (M13).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tellTried } from './parts/tell-tried.ts';

const SPARE = 1;

export const largeFont: VisitCheck = {
  meta: {
    id: 'large-font',
    title: '放大字号',
    messages: [
      {
        id: 'M13',
        title: '放大字号后页面超出屏幕',
        severity: 'minor',
        text: '手机字号放大到1.5倍时，页面不应出现横向滚动。',
        fix: '请让文字换行，不用固定宽度和不换行（white-space: nowrap）。',
        basis: OURS,
        guard: '字号未放大时已经超出的，由“页面横向超出屏幕”判断。',
        ...indicatorOf('终端兼容性'),
      },
      {
        id: 'M13-cut',
        title: '放大字号后文字被截断',
        severity: 'minor',
        text: '手机字号放大到1.5倍时，文字不应被自身的边框截断。',
        fix: '请不用固定高度，让边框随文字增高。',
        basis: OURS,
        guard: '字号未放大时已经截断的不判；用省略号的不判；各手机放大的方式不同，一律转人工复核。',
        ...indicatorOf('终端兼容性'),
      },
    ],
  },
  judge(visit, report) {
    const wide = visit.widths.find(({ width }) => width === visit.window.width);
    tellTried(
      report,
      'M13',
      visit,
      ({ large }) => (large && (!wide || wide.scrollWidth <= wide.clientWidth + SPARE) ? [large] : []),
      ({ clientWidth, scrollWidth }) =>
        scrollWidth > clientWidth + SPARE
          ? {
              verdict: 'fail',
              detail: `字号放大到1.5倍时，页面宽${scrollWidth}像素，屏幕宽${clientWidth}像素。`,
              expected: '不超过屏幕宽度',
            }
          : null,
    );
    tellTried(
      report,
      'M13-cut',
      visit,
      ({ large }) => (large ? [large] : []),
      ({ cut: [first, ...others] }) =>
        first
          ? {
              verdict: 'review',
              selector: first.selector,
              quote: first.text,
              detail: `字号放大到1.5倍时，“${first.text.slice(0, 20)}”${others.length > 0 ? `等${others.length + 1}处文字` : ''}被截断。`,
            }
          : null,
    );
  },
};
