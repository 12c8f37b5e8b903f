// Judges whether an item is reached through the menu of the home page, and with how many clicks (N01, N02).
import type { EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ENTRY, ENTRY_INDICATOR, ENTRY_OURS, MOST_CLICKS } from './parts/plan.ts';
import { onItems, type Said } from './parts/said.ts';

function there({ way, similar }: EntryWalk['items'][number], { menu }: EntryWalk): Said {
  if (way?.landing.unobserved) return { verdict: 'unobserved', ...way.landing.unobserved };
  if (way) return { verdict: 'pass' };
  if (!menu.whole)
    return {
      ...{ verdict: 'unobserved', reason: 'budget' },
      detail: `打开了${menu.pages}个页面仍未找到，其余的菜单没有打开。`,
    };
  if (similar)
    return {
      ...{ verdict: 'review', quote: similar },
      detail: `没有与全称一致的入口，有名称相近的“${similar}”，请核对是否同一事项。`,
    };
  // Never a fail: what the machine may not open (see the guard) may hold it.
  return {
    verdict: 'review',
    detail: `从首页逐级打开了${menu.pages}个页面，点击${menu.clicks}次以内没有看到这个事项的入口，请人工核对。`,
  };
}

function near({ way }: EntryWalk['items'][number]): Said {
  if (!way) return { verdict: 'inapplicable' };
  if (way.clicks <= MOST_CLICKS) return { verdict: 'pass', picture: way.landing.picture };
  return {
    ...{ verdict: 'review', picture: way.landing.picture, expected: `${MOST_CLICKS}次以内` },
    detail: `从首页要点击${way.clicks}次：${way.path.join(' → ')}。${way.unfolds ? '其中有展开菜单，实际次数可能有出入。' : ''}`,
  };
}

export const menuWay: EntryCheck = {
  meta: {
    id: 'menu-way',
    title: '逐级进入',
    messages: [
      {
        id: 'N01',
        title: '首页逐级点击找不到事项',
        severity: 'major',
        text: '从首页的导航（主题、部门等）逐级点击，应能到达每个办事事项。',
        fix: '请把事项挂到所属主题和部门的列表中，名称与办事指南一致。',
        basis: ENTRY,
        guard:
          '入口名称与事项全称逐字一致，或同一行写明全称的才算找到；找不到的一律转人工复核，因为有些内容机器可能没有打开：以提交数据方式载入的列表、会提交或更改内容的控件、其他主机的页面、列表的后续各页、嵌入的页面（iframe）、须登录才显示的入口；没有打开全部菜单的，不作判断。',
        indicator: ENTRY_INDICATOR,
      },
      {
        id: 'N02',
        title: '到达事项的点击次数过多',
        severity: 'minor',
        text: `从首页到办事事项，点击不宜超过${MOST_CLICKS}次。`,
        fix: '请减少中间层级，或在首页、主题页直接列出常办事项。',
        basis: ENTRY_OURS,
        guard: '次数是经验值，一律转人工复核；悬停即展开的菜单不计点击。',
        indicator: ENTRY_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    onItems(walk, 'N01', 'menu', report, there);
    onItems(walk, 'N02', 'menu', report, near);
  },
};
