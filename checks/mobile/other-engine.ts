// Judges what a browser of another make shows of the same page (M15): only what differs, and never more than a question.
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

const SPARE = 1;
/** With so much less text, something is missing. */
const SHARE = 0.5;

export const otherEngine: VisitCheck = {
  meta: {
    id: 'other-engine',
    title: '另一种浏览器内核',
    messages: [
      {
        id: 'M15-width',
        title: '在另一种浏览器内核中横向超出屏幕',
        severity: 'major',
        text: '页面在苹果手机所用的WebKit内核中也不应出现横向滚动。',
        fix: '请用苹果手机打开核对，改用各内核都支持的样式，宽度用百分比或max-width: 100%。',
        basis: OURS,
        guard:
          '只在Chromium中没有超出、WebKit中超出时提出，一律转人工复核；只在要求时（命令visit加--engine webkit）核对。',
        limit: '用的是桌面版WebKit，不是苹果手机；只限已保存的网页和示例门户；脚本错误不比较。',
        ...indicatorOf('终端兼容性'),
      },
      {
        id: 'M15-text',
        title: '在另一种浏览器内核中内容缺失',
        severity: 'major',
        text: '页面在苹果手机所用的WebKit内核中应当显示同样的内容。',
        fix: '请用苹果手机打开核对，检查脚本是否用了WebKit不支持的写法。',
        basis: OURS,
        guard:
          '文字不到Chromium中的一半时提出，一律转人工复核；只在要求时（命令visit加--engine webkit）核对。',
        limit: '用的是桌面版WebKit，不是苹果手机；只限已保存的网页和示例门户。',
        ...indicatorOf('终端兼容性'),
      },
    ],
  },
  judge({ otherEngine: other, widths, textLength }, report) {
    if (!other) return;
    const fits = new Set(
      widths
        .filter(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + SPARE)
        .map(({ width }) => width),
    );
    const alike = other.widths.filter(({ width }) => fits.has(width));
    tell(report, 'M15-width', 'other-engine', alike, ({ width, scrollWidth, clientWidth, widest }) =>
      scrollWidth <= clientWidth + SPARE
        ? null
        : {
            verdict: 'review',
            key: String(width),
            ...(widest ? { selector: widest.selector, quote: widest.text } : {}),
            detail: `${other.name}中，屏幕宽${width}像素时，页面宽${Math.round(scrollWidth)}像素；Chromium中没有超出。`,
          },
    );
    tell(report, 'M15-text', 'other-engine', [other.textLength], (length) =>
      length >= textLength * SHARE
        ? null
        : { verdict: 'review', detail: `${other.name}中只有${length}个字，Chromium中有${textLength}个字。` },
    );
  },
};
