// Judges whether the way still leads to the item after the log-in (U04).
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, onLanding, PLAN_LOGIN_OURS, quoteOf } from './parts/door.ts';
import { pageKind } from './parts/page-kind.ts';

export const lostItem: DoorCheck = {
  meta: {
    id: 'lost-item',
    title: '事项丢失',
    messages: [
      {
        id: 'U04',
        title: '登录后没有到达所办事项',
        severity: 'major',
        text: '从事项的“立即办理”进入并登录后，应当直接到达该事项的办理页面，不应回到首页重新查找。',
        fix: '请在登录前记下所办事项，登录完成后转回该事项的办理页面。',
        basis: PLAN_LOGIN_OURS,
        guard: '到达首页而页面上没有事项名称的才判不符合；到达其他没有事项名称的页面，转人工复核。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    onLanding(visit, 'U04', report, (landing) => {
      const kind = pageKind(landing);
      const quote = quoteOf(landing);
      if (kind === 'item') return { verdict: 'pass' };
      if (kind === 'home')
        return {
          verdict: 'fail',
          quote,
          expected: visit.item,
          detail: `到达的是首页（${landing.url}），页面上没有“${visit.item}”。`,
        };
      if (kind === 'unclear')
        return {
          verdict: 'review',
          quote,
          expected: visit.item,
          detail: `到达的页面（${landing.url}）上没有“${visit.item}”，请人工查看。`,
        };
      // A log-in or registration stands before it: judged by others.
      return { verdict: 'inapplicable' };
    });
  },
};
