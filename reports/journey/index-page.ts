// All journeys at a glance: what to mend first over all, each service on each channel beside its best, the units.
// Called by report.ts.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { OBSTACLES, type Obstacle } from '../../store/schemas/obstacle.ts';
import { type Html, html } from '../html.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import { mendsOf, type ObstacleIndex } from './first.ts';
import { channelName, END_NAMES, seconds } from './names.ts';
import { framed } from './page.ts';

const WEIGHT = { critical: 9, major: 3, minor: 1 } as const;

interface Spread {
  obstacle: Obstacle;
  journeys: JudgedJourney[];
}

/** Kinds of obstacles, what weighs most over all journeys first. */
function spreadOf(all: readonly JudgedJourney[], index: ObstacleIndex): Spread[] {
  const spread = new Map<Obstacle, JudgedJourney[]>();
  for (const judged of all)
    for (const obstacle of new Set(judged.met.map((one) => one.obstacle)))
      spread.set(obstacle, [...(spread.get(obstacle) ?? []), judged]);
  const weight = ({ obstacle, journeys }: Spread) => WEIGHT[index.get(obstacle)!.severity] * journeys.length;
  return [...spread]
    .map(([obstacle, journeys]) => ({ obstacle, journeys }))
    .sort((a, b) => weight(b) - weight(a));
}

const nameOf = ({ journey }: JudgedJourney): string =>
  `${journey.item.name}（${channelName(journey.channel)}）`;

function firstPart(spread: readonly Spread[], index: ObstacleIndex): Html {
  const [first, ...rest] = spread;
  if (!first)
    return html`<section class="first good"><h2>先改什么</h2><p class="lead">没有遇到障碍。</p></section>`;
  const meta = index.get(first.obstacle)!;
  return html`<section class="first"><h2>先改什么</h2><p class="lead">先改<b>${OBSTACLES[first.obstacle]}</b>：${first.journeys.length}次申报遇到。${meta.why}。</p><p>${severityTag(meta.severity)} ${first.journeys.map(nameOf).join('、')}</p><p><b>怎么改：</b>${meta.fix}</p>${
    rest.length > 0 &&
    html`<p>随后：</p><ol start="2">${rest.slice(0, 3).map(({ obstacle, journeys }) => html`<li>${severityTag(index.get(obstacle)!.severity)} ${OBSTACLES[obstacle]}（${journeys.length}次申报）</li>`)}</ol>`
  }</section>`;
}

const bestOf = (all: readonly JudgedJourney[]): number | null => {
  const totals = all.flatMap(({ score }) => score.total ?? []);
  return totals.length > 0 ? Math.max(...totals) : null;
};

function depthText({ depth }: JudgedJourney): string {
  const level = depth.low === depth.high ? depth.high : `${depth.low}～${depth.high}`;
  return depth.verdict === 'over' ? `${level}（标注${depth.claimed}）` : level;
}

function row(
  judged: JudgedJourney,
  best: number | null,
  pageOf: (j: JudgedJourney) => string,
  index: ObstacleIndex,
): Html {
  const { journey, score, met, measures } = judged;
  const [mend] = mendsOf(judged, index);
  const gap = score.total !== null && best !== null ? best - score.total : null;
  return tableRow(
    html`<a href="${pageOf(judged)}">${journey.item.name}</a><span class="soft">${journey.item.unit}</span>`,
    [
      cell('渠道', channelName(journey.channel), 'short'),
      cell('评分', score.total === null ? '—' : String(score.total)),
      cell(
        '与同类最高分相比',
        gap === null ? '—' : gap === 0 ? html`<span class="best">最高</span>` : `低${gap}分`,
        'short',
      ),
      cell('深度', depthText(judged), 'short'),
      cell('障碍', String(met.length)),
      cell('点按', String(measures.presses)),
      cell('用时', seconds(measures.work + measures.waited)),
      cell(
        '结果',
        journey.end.reached === 'stopped'
          ? `没有走完：${journey.end.detail}`
          : END_NAMES[journey.end.reached],
        'long',
      ),
      cell('先改什么', mend ? `${mend.where}：${mend.what}` : '没有遇到障碍', 'long'),
    ],
  );
}

