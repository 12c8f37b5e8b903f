// Judges whether entering one unit's site ends the log-in everywhere (U06).
import type { DoorVisit } from '../../store/schemas/door-visit.ts';
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, nationalBehind, PLAN_LOGIN_OURS, type Said } from './parts/door.ts';

function said(visit: DoorVisit): Said {
  const { losses, tries, session, unobserved } = visit;
  if (nationalBehind(visit)) return { verdict: 'inapplicable' };
  if (losses >= 2)
    return { verdict: 'fail', detail: `走查${tries}次，其中${losses}次进入后门户的登录失效。` };
  // Visited anew without a loss: it was chance.
  if (losses === 1 && session.after !== 'alive')
    return { verdict: 'review', detail: '走查这个入口之后门户的登录失效，尚未再次核对。' };
  if (unobserved) return { verdict: 'unobserved', ...unobserved };
  if (session.before !== 'alive' || session.after !== 'alive')
    return { verdict: 'unobserved', reason: 'logged-out' };
  return { verdict: 'pass' };
}

export const logsOut: DoorCheck = {
  meta: {
    id: 'logs-out',
    title: '影响其他站点的登录',
    messages: [
      {
        id: 'U06',
        title: '进入后其他站点的登录失效',
        severity: 'critical',
        text: '进入一个单位的办事系统，不应使办事人在门户和其他单位的登录失效。',
        fix: '请检查单点登录的接入：建立本系统会话时不应注销统一身份认证的会话，也不应限制只能在一处登录。',
        basis: PLAN_LOGIN_OURS,
        guard: '登录也可能恰好到期：重新登录后再走查一次，两次都失效才判不符合，只有一次的转人工复核。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    report({ message: 'U06', field: 'session', ...said(visit) });
  },
};
