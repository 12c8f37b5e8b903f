// Judges whether what programs left over stands on the page (M42).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, PLAN_MOBILE } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

/** Never meant for readers. */
const CERTAIN: readonly [pattern: RegExp, what: string][] = [
  [/^(?:null|undefined|NaN|\[object \w+\])$/, '程序的空值'],
  [/[：:]\s*(?:null|undefined|NaN|\[object \w+\])(?![A-Za-z])/, '程序的空值'],
  [/\{\{[^{}]+\}\}|\$\{[^{}]+\}/, '没有替换的模板变量'],
  [/<\/?(?:br|p|div|span|strong|font|table|td|tr|a)(?:\s[^<>]*)?\/?>/i, '网页代码'],
  [/&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|middot);/, '网页代码'],
  [/\uFFFD|锟斤拷|烫烫烫|屯屯屯|[ÃÂ][\u0080-\u00BF]|[åäæçè][\u0080-\u00BF]{2}/, '乱码'],
  [/lorem ipsum/i, '占位文字'],
];
/** A person knows whether it is meant. */
const POSSIBLE: readonly [pattern: RegExp, what: string][] = [
  [/^(?:测试|test)\s*(?:数据|标题|内容|事项|文字)?\s*\d*$/i, '测试内容'],
  [/测试(?:数据|标题|内容|事项)(?!的|库|集)/, '测试内容'],
  [/(?<![A-Za-z])(?:undefined|NaN)(?![A-Za-z])/, '程序的空值'],
];

export const textQuality: VisitCheck = {
  meta: {
    id: 'text-quality',
    title: '文字质量',
    messages: [
      {
        id: 'M42',
        content: true,
        title: '页面出现程序残留或乱码',
        severity: 'major',
        text: '页面上不应出现null、undefined、模板变量、网页代码、乱码、测试数据等内容。',
        fix: '请补上应有的内容，或在没有内容时不显示该栏。',
        basis: PLAN_MOBILE,
        guard: '代码示例（code、pre）不判；可能是正文的“测试”等字样转人工复核。',
        limit: '错别字和内容是否准确不在此检查。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ texts }, report) {
    const read = texts.filter(({ exempt }) => !exempt);
    tell(report, 'M42', 'texts', read, ({ text, selector }) => {
      const said = { key: text.slice(0, 40), selector, quote: text.slice(0, 60) };
      const certain = CERTAIN.find(([pattern]) => pattern.test(text));
      if (certain) return { verdict: 'fail', ...said, detail: `含有${certain[1]}。` };
      const possible = POSSIBLE.find(([pattern]) => pattern.test(text));
      return possible ? { verdict: 'review', ...said, detail: `像是${possible[1]}，请核对。` } : null;
    });
  },
};
