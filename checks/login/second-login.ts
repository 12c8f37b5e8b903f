// Judges whether somebody who is logged in has to log in again (U01).
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, onLanding, PLAN_LOGIN, quoteOf } from './parts/door.ts';
import { pageKind } from './parts/page-kind.ts';

export const secondLogin: DoorCheck = {
  meta: {
    id: 'second-login',
    title: '二次登录',
    messages: [
      {
        id: 'U01',
        title: '登录后又要求再次登录',
        severity: 'critical',
        text: '已通过统一身份认证登录的办事人，进入办事系统时不应要求再次登录。',
        fix: '请接入统一身份认证的单点登录：办事系统收到已登录的办事人时，直接建立本系统的会话，不再显示登录页面。',
        basis: PLAN_LOGIN,
        guard:
          '走查前后都核对登录仍然有效；国家部委系统除外；证书密码、支付密码等不像登录的，只有登录提示而没有登录表单的，转人工复核。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    onLanding(visit, 'U01', report, (landing) => {
      const kind = pageKind(landing);
      const quote = quoteOf(landing);
      const where = landing.onIdentity
        ? '统一身份认证的登录页面'
        : `该单位系统自己的登录页面（${landing.host}）`;
      if (kind === 'login') return { verdict: 'fail', quote, detail: `登录仍有效，进入后却显示${where}。` };
      if (kind === 'login-doubt')
        return {
          verdict: 'review',
          quote,
          detail: `进入后的页面可能要求再次登录（${landing.host}），请人工查看。`,
        };
      if (kind === 'lost')
        return { verdict: 'review', quote, detail: '登录仍有效，进入后却提示登录失效，请人工查看。' };
      return { verdict: 'pass' };
    });
  },
};
