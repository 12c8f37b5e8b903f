// The table of the phone's pages on the overview: the plan's indicator 移动端运营情况 by its four aspects. Called by index-page.ts.
import { type Html, html } from '../html.ts';
import { number, passRate } from '../phrases.ts';
import type { PhonePages } from '../visits/aspects.ts';
import { cell, tableClose, tableOpen, tableRow } from './parts.ts';

const MAX_TITLES = 4;
const TITLES = ['方面', '符合', '不符合', '待复核', '未能检查', '符合率', '主要问题', '未能检查的原因'];

/** Nothing where no page was visited. */
export function phoneTable({ visited, missed, guides, missedReasons, rows }: PhonePages): Html | false {
  if (visited + missed === 0) return false;
  const about = `手机页面为抽样：本次走查了${number(visited)}页，其中指南${number(guides)}页${missed > 0 ? `；另有${number(missed)}页未能走查（${missedReasons.join('、')}）` : ''}。其余手机页面没有走查，不在此结论之内。每个页面的每个检查项计一次；版式造成的问题合并为一条，由门户运营单位整改；各页写法的问题列入该事项所属单位。`;
  return html`<h2>移动端运营情况（区级指标第25项）</h2>
<p>${about}</p>
${tableOpen('手机页面走查结果，按评估方案的四个方面', TITLES)}${rows.map((row) =>
  tableRow(row.aspect, [
    cell('符合', number(row.pass)),
    cell('不符合', number(row.fail)),
    cell('待复核', number(row.review)),
    cell('未能检查', number(row.unobserved)),
    cell('符合率', passRate(row)),
    cell('主要问题', row.failing.slice(0, MAX_TITLES).join('、') || '—', 'long'),
    cell('未能检查的原因', row.reasons.slice(0, MAX_TITLES).join('；') || '—', 'long'),
  ]),
)}${tableClose}`;
}
