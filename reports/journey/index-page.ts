// All journeys at a glance: what to mend first over all, the units, each service on each channel beside its best. Called by report.ts.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import type { Changes } from './changes.ts';
import { changesPart } from './changes-part.ts';
import { mendsOf, type ObstacleIndex } from './first.ts';
import { firstPart, type PageOf } from './first-part.ts';
import { isUnfinished } from './names.ts';
import { framed } from './page.ts';
import { serviceTable } from './service-table.ts';
import { grouped, meanOf, type Spread, spreadOf } from './spread.ts';

/** Addresses of a journey's own page, and of a unit's. */
export interface Links {
  page: PageOf;
  unit(name: string): string;
}

function unitPart(all: readonly JudgedJourney[], index: ObstacleIndex, { unit: pageOfUnit }: Links): Html {
  const rows = grouped(all, ({ journey }) => journey.item.unit).map(([unit, own]) => {
    const mean = meanOf(own);
    const [first] = spreadOf(own, index);
    const whole = own.every(({ journey }) => journey.end.reached !== 'stopped');
    const none = whole ? '没有遇到障碍' : '看到的部分没有遇到障碍';
    return tableRow(html`<a href="${pageOfUnit(unit)}">${unit}</a>`, [
      cell('申报次数', String(own.length)),
      cell('走完', String(own.filter(({ journey }) => journey.end.reached !== 'stopped').length)),
      cell('平均分', mean === null ? '—' : String(mean)),
      cell('障碍', String(own.reduce((sum, one) => sum + mendsOf(one, index).length, 0))),
      cell('标注高于实际', String(own.filter(({ depth }) => depth.verdict === 'over').length)),
      cell('先改什么', first ? first.mend.kind : none, 'long'),
    ]);
  });
  return html`<h2>各单位汇总</h2>${tableOpen('各单位汇总', ['单位', '申报次数', '走完', '平均分', '障碍', '标注高于实际', '先改什么'])}${rows}${tableClose}`;
}

function obstaclePart(spread: readonly Spread[]): Html {
  const rows = spread.map(({ mend, journeys }) =>
    tableRow(html`${severityTag(mend.severity)} ${mend.kind}`, [
      cell('申报次数', String(journeys.length)),
      cell('涉及单位', [...new Set(journeys.map(({ journey }) => journey.item.unit))].join('、'), 'long'),
      cell('依据', mend.basis, 'long'),
      cell('判断的分寸', mend.guard, 'long'),
    ]),
  );
  return html`<h2 id="kinds">各类障碍</h2>${tableOpen('各类障碍', ['障碍', '申报次数', '涉及单位', '依据', '判断的分寸'])}${rows}${tableClose}`;
}

/** The first page of all journeys. */
export function indexPage(
  all: readonly JudgedJourney[],
  index: ObstacleIndex,
  links: Links,
  changes: ReadonlyMap<JudgedJourney, Changes> = new Map(),
): string {
  const { page: pageOf } = links;
  const spread = spreadOf(all, index);
  const done = all.filter(({ journey }) => journey.end.reached !== 'stopped').length;
  const over = all.filter(({ depth }) => depth.verdict === 'over').length;
  const kinds = grouped(all, ({ journey }) => journey.item.kind).map(
    ([kind, own]) =>
      html`<h2>${kind}类服务</h2>${serviceTable(own, { all: own, caption: `${kind}类服务比较`, pageOf, index })}`,
  );
  const body = html`${firstPart(spread, { open: all.filter(({ journey }) => isUnfinished(journey)), pageOf, rest: '各类障碍' })}
${stats([
  [String(all.length), '次模拟申报', `${new Set(all.map(({ journey }) => journey.item.id)).size}项服务`],
  [String(done), '次走到最后', done < all.length ? `另${all.length - done}次没有走完` : ''],
  [String(all.reduce((sum, one) => sum + mendsOf(one, index).length, 0)), '处障碍', `${spread.length}类`],
  [String(over), '次深度标注高于实际', '网上办理深度'],
])}
<p>附件：<a href="obstacles.xlsx">障碍清单和申报一览（Excel）</a>、<a href="obstacles.csv">障碍清单（CSV）</a>、<a href="formula.json">评分公式</a>。</p>
${changesPart(changes, pageOf)}
${unitPart(all, index, links)}
${kinds}
${obstaclePart(spread)}`;
  const times = all.map(({ journey }) => journey.time).sort();
  return framed({
    title: '模拟在线申报：申报易用度',
    note: `${times[0] ? minute(times[0]) : ''} · 逐项模拟申报，除内置沙箱外不提交任何申请`,
    back: false,
    phone: false,
    body,
  });
}
