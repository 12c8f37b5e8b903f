// A unit's page: what it has to mend first, its services beside the best, and all its work in order. Called by report.ts.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { cell, severityTag, stats, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute, percent } from '../phrases.ts';
import { mendsOf, type ObstacleIndex } from './first.ts';
import { firstPart } from './first-part.ts';
import type { Links } from './index-page.ts';
import { channelName, isUnfinished, seconds } from './names.ts';
import { framed } from './page.ts';
import { meanOf, type Peer, peerOf, spreadOf, worksOf } from './spread.ts';

const nameOf = ({ journey: { item, channel } }: JudgedJourney): string =>
  `${item.name}（${channelName(channel)}）`;

/** Own number, and the best's beside it. */
const beside = (own: string, best: string | undefined): Html =>
  html`${own}${best !== undefined && html`<span class="soft">最好的：${best}</span>`}`;

function compareRow(
  own: JudgedJourney,
  found: Peer | 'best' | null,
  index: ObstacleIndex,
  { page }: Links,
): Html {
  const peer = found === 'best' ? null : found;
  const numbers = (judged: JudgedJourney) => {
    const { measures, score } = judged;
    const { asked, prefilled } = measures;
    return {
      score: isUnfinished(judged.journey) ? '没有走完' : String(score.total ?? '—'),
      presses: String(measures.presses),
      time: seconds(measures.work + measures.waited),
      prefilled: asked === 0 ? '—' : percent(prefilled, asked),
      obstacles: String(mendsOf(judged, index).length),
    };
  };
  const [mine, best] = [numbers(own), peer && numbers(peer.best)];
  const kinds = (judged: JudgedJourney) => new Set(mendsOf(judged, index).map(({ kind }) => kind));
  const without = peer && [...kinds(own)].filter((kind) => !kinds(peer.best).has(kind));
  return tableRow(html`<a href="${page(own)}">${nameOf(own)}</a>`, [
    cell(
      '和谁比',
      peer
        ? html`${peer.same ? '同一服务' : '同类服务'}：<a href="${page(peer.best)}">${nameOf(peer.best)}</a><span class="soft">${peer.best.journey.item.unit}</span>`
        : found === 'best'
          ? html`<span class="best">本次同类最高</span>`
          : '本次没有可比的',
      'long',
    ),
    cell('评分', beside(mine.score, best?.score), 'short'),
    cell('点按', beside(mine.presses, best?.presses), 'short'),
    cell('用时', beside(mine.time, best?.time), 'short'),
    cell('免填率', beside(mine.prefilled, best?.prefilled), 'short'),
    cell('障碍', beside(mine.obstacles, best?.obstacles), 'short'),
    cell('最好的没有这些障碍', without && without.length > 0 ? without.join('、') : '—', 'long'),
  ]);
}

const COMPARED = ['本单位的服务', '和谁比', '评分', '点按', '用时', '免填率', '障碍', '最好的没有这些障碍'];

function workPart(own: readonly JudgedJourney[], index: ObstacleIndex, { page }: Links): Html {
  const rows = worksOf(own, index).map(({ judged, mend: { severity, kind, where, step, detail, fix } }) =>
    tableRow(html`${severityTag(severity)} ${kind}`, [
      cell('在哪里', html`<a href="${page(judged)}#${step}">${nameOf(judged)}</a>，${where}`, 'long'),
      cell('看到什么', detail, 'long'),
      cell('怎么改', fix, 'long'),
    ]),
  );
  if (rows.length === 0) return html``;
  return html`<h2 id="kinds">要改的全部内容</h2>${tableOpen(`共${rows.length}处`, ['障碍', '在哪里', '看到什么', '怎么改'])}${rows}${tableClose}`;
}

/** `all`: every journey of the run, to compare with. */
export function unitPage(
  unit: string,
  all: readonly JudgedJourney[],
  index: ObstacleIndex,
  links: Links,
): string {
  const own = all.filter(({ journey }) => journey.item.unit === unit);
  const open = own.filter(({ journey }) => isUnfinished(journey));
  const [mean, whole] = [meanOf(own), meanOf(all)];
  const found = own.reduce((sum, one) => sum + mendsOf(one, index).length, 0);
  const body = html`${firstPart(spreadOf(own, index), { open, pageOf: links.page, rest: '要改的全部内容' })}
${stats([
  [mean === null ? '—' : String(mean), '平均分', whole === null ? '' : `本次全部单位平均${whole}`],
  [String(found), '处障碍', `${own.length}次模拟申报`],
  [String(own.length - open.length), '次走到最后', open.length > 0 ? `另${open.length}次没有走完` : ''],
  [String(own.filter(({ depth }) => depth.verdict === 'over').length), '次深度标注高于实际', '网上办理深度'],
])}
<h2>与最好的比较</h2>
${tableOpen('同一服务在别的单位的，与其中最高分的比；没有的，与本次同类服务最高分的比', COMPARED)}${own.map((one) => compareRow(one, peerOf(one, all), index, links))}${tableClose}
${workPart(own, index, links)}`;
  const times = own.map(({ journey }) => journey.time).sort();
  return framed({
    title: `${unit}：模拟在线申报`,
    note: `${times[0] ? minute(times[0]) : ''} · 本单位服务的申报易用度`,
    back: true,
    phone: false,
    body,
  });
}
