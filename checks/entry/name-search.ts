// Judges whether the search finds an item by its full name, among the first results (N03, N04).
import type { EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ENTRY_INDICATOR, ENTRY_OURS, FIRST_RESULTS } from './parts/plan.ts';
import { firstOf, onItems, type Said } from './parts/said.ts';

type Item = EntryWalk['items'][number];

function found({ byName }: Item): Said {
  if (!byName) return { verdict: 'inapplicable' };
  const { unobserved, position, results, first, similar, picture, word, whole } = byName;
  if (unobserved) return { verdict: 'unobserved', ...unobserved };
  if (position !== null) return { verdict: 'pass', picture };
  if (similar)
    return {
      ...{ verdict: 'review', picture, quote: similar },
      detail: `搜索“${word}”，没有与全称一致的结果，有名称相近的“${similar}”，请核对是否同一事项。`,
    };
  if (results === 0 && whole) return { verdict: 'fail', picture, detail: `搜索“${word}”，没有任何结果。` };
  const listed =
    results === 0
      ? '没有看到任何结果，但页面的部分请求因只读限制未发出'
      : `列出${results}条（${firstOf(first)}等），没有看到这个事项`;
  return { verdict: 'review', picture, detail: `搜索“${word}”，${listed}，请人工核对。` };
}

function early({ byName }: Item): Said {
  const position = byName?.position ?? null;
  if (!byName || position === null) return { verdict: 'inapplicable' };
  const { picture, word, first } = byName;
  if (position <= FIRST_RESULTS) return { verdict: 'pass', picture };
  return {
    ...{ verdict: 'review', picture, expected: `前${FIRST_RESULTS}条` },
    detail: `搜索“${word}”，这个事项排在第${position}条，排在前面的是${firstOf(first)}。`,
  };
}

export const nameSearch: EntryCheck = {
  meta: {
    id: 'name-search',
    title: '按全称搜索',
    messages: [
      {
        id: 'N03',
        title: '用事项全称搜索不到',
        severity: 'major',
        text: '在搜索框输入事项全称，结果中应有这个事项。',
        fix: '请把事项纳入搜索范围，并更新搜索索引。',
        basis: ENTRY_OURS,
        guard:
          '先搜索一个没有意义的词，两次都显示的内容不算结果；没有任何结果且页面的请求都已发出的，才判不符合；列出了结果而其中没有这个事项的（只看第一页）、只有名称相近的结果的，转人工复核；搜索以提交数据方式进行而站点档案未允许的，不作判断。',
        indicator: ENTRY_INDICATOR,
      },
      {
        id: 'N04',
        title: '用事项全称搜索，排位靠后',
        severity: 'minor',
        text: `输入事项全称，这个事项宜排在结果的前${FIRST_RESULTS}条。`,
        fix: '请调整搜索排序：名称完全一致的事项排在资讯、问答之前。',
        basis: ENTRY_OURS,
        guard: '名次是经验值，一律转人工复核。',
        indicator: ENTRY_INDICATOR,
      },
    ],
  },
  judge(walk, report) {
    onItems(walk, 'N03', 'search', report, found);
    onItems(walk, 'N04', 'search', report, early);
  },
};
