// A table of services, each beside the best of its kind. Called by the index and the units' pages.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { cell, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { mendsOf, type ObstacleIndex } from './first.ts';
import type { PageOf } from './first-part.ts';
import { channelName, END_NAMES, isFileWrong, isUnfinished, seconds } from './names.ts';
import { bestOf } from './spread.ts';

function depthText({ depth }: JudgedJourney): string {
  const level = depth.low === depth.high ? depth.high : `${depth.low}～${depth.high}`;
  return depth.verdict === 'over' ? `${level}（标注${depth.claimed}）` : level;
}

function row(judged: JudgedJourney, best: number | null, pageOf: PageOf, index: ObstacleIndex): Html {
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

/** `all`: what they are compared with. */
export function serviceTable(
  own: readonly JudgedJourney[],
  {
    all,
    caption,
    pageOf,
    index,
  }: { all: readonly JudgedJourney[]; caption: string; pageOf: PageOf; index: ObstacleIndex },
): Html {
  const best = bestOf(all);
  return html`${tableOpen(`${caption}${best === null ? '' : `，本次最高分${best}`}`, TITLES)}${own.map((one) => row(one, best, pageOf, index))}${tableClose}`;
}
