// All journeys at a glance: what to mend first over all, each service on each channel beside its best, the units.
// Called by report.ts.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import { type Mend, mendsOf, type ObstacleIndex } from './first.ts';
import { channelName, END_NAMES, isFileWrong, isUnfinished, seconds } from './names.ts';
import { framed } from './page.ts';

const WEIGHT = { critical: 9, major: 3, minor: 1 } as const;
const MOST_NEXT = 3;

/** One kind of what is to be mended, and the journeys that met it. */
interface Spread {
  mend: Mend;
  journeys: JudgedJourney[];
}

/** Kinds of what is to be mended, what weighs most over all journeys first. */
function spreadOf(all: readonly JudgedJourney[], index: ObstacleIndex): Spread[] {
  const spread = new Map<string, Spread>();
  for (const judged of all)
    for (const mend of mendsOf(judged, index)) {
      const journeys = spread.get(mend.kind)?.journeys ?? [];
      if (!journeys.includes(judged)) spread.set(mend.kind, { mend, journeys: [...journeys, judged] });
    }
  const weight = ({ mend, journeys }: Spread) => WEIGHT[mend.severity] * journeys.length;
  return [...spread.values()].sort((a, b) => weight(b) - weight(a));
}

type PageOf = (judged: JudgedJourney) => string;

/** Unit, service and channel, leading to the journey's page. */
const linkTo = (judged: JudgedJourney, pageOf: PageOf): Html =>
  html`${judged.journey.item.unit}：<a href="${pageOf(judged)}">${judged.journey.item.name}（${channelName(judged.journey.channel)}）</a>`;

const links = (all: readonly JudgedJourney[], pageOf: PageOf): Html[] =>
  all.map((one, i) => html`${i > 0 && '、'}${linkTo(one, pageOf)}`);

/** Journeys that say too little: those that were not finished. */
function openPart(open: readonly JudgedJourney[], pageOf: PageOf): Html | null {
  if (open.length === 0) return null;
  return html`<p>${open.length}次没有走完，不能据此认为没有障碍：${links(open, pageOf)}。</p>`;
}

function firstPart(
  spread: readonly Spread[],
  open: readonly JudgedJourney[],
  pageOf: (judged: JudgedJourney) => string,
): Html {
  const [first, ...rest] = spread;
  if (!first) {
    const lead = open.length > 0 ? '看到的部分没有遇到障碍。' : '没有遇到障碍。';
    return html`<section class="first ${open.length > 0 ? 'open' : 'good'}"><h2>先改什么</h2><p class="lead">${lead}</p>${openPart(open, pageOf)}</section>`;
  }
  const { kind, why, fix, severity } = first.mend;
  const more = rest.length - MOST_NEXT;
  return html`<section class="first"><h2>先改什么</h2><p class="lead">先改<b>${kind}</b>：${first.journeys.length}次申报遇到。${why}。</p><p>${severityTag(severity)} ${links(first.journeys, pageOf)}</p><p><b>怎么改：</b>${fix}</p>${
    rest.length > 0 &&
    html`<p>随后：</p><ol start="2">${rest.slice(0, MOST_NEXT).map(({ mend, journeys }) => html`<li>${severityTag(mend.severity)} ${mend.kind}（${journeys.length}次申报）</li>`)}</ol>${more > 0 && html`<p>另有${more}类，见<a href="#kinds">各类障碍</a>。</p>`}`
  }${openPart(open, pageOf)}</section>`;
}

/** Scores of journeys that were finished: of others only a part was seen. */
const totalsOf = (all: readonly JudgedJourney[]): number[] =>
  all.flatMap(({ journey, score }) => (isUnfinished(journey) ? [] : (score.total ?? [])));

const bestOf = (all: readonly JudgedJourney[]): number | null => {
  const totals = totalsOf(all);
  // One alone is neither best nor worst.
  return totals.length > 1 ? Math.max(...totals) : null;
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
  const { journey, score, measures } = judged;
  const mends = mendsOf(judged, index);
  const [mend] = mends;
  const open = isUnfinished(journey);
  const gap = !open && score.total !== null && best !== null ? best - score.total : null;
  return tableRow(
    html`<a href="${pageOf(judged)}">${journey.item.name}</a><span class="soft">${journey.item.unit}</span>`,
    [
      cell('渠道', channelName(journey.channel), 'short'),
      cell(
        '评分',
        open ? `—（只看到${score.seen}分的部分）` : String(score.total ?? '—'),
        open ? 'long' : 'num',
      ),
      cell(
        '与本次同类最高分相比',
        gap === null ? '—' : gap === 0 ? html`<span class="best">本次同类最高</span>` : `低${gap}分`,
        'short',
      ),
      cell('深度', depthText(judged), 'short'),
      cell('障碍', String(mends.length)),
      cell('点按', String(measures.presses)),
      cell('用时', seconds(measures.work + measures.waited)),
      cell(
        '结果',
        journey.end.reached === 'stopped'
          ? `没有走完：${journey.end.detail}`
          : END_NAMES[journey.end.reached],
        'long',
      ),
      cell(
        '先改什么',
        mend
          ? `${mend.where}：${mend.what}`
          : isFileWrong(journey)
            ? '旅程文件须修改'
            : open
              ? '看到的部分没有遇到障碍'
              : '没有遇到障碍',
        'long',
      ),
    ],
  );
}

const TITLES = [
  '服务',
  '渠道',
  '评分',
  '与本次同类最高分相比',
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

function unitPart(all: readonly JudgedJourney[], index: ObstacleIndex): Html {
  const rows = grouped(all, ({ journey }) => journey.item.unit).map(([unit, own]) => {
    const totals = totalsOf(own);
    const mean = totals.length > 0 ? Math.round(totals.reduce((a, b) => a + b, 0) / totals.length) : null;
    return tableRow(unit, [
      cell('申报次数', String(own.length)),
      cell('走完', String(own.filter(({ journey }) => journey.end.reached !== 'stopped').length)),
      cell('平均分', mean === null ? '—' : String(mean)),
      cell('障碍', String(own.reduce((sum, one) => sum + mendsOf(one, index).length, 0))),
      cell('标注高于实际', String(own.filter(({ depth }) => depth.verdict === 'over').length)),
    ]);
  });
  return html`<h2>各单位汇总</h2>${tableOpen('各单位汇总', ['单位', '申报次数', '走完', '平均分', '障碍', '标注高于实际'])}${rows}${tableClose}`;
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
    return html`<h2>${kind}类服务</h2>${tableOpen(`${kind}类服务比较${best === null ? '' : `，本次最高分${best}`}`, TITLES)}${own.map((one) => row(one, best, pageOf, index))}${tableClose}`;
  });
  const body = html`${firstPart(
    spread,
    all.filter(({ journey }) => isUnfinished(journey)),
    pageOf,
  )}
${stats([
  [String(all.length), '次模拟申报', `${new Set(all.map(({ journey }) => journey.item.id)).size}项服务`],
  [String(done), '次走到最后', done < all.length ? `另${all.length - done}次没有走完` : ''],
  [String(all.reduce((sum, one) => sum + mendsOf(one, index).length, 0)), '处障碍', `${spread.length}类`],
  [String(over), '次深度标注高于实际', '网上办理深度'],
])}
${kinds}
${unitPart(all, index)}
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
