// Judges the room between lines (M06).
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

const LEAST = 1.3;

export const lineHeight: VisitCheck = {
  meta: {
    id: 'line-height',
    title: '行距',
    messages: [
      {
        id: 'M06',
        title: '行距过密',
        severity: 'minor',
        text: '两行以上的文字，行距应当不小于字号的1.3倍。',
        fix: '请把行距（line-height）设为1.5。',
        basis: ELDER,
        guard: '按屏幕上两行的实际距离计算；只有一行的不判，允许2%的误差。',
        limit: '段间距不检查。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ texts }, report) {
    const lines = texts.filter(({ pitch, exempt }) => pitch !== null && !exempt);
    tell(report, 'M06', 'texts', lines, ({ pitch, size, selector, text }) =>
      pitch! / size >= LEAST * 0.98
        ? null
        : {
            verdict: 'fail',
            key: text.slice(0, 40),
            selector,
            quote: text.slice(0, 40),
            detail: `行距${pitch}像素，是字号${size}像素的${(pitch! / size).toFixed(2)}倍。`,
            expected: `不小于${LEAST}倍`,
          },
    );
  },
};
