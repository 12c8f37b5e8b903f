// Judges whether what is public asks for a log-in (U07).
import type { DoorVisit } from '../../store/schemas/door-visit.ts';
import type { DoorCheck } from '../frame/check.ts';
import { INDICATOR, nationalBehind, PLAN_LOGIN_OURS, quoteOf, type Said } from './parts/door.ts';
import { pageKind } from './parts/page-kind.ts';

function said(visit: DoorVisit): Said {
  const { publicLook } = visit;
  if (nationalBehind(visit)) return { verdict: 'inapplicable' };
  if (!publicLook) return { verdict: 'unobserved', reason: visit.unobserved?.reason ?? 'timeout' };
  if (publicLook.itemShown) return { verdict: 'pass' };
  const kind = pageKind(publicLook);
  const quote = quoteOf(publicLook);
  if (kind === 'login')
    return {
      ...{ verdict: 'fail', quote },
      detail: `没有登录时打开办事指南，显示的是登录页面（${publicLook.host}）。`,
    };
  if (kind === 'login-doubt' || kind === 'lost')
    return { verdict: 'review', quote, detail: '没有登录时打开办事指南，可能要求登录，请人工查看。' };
  return { verdict: 'pass' };
}

export const needlessLogin: DoorCheck = {
  meta: {
    id: 'needless-login',
    title: '不必要的登录',
    messages: [
      {
        id: 'U07',
        title: '公开的办事指南要求登录',
        severity: 'major',
        text: '办事指南应当公开，不登录也能查看；只在申报等确需身份的环节要求登录。',
        fix: '请取消办事指南页面的登录要求。',
        basis: PLAN_LOGIN_OURS,
        guard: '以没有登录的浏览器打开指南页面，显示登录表单的才判不符合，其余转人工复核。',
        indicator: INDICATOR,
      },
    ],
  },
  judge(visit, report) {
    report({ message: 'U07', field: 'publicLook', ...said(visit) });
  },
};