const TITLES = [
  '服务',
  '渠道',
  '评分',
  '与同类最高分相比',
  '深度',
  '障碍',
  '点按',
  '用时',
  '结果',
  '先改什么',
];

const grouped = (
  all: readonly JudgedJourney[],
  key: (judged: JudgedJourney) => string,
): [string, JudgedJourney[]][] => {
  const groups = new Map<string, JudgedJourney[]>();
  for (const judged of all) groups.set(key(judged), [...(groups.get(key(judged)) ?? []), judged]);
  return [...groups];
};

function unitPart(all: readonly JudgedJourney[]): Html {
  const rows = grouped(all, ({ journey }) => journey.item.unit).map(([unit, own]) => {
    const totals = own.flatMap(({ score }) => score.total ?? []);
    const mean = totals.length > 0 ? Math.round(totals.reduce((a, b) => a + b, 0) / totals.length) : null;
    return tableRow(unit, [
      cell('申报次数', String(own.length)),
      cell('走完', String(own.filter(({ journey }) => journey.end.reached !== 'stopped').length)),
      cell('平均分', mean === null ? '—' : String(mean)),
      cell('障碍', String(own.reduce((sum, { met }) => sum + met.length, 0))),
      cell('深度高标', String(own.filter(({ depth }) => depth.verdict === 'over').length)),
    ]);
  });
  return html`<h2>各单位汇总</h2>${tableOpen('各单位汇总', ['单位', '申报次数', '走完', '平均分', '障碍', '深度高标'])}${rows}${tableClose}`;
}

function obstaclePart(spread: readonly Spread[], index: ObstacleIndex): Html {
  const rows = spread.map(({ obstacle, journeys }) =>
    tableRow(html`${severityTag(index.get(obstacle)!.severity)} ${OBSTACLES[obstacle]}`, [
      cell('申报次数', String(journeys.length)),
      cell('涉及单位', [...new Set(journeys.map(({ journey }) => journey.item.unit))].join('、'), 'long'),
      cell('依据', index.get(obstacle)!.basis, 'long'),
      cell('判断的分寸', index.get(obstacle)!.guard, 'long'),
    ]),
  );
  return html`<h2>各类障碍</h2>${tableOpen('各类障碍', ['障碍', '申报次数', '涉及单位', '依据', '判断的分寸'])}${rows}${tableClose}`;
}

/** The first page of all journeys. `pageOf` is the address of a journey's own page. */
export function indexPage(
  all: readonly JudgedJourney[],
  index: ObstacleIndex,
  pageOf: (judged: JudgedJourney) => string,
): string {
  const spread = spreadOf(all, index);
  const done = all.filter(({ journey }) => journey.end.reached !== 'stopped').length;
  const over = all.filter(({ depth }) => depth.verdict === 'over').length;
  const kinds = grouped(all, ({ journey }) => journey.item.kind).map(([kind, own]) => {
    const best = bestOf(own);
    return html`<h2>${kind}类服务</h2>${tableOpen(`${kind}类服务比较，最高分${best ?? '—'}`, TITLES)}${own.map((one) => row(one, best, pageOf, index))}${tableClose}`;
  });
  const body = html`${firstPart(spread, index)}
${stats([
  [String(all.length), '次模拟申报', `${new Set(all.map(({ journey }) => journey.item.id)).size}项服务`],
  [String(done), '次走到最后', `另${all.length - done}次没有走完`],
  [String(all.reduce((sum, { met }) => sum + met.length, 0)), '处障碍', `${spread.length}类`],
  [String(over), '次深度高标', '标注高于实际'],
])}
${kinds}
${unitPart(all)}
${obstaclePart(spread, index)}`;
  const times = all.map(({ journey }) => journey.time).sort();
  return framed({
    title: '模拟在线申报：申报易用度',
    note: `${times[0] ? minute(times[0]) : ''} · 逐项模拟申报，除内置沙箱外不提交任何申请`,
    back: false,
    phone: false,
    body,
  });
}
