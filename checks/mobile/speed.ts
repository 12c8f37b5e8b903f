// Judges speed and shifts of one visit: a laboratory value, so never more than a question (M20, M21).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, LIGHTHOUSE } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

const PAINT_MS = 2500;
const SHIFT = 0.1;

const LIMIT =
  '在本机的网络上打开一次测得，没有限速，不代表办事人的实际感受；需要定论的，请在手机上多次测量。';

export const speed: VisitCheck = {
  meta: {
    id: 'speed',
    title: '打开速度',
    messages: [
      {
        id: 'M20',
        title: '页面打开较慢',
        severity: 'minor',
        text: '主要内容应当在2.5秒内显示（LCP），超过4秒为差。',
        fix: '请压缩图片，减少首屏的脚本，合并接口请求。',
        basis: LIGHTHOUSE,
        guard: '一律转人工复核。',
        limit: LIMIT,
        ...indicatorOf('服务可用性'),
      },
      {
        id: 'M21',
        title: '页面打开时内容跳动',
        severity: 'minor',
        text: '页面打开时内容不应明显跳动（CLS不超过0.1）。',
        fix: '请给图片和后加载的内容预留高度。',
        basis: LIGHTHOUSE,
        guard: '一律转人工复核。',
        limit: LIMIT,
        ...indicatorOf('服务可用性'),
      },
    ],
  },
  judge({ timing: { largestPaint, shift } }, report) {
    const paints = largestPaint === null ? [] : [largestPaint];
    tell(report, 'M20', 'timing', paints, (paint) =>
      paint <= PAINT_MS
        ? null
        : {
            verdict: 'review',
            detail: `主要内容用了${(paint / 1000).toFixed(1)}秒才显示。`,
            expected: '2.5秒以内',
          },
    );
    tell(report, 'M21', 'timing', [shift], (worst) =>
      worst <= SHIFT
        ? null
        : { verdict: 'review', detail: `页面打开时跳动${worst.toFixed(2)}。`, expected: `不超过${SHIFT}` },
    );
  },
};
