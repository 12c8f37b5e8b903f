// Judges whether somebody who is logged in has to register once more (U02).
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, onLanding, PLAN_LOGIN, quoteOf } from './parts/door.ts';
import { pageKind } from './parts/page-kind.ts';

export const registration: DoorCheck = {
  meta: {
    id: 'registration',
    title: '重复注册',
    messages: [
      {
        id: 'U02',
        title: '登录后要求重复注册',
        severity: 'critical',
        text: '已通过统一身份认证登录的办事人，不应再注册办事系统自己的账号。',
        fix: '请用统一身份认证返回的身份自动建立账号；确需补充的信息在申报表中填写，不另设密码。',
        basis: PLAN_LOGIN,
        guard: '要求设置密码并写明“注册”的才判不符合；“完善信息”“绑定手机”等转人工复核；国家部委系统除外。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    onLanding(visit, 'U02', report, (landing) => {
      const kind = pageKind(landing);
      const quote = quoteOf(landing);
      if (kind === 'registration')
        return { verdict: 'fail', quote, detail: `${landing.host} 要求注册本系统账号并设置密码。` };
      if (kind === 'registration-doubt')
        return {
          verdict: 'review',
          quote,
          detail: `${landing.host} 要求补充账号信息，请人工判断是否属于重复注册。`,
        };
      return { verdict: 'pass' };
    });
  },
};
