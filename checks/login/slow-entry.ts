// Judges how long somebody waits until the service can be used (U08).
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, onLanding, PLAN_LOGIN_OURS } from './parts/door.ts';
import { pageKind } from './parts/page-kind.ts';

const PATIENCE_MS = 10_000;

export const slowEntry: DoorCheck = {
  meta: {
    id: 'slow-entry',
    title: '进入等待',
    messages: [
      {
        id: 'U08',
        title: '进入办事系统等待过长',
        severity: 'minor',
        text: '从点击“立即办理”到办理页面可用，不应超过10秒。',
        fix: '请减少登录途中的转向，并检查办事系统的响应时间。',
        basis: PLAN_LOGIN_OURS,
        guard: '只测一次，受当时网络影响，一律转人工复核。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    onLanding(visit, 'U08', report, (landing) => {
      const { milliseconds } = visit;
      if (milliseconds === null || pageKind(landing) !== 'item') return { verdict: 'inapplicable' };
      if (milliseconds <= PATIENCE_MS) return { verdict: 'pass' };
      return { verdict: 'review', detail: `等待了${(milliseconds / 1000).toFixed(1)}秒。` };
    });
  },
};
