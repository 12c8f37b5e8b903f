// Finds a session that ends while one is filling in.
import { EASE } from './basis.ts';
import type { Met, ObstacleCheck } from './obstacle-check.ts';

export const sessionEnds: ObstacleCheck = {
  meta: {
    id: 'session-ends',
    severity: 'critical',
    text: '填写过程中登录状态应当保持，失效前应当提醒并保存已填写的内容。',
    fix: '请延长登录状态的有效时间，失效前提醒、可一键延长，并自动保存草稿。',
    why: '申请人填到一半被退出，填好的内容可能全部丢失',
    basis: EASE,
    guard: '只判页面写明登录失效、超时、过期的；程序填写比人快，不会因停留过久而失效。',
  },
  find: ({ logins }) =>
    logins.slice(1).flatMap(({ ended, from, step }): Met[] =>
      ended === null
        ? []
        : [
            {
              verdict: 'fail',
              step: from ?? step,
              shown: step,
              spot: ended,
              detail: `填写后点按“下一步”，页面提示“${ended}”，须重新登录。`,
            },
          ],
    ),
};
