// What crawls have learned of a channel's layouts (采集方式), in lines. Pure; called by scripts/commands/doctor.ts.
import type { LearnedApi } from '../../crawler/lanes/api/learned.ts';
import { API_LAYOUT, FIRST_PAGES, type LayoutState, stateOf } from '../../crawler/lanes/lane-choice.ts';
import type { LearnedLanes } from '../../store/schemas/lanes.ts';
import { apiLines } from './api-lines.ts';

const SAYS: Record<LayoutState, string> = {
  http: '普通 HTTP（与浏览器读到的相同，仍持续抽查）',
  learning: `浏览器（满 ${FIRST_PAGES} 页相同后改用普通 HTTP）`,
  browser: '浏览器（普通 HTTP 读到的不同）',
};

/** None where nothing was learned. Counts of units are those in which pages of the layout were compared. */
export function learnedLines(learned: LearnedLanes | undefined, api: LearnedApi | null): string[] {
  const layouts = Object.entries(learned?.layouts ?? {}).filter(([layout]) => layout !== API_LAYOUT);
  const json = apiLines(api, learned?.layouts[API_LAYOUT]);
  if (layouts.length === 0 && json.length === 0) return [];
  const units = (layout: string) =>
    Object.values(learned?.units ?? {}).filter((own) => own.includes(layout)).length;
  return [
    '',
    '【历次采集学到的采集方式】',
    ...json,
    ...layouts
      .sort(([, a], [, b]) => b.equal - a.equal || b.different - a.different)
      .map(
        ([layout, one]) =>
          `  版式 ${layout}：${SAYS[stateOf(one)]}；连续相同 ${one.equal} 页，不同 ${one.different} 次，见于 ${units(layout)} 个单位`,
      ),
  ];
}
