// Judges entries of the menu that lead nowhere (N07).
import type { EntryCheck } from '../frame/check.ts';
import { ENTRY_INDICATOR, ENTRY_OURS } from './parts/plan.ts';

export const deadEntry: EntryCheck = {
  meta: {
    id: 'dead-entry',
    title: '入口失效',
    messages: [
      {
        id: 'N07',
        title: '入口点击后打不开或没有内容',
        severity: 'major',
        text: '首页和各级菜单的入口，点击后应有可用的内容。',
        fix: '请修正入口的地址或撤下入口；确在建设的，写明预计开放的时间和目前的办理途径。',
        basis: ENTRY_OURS,
        guard:
          '网站报错（状态码404、410、5xx）或连接失败的再试一次，两次都如此才判不符合；点击没有反应、页面没有按时打开、写着“暂无”“建设中”或没有内容的，转人工复核；要求登录、被拦截的不判。',
        indicator: ENTRY_INDICATOR,
      },
    ],
  },
  judge({ menu, items }, report) {
    const unitOf = new Map(items.map(({ name, unit }) => [name, unit]));
    for (const { name, path, url, detail, sure, picture } of menu.dead)
      report({
        ...{ message: 'N07', verdict: sure ? 'fail' : 'review', field: 'menu', subject: name },
        ...{ unit: unitOf.get(name) ?? null, picture },
        detail: `首页 → ${path.join(' → ')}：${detail}${url ? `，${url}` : ''}。`,
      });
    if (menu.dead.length === 0)
      report({
        ...{ message: 'N07', verdict: menu.whole ? 'pass' : 'unobserved', field: 'menu', subject: '菜单' },
        ...{ unit: null, picture: null, ...(menu.whole ? {} : { reason: 'budget' }) },
      });
  },
};
