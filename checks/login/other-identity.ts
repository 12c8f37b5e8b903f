// Judges whether the unit's site takes the person for somebody else (U03).
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, onLanding, PLAN_LOGIN_OURS } from './parts/door.ts';

export const otherIdentity: DoorCheck = {
  meta: {
    id: 'other-identity',
    title: '身份不一致',
    messages: [
      {
        id: 'U03',
        title: '显示的身份与登录账号不一致',
        severity: 'critical',
        text: '办事系统显示的办事人应当与登录账号一致。',
        fix: '请核对单点登录取得的身份和本系统会话的对应关系，避免沿用他人的会话。',
        basis: PLAN_LOGIN_OURS,
        guard:
          '昵称、经办人、法定代表人可能本来就不同，一律转人工复核；掩码写法（如“张*”）与账号相符的不判。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    onLanding(visit, 'U03', report, ({ names }) => {
      if (names.length === 0) return { verdict: 'inapplicable' };
      if (names.some(({ same }) => same)) return { verdict: 'pass' };
      const shown = names.map((name) => name.shown).join('、');
      return {
        verdict: 'review',
        quote: shown,
        detail: `页面显示的是“${shown}”，不是登录账号的姓名或名称。`,
      };
    });
  },
};
