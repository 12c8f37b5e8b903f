// Judges whether screen readers and keyboards are let in: hidden body, unreachable controls, language, title (M36).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, wcag } from './parts/basis.ts';
import { tell, tellPage } from './parts/tell.ts';

export const assistive: VisitCheck = {
  meta: {
    id: 'assistive',
    title: '辅助技术',
    messages: [
      {
        id: 'M36',
        title: '页面内容对读屏软件隐藏',
        severity: 'minor',
        text: '整个页面不应设为对读屏软件隐藏（aria-hidden）。',
        fix: '请删去body上的aria-hidden="true"。',
        basis: wcag('4.1.2'),
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M36-select',
        title: '页面文字不能选取',
        severity: 'minor',
        text: '办事指南的文字应当可以选取、复制，便于查询和朗读。',
        fix: '请删去整个页面的user-select: none设置。',
        basis: wcag('（辅助技术兼容）'),
        guard: '按钮、图标等局部的设置不判；整页设置的转人工复核。',
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M36-keyboard',
        title: '控件不能用键盘或读屏软件操作',
        severity: 'minor',
        text: '可点按的控件应当能够获得焦点。',
        fix: '请改用button或a元素，或加上tabindex="0"和role="button"。',
        basis: wcag('2.1.1'),
        guard: '只判网页中写明点击动作（onclick、role="button"）的元素。',
        limit: '由脚本另行绑定动作的元素看不到。',
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M36-lang',
        title: '页面没有注明语言',
        severity: 'minor',
        text: '页面应当注明所用的语言，读屏软件据此朗读。',
        fix: '请写成<html lang="zh-CN">。',
        basis: wcag('3.1.1'),
        ...indicatorOf('交互友好性'),
      },
      {
        id: 'M36-title',
        title: '页面没有标题',
        severity: 'minor',
        text: '页面应当有说明内容的标题。',
        fix: '请在title中写明事项或栏目的名称。',
        basis: wcag('2.4.2'),
        guard: '页面内容为空的不判，由“页面空白”检查。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ bodyHidden, selectable, targets, lang, title, textLength }, report) {
    tellPage(report, 'M36', bodyHidden ? { verdict: 'fail' } : null);
    tellPage(report, 'M36-select', selectable ? null : { verdict: 'review' });
    tell(report, 'M36-keyboard', 'targets', targets, ({ kind, focusable, name, selector }) =>
      kind === 'script' && !focusable
        ? { verdict: 'fail', key: name || selector, selector, quote: name }
        : null,
    );
    tellPage(report, 'M36-lang', /^[a-z]{2,3}(?:-|$)/i.test(lang) ? null : { verdict: 'fail', quote: lang });
    tellPage(report, 'M36-title', title === '' && textLength > 0 ? { verdict: 'fail' } : null);
  },
};
