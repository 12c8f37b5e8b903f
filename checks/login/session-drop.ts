// Judges whether the unit's site forgets somebody who is still logged in (U05).
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, onLanding, PLAN_LOGIN_OURS, quoteOf } from './parts/door.ts';
import { pageKind } from './parts/page-kind.ts';

/** A form must be filled in without haste; the elder rules give half an hour. */
const LONG_ENOUGH_S = 30 * 60;

/** Seconds are whole ones in the record. */
const since = (seconds: number): string => (seconds < 1 ? '进入后不足1秒' : `进入后约${seconds}秒`);

export const sessionDrop: DoorCheck = {
  meta: {
    id: 'session-drop',
    title: '登录保持',
    messages: [
      {
        id: 'U05',
        title: '办事系统的登录很快失效',
        severity: 'major',
        text: '统一身份认证的登录仍然有效时，办事系统不应在30分钟内要求重新登录。',
        fix: '请延长办事系统的会话时间（不少于30分钟），或在失效时由统一身份认证自动续接，并保留已填写的内容。',
        basis: PLAN_LOGIN_OURS,
        guard: '先核对统一身份认证的登录仍然有效；重新打开时自动续接、办事人察觉不到的不判。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    onLanding(visit, 'U05', report, (landing) => {
      const kind = pageKind(landing);
      if (visit.stays.length === 0 || !/^(?:item|home|unclear)$/.test(kind))
        return { verdict: 'inapplicable' };
      const at = visit.stays.findIndex(({ look }) => /^(?:login|lost)$/.test(pageKind(look)));
      const lost = visit.stays[at];
      if (!lost || lost.seconds > LONG_ENOUGH_S) return { verdict: 'pass' };
      return {
        verdict: 'fail',
        quote: quoteOf(lost.look),
        detail: `进入后第${at + 1}次重新打开时（${since(lost.seconds)}）要求重新登录，而统一身份认证的登录仍然有效。`,
      };
    });
  },
};
