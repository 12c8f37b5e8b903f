// What the drift guard tells the operator: one Chinese sentence for each kind. Called by the pipeline, the overview and `runs`.
import type { Suspicion } from '../../store/schemas/drift.ts';
import type { Channel } from '../../store/schemas/outcome.ts';
import { elementName } from '../field-names.ts';
import { CHANNEL_NAMES } from '../labels.ts';
import { number, percent } from '../phrases.ts';
import { isUnread } from './unread.ts';

const MAX_NAMES = 4;

const named = (names: readonly string[]): string =>
  names.length > MAX_NAMES
    ? `${names.slice(0, MAX_NAMES).join('、')}等${number(names.length)}个单位`
    : names.join('、');

const add = (all: readonly { n: number; of: number }[]) =>
  all.reduce((sum, { n, of }) => ({ n: sum.n + n, of: sum.of + of }), { n: 0, of: 0 });

/** Elements by name; where a whole list is gone, its parts are not told one by one. */
function elementsOf(fields: readonly string[]): string {
  const own = [...new Set(fields)];
  const told = own.filter((field) => !own.some((head) => field.startsWith(`${head}.`)));
  const names = [...new Set(told.map((field) => `“${elementName(field, null)}”`))];
  return names.length > MAX_NAMES
    ? `${names.slice(0, MAX_NAMES).join('')}等${names.length}个要素`
    : names.join('');
}

function ofLayout(run: string, all: readonly Suspicion[], nameOf: (unit: string) => string): string {
  const units = [...new Set(all.map(({ unit }) => unit))].map(nameOf);
  const before = add(all.map((one) => one.before));
  const now = add(all.map((one) => one.now));
  return `${named(units)}的页面上${elementsOf(all.map(({ field }) => field))}大面积消失（有内容的指南由${percent(before.n, before.of)}降到${percent(now.n, now.of)}），可能是页面改版而不是内容被删，相关结果已记为“未能检查”，不列为问题、也不作销号；请打开页面核对：确实不再提供的，运行 guide-audit accept-layout --run ${run}；只是栏目改名的，请在 crawler/dictionary 的词表中补上新名称后重新采集。`;
}

function ofItems(run: string, all: readonly Suspicion[], nameOf: (unit: string) => string): string {
  const missing = all.reduce((n, { now }) => n + now.of - now.n, 0);
  const listed = all.reduce((n, { now }) => n + now.of, 0);
  return `${named(all.map(({ unit }) => nameOf(unit)))}的清单一次少了${number(missing)}个事项（原有${number(listed)}个，占${percent(missing, listed)}），可能是清单接口故障而不是事项取消，这些事项的问题暂不销号；请与单位核对，确属取消的，运行 guide-audit accept-layout --run ${run}。`;
}

function ofGuides(run: string, all: readonly Suspicion[], nameOf: (unit: string) => string): string {
  const channels = [...new Set(all.map(({ channel }) => CHANNEL_NAMES[channel as Channel] ?? channel))];
  const { n, of } = add(all.map(({ now }) => now));
  return `${named([...new Set(all.map(({ unit }) => nameOf(unit)))])}的页面（${channels.join('、')}）能打开，但以前读到指南的${number(of)}个页面中有${number(of - n)}个已认不出是办事指南，可能是页面改版、栏目名称大部分换掉而不是指南被删，这些页面的问题保持原状，不列为新问题、也不作销号；请用 guide-audit doctor 网址 查看其中一页：词表中没有的栏目名称，请补入 crawler/dictionary 后重新采集；确实不再提供指南的，运行 guide-audit accept-layout --run ${run}。`;
}

/** Sentences for what waits for the operator, at most one a kind. `nameOf` names a unit. */
export function driftSentences(
  run: string,
  suspicions: readonly Suspicion[],
  nameOf: (unit: string) => string,
): string[] {
  const guides = suspicions.filter(isUnread);
  const layout = suspicions.filter((one) => one.kind === 'layout' && !isUnread(one));
  const items = suspicions.filter(({ kind }) => kind === 'items');
  return [
    ...(guides.length > 0 ? [ofGuides(run, guides, nameOf)] : []),
    ...(layout.length > 0 ? [ofLayout(run, layout, nameOf)] : []),
    ...(items.length > 0 ? [ofItems(run, items, nameOf)] : []),
  ];
}
