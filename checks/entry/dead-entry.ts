// Judges entries of the menu that lead nowhere (N07).
import { WAY } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ENTRY_INDICATOR, ENTRY_OURS } from './parts/plan.ts';

/** An entry is known by the way to it: its name alone may stand in several places. */
const keyOf = (path: readonly string[]): string => path.join(WAY);

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
        ...{ key: keyOf(path), unit: unitOf.get(name) ?? null, picture },
        detail: `首页${WAY}${keyOf(path)}：${detail}${url ? `，${url}` : ''}。`,
      });
    const dead = new Set(menu.dead.map(({ path }) => keyOf(path)));
    for (const { path } of menu.opened)
      if (path.length > 0 && !dead.has(keyOf(path)))
        report({
          ...{ message: 'N07', verdict: 'pass', field: 'menu', subject: path.at(-1)!, key: keyOf(path) },
          ...{ unit: null, picture: null },
        });
    if (menu.dead.length === 0)
      report({
        ...{ message: 'N07', verdict: menu.whole ? 'pass' : 'unobserved', field: 'menu', subject: '菜单' },
        ...{ unit: null, picture: null, ...(menu.whole ? {} : { reason: 'budget' }) },
      });
  },
};
