// Judges the entry of the version for the elderly on the home page (N10, rule M35 of phones).
import type { EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ELDER, ENTRY_INDICATOR } from './parts/plan.ts';
import type { Said } from './parts/said.ts';

function said({ elder }: EntryWalk): Said {
  if (!elder) return { verdict: 'inapplicable' };
  const { claimed, entry, search, unobserved, whole } = elder;
  if (unobserved) return { verdict: 'unobserved', ...unobserved };
  if (!entry) {
    const searched = search === null ? '' : search ? '，搜索能找到' : '，搜索也找不到';
    if (claimed && whole) return { verdict: 'fail', detail: `平台有长辈版，首页上没有它的入口${searched}。` };
    const ask = claimed ? '首页没有完整载入，请人工查看' : '请核对平台是否应有';
    return { verdict: 'review', detail: `首页上没有看到长辈版的入口${searched}，${ask}。` };
  }
  // Its effect may be one that no machine notices (larger letters, a voice).
  if (entry.works === false)
    return {
      ...{ verdict: 'review', quote: entry.name },
      detail: `点击首页的“${entry.name}”后没有看到长辈版打开，请人工查看。`,
    };
  if (entry.hidden)
    return {
      verdict: 'review',
      quote: entry.name,
      detail: `“${entry.name}”要展开菜单才看得见，请判断是否显著。`,
    };
  return entry.works === null ? { verdict: 'unobserved', reason: 'blocked' } : { verdict: 'pass' };
}

export const elderEntry: EntryCheck = {
  meta: {
    id: 'elder-entry',
    title: '长辈版入口',
    messages: [
      {
        id: 'N10',
        title: '首页没有长辈版入口',
        severity: 'major',
        text: '平台有长辈版（关怀版、亲情版等）的，首页的显著位置应有入口，点击后能打开。',
        fix: '请在首页的第一屏放置长辈版入口，不要只放在“我的”“设置”中。',
        basis: ELDER,
        guard:
          '首页正常打开（状态码200）且请求都已发出、站点档案写明平台有长辈版（elder）而没有入口的，才判不符合，其余转人工复核；首次打开时的提示会在新的浏览器中出现，按首页看待。',
        indicator: `${ENTRY_INDICATOR}；规则M35`,
      },
    ],
  },
  judge(walk, report) {
    report({
      message: 'N10',
      field: 'home',
      subject: '长辈版',
      unit: null,
      picture: walk.elder?.picture ?? null,
      ...said(walk),
    });
  },
};
