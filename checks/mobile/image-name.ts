// Judges whether links and buttons made of a picture can be read out (M34).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, wcag } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

export const imageName: VisitCheck = {
  meta: {
    id: 'image-name',
    title: '图片按钮的名称',
    messages: [
      {
        id: 'M34',
        title: '图片链接或按钮没有文字说明',
        severity: 'minor',
        text: '只有图片、没有文字的链接和按钮，应当用alt或aria-label写明用途。',
        fix: '请补上说明，如<img src="…" alt="返回首页">或aria-label="搜索"。',
        basis: wcag('1.1.1、4.1.2'),
        guard: '链接中已有文字、图片只作装饰（alt=""）的不判。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ targets }, report) {
    const pictures = targets.filter(({ kind, picture }) => picture && kind !== 'field');
    tell(report, 'M34', 'targets', pictures, ({ name, selector, href }) =>
      name === '' ? { verdict: 'fail', key: href || 'button', selector } : null,
    );
  },
};
