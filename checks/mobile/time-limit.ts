// Judges whether the page moves on by itself (M32).
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { tellPage } from './parts/tell.ts';

/** WCAG 2.2.1: beyond 20 hours is no limit. */
const LONGEST = 72_000;

export const timeLimit: VisitCheck = {
  meta: {
    id: 'time-limit',
    title: '自动跳转',
    messages: [
      {
        id: 'M32',
        title: '页面定时自动刷新或跳转',
        severity: 'minor',
        text: '页面不应在办事人看完或填完之前自动刷新或跳转。',
        fix: '请取消定时刷新，改为由办事人点击。',
        basis: ELDER,
        guard: '打开后立即转向（0秒）的不判。',
        limit: '只看网页头部的定时设置；由脚本计时的和验证码的有效期看不到。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge({ refresh }, report) {
    const seconds = Number.parseFloat(refresh ?? '');
    tellPage(
      report,
      'M32',
      seconds > 0 && seconds <= LONGEST
        ? { verdict: 'fail', quote: refresh!, detail: `页面打开${seconds}秒后自动刷新或跳转。` }
        : null,
    );
  },
};
