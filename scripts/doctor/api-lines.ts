// What crawls have learned of a channel's JSON (接口), in lines. Pure; called by learned-lines.ts.
import type { LearnedApi } from '../../crawler/lanes/api/learned.ts';
import { FIRST_PAGES, stateOf } from '../../crawler/lanes/lane-choice.ts';
import { elementName } from '../../reports/field-names.ts';
import type { LearnedLayout } from '../../store/schemas/lanes.ts';

const SAYS = {
  http: '接口（重建的指南与浏览器读到的相同，仍持续抽查）',
  learning: `浏览器（满 ${FIRST_PAGES} 页相同后改用接口）`,
  browser: '浏览器（按接口重建的指南与页面不同）',
} as const;

/** `shown visits` is the caption, `guide` the whole. */
function nameOf(path: string): string {
  if (path === 'guide') return '整份指南';
  if (path === 'rows' || path === 'observed') return '页面各部分';
  return path.startsWith('shown ')
    ? `${elementName(path.slice('shown '.length), null)}（栏目）`
    : elementName(path, null);
}

/** None where no page loaded JSON of its item. `layout`: how comparisons went so far. */
export function apiLines(api: LearnedApi | null, layout: LearnedLayout | undefined): string[] {
  if (!api) return [];
  if (api.requests.length === 0)
    return [
      `  接口：浏览器（看过 ${api.lessons} 页，接口中的内容还不能说明：${api.unexplained.map(nameOf).join('、')}）`,
    ];
  const { equal, different } = layout ?? { equal: 0, different: 0 };
  return [
    `  接口 ${api.requests.join('，')}：${SAYS[layout ? stateOf(layout) : 'learning']}；连续相同 ${equal} 页，不同 ${different} 次，由 ${api.lessons} 页学得`,
    `    接口中的要素：${api.fields.map(nameOf).join('、')}`,
  ];
}
