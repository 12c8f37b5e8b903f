// Judges whether a channel has a search that answers (N09).
import type { EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ENTRY_INDICATOR, ENTRY_OURS } from './parts/plan.ts';
import type { Said } from './parts/said.ts';

function said({ channel, search }: EntryWalk): Said {
  // A terminal may do without one: its screen is a menu.
  if (!search)
    return channel === 'kiosk'
      ? { verdict: 'inapplicable' }
      : { verdict: 'review', detail: '首页没有找到搜索框，也没有找到进入搜索的入口，请人工查看。' };
  if (search.failed)
    return { verdict: 'fail', detail: `搜索后网站没有正常回应：${search.failed}（试了两次）。` };
  if (search.unobserved) return { verdict: 'unobserved', ...search.unobserved };
  return { verdict: 'pass' };
}

export const searchBox: EntryCheck = {
  meta: {
    id: 'search-box',
    title: '搜索功能',
    messages: [
      {
        id: 'N09',
        title: '没有搜索或搜索失效',
        severity: 'major',
        text: '首页应能搜索办事事项，搜索应有正常的回应。',
        fix: '请在首页的显著位置提供搜索框，并检查搜索服务是否可用。',
        basis: ENTRY_OURS,
        guard: '网站报错的再试一次，两次都报错才判不符合；没有找到搜索框的转人工复核；自助终端不要求。',
        indicator: ENTRY_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    report({
      message: 'N09',
      field: 'search',
      subject: '搜索',
      unit: null,
      picture: walk.home.picture,
      ...said(walk),
    });
  },
};
