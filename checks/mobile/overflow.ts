// Judges whether the page fits the widths of phones, upright and sideways (M11, M14).
import type { Width } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS, wcag } from './parts/basis.ts';
import { tell, tellPage } from './parts/tell.ts';

const SPARE = 1;
const MOST_BARS = 0.3;

const overflows = ({ scrollWidth, clientWidth }: Width): boolean => scrollWidth > clientWidth + SPARE;
const isUpright = ({ width, height }: Width): boolean => width < height;

export const overflow: VisitCheck = {
  meta: {
    id: 'overflow',
    title: '页面宽度',
    messages: [
      {
        id: 'M11',
        title: '页面横向超出屏幕',
        severity: 'major',
        text: '在320、360、375、414像素宽的屏幕上，页面都不应出现横向滚动。',
        fix: '请把固定宽度改为百分比或max-width: 100%，宽表格放进可横向滚动的容器。',
        basis: wcag('1.4.10'),
        guard: '自带横向滚动的表格、轮播不判。',
        ...indicatorOf('终端兼容性'),
      },
      {
        id: 'M14',
        title: '横屏时固定栏占用过多',
        severity: 'minor',
        text: '手机横放（812×375）时，固定在屏幕上下的栏合计不应超过屏幕高度的30%。',
        fix: '请在横屏时收起固定栏，或改为随页面滚动。',
        basis: OURS,
        limit: '安全区（safe-area-inset）不检查。',
        ...indicatorOf('终端兼容性'),
      },
    ],
  },
  judge({ widths }, report) {
    const wide = widths.filter((one) => isUpright(one) && overflows(one));
    const [first] = wide;
    tellPage(
      report,
      'M11',
      first
        ? {
            verdict: 'fail',
            key: first.widest?.text || 'page',
            ...(first.widest && { selector: first.widest.selector, quote: first.widest.text }),
            detail: `屏幕宽${wide.map(({ width }) => width).join('、')}像素时，页面宽${wide.map(({ scrollWidth }) => scrollWidth).join('、')}像素。`,
            expected: '不超过屏幕宽度',
          }
        : null,
    );
    tell(
      report,
      'M14',
      'widths',
      widths.filter((one) => !isUpright(one)),
      ({ bars, height }) =>
        bars / height <= MOST_BARS
          ? null
          : {
              verdict: 'fail',
              detail: `横屏时固定栏高${bars}像素，占屏幕高度的${Math.round((bars / height) * 100)}%。`,
              expected: '不超过30%',
            },
    );
  },
};
