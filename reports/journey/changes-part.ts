// How the page tells what has changed since the last time. Called by the index and the story pages.
import type { JudgedJourney } from '../../store/schemas/journey-verdict.ts';
import { type Html, html } from '../html.ts';
import { cell, tableClose, tableOpen, tableRow } from '../overview/parts.ts';
import { minute } from '../phrases.ts';
import type { Changes } from './changes.ts';
import type { Mend } from './first.ts';
import type { PageOf } from './first-part.ts';
import { channelName, isUnfinished } from './names.ts';

const told = (mends: readonly Mend[]): string =>
  mends.map(({ where, what }) => `${where}：${what}`).join('；') || '—';

const scoreOf = ({ journey, score }: JudgedJourney): string =>
  isUnfinished(journey) || score.total === null ? '—' : String(score.total);

/** One sentence for the journey's own page. */
export function changesSentence(changes: Changes | undefined): Html | null {
  if (!changes) return null;
  const { before, mended, fresh, kept, unseen } = changes;
  const parts = [
    mended.length > 0 && `已改好${mended.length}处（${told(mended)}）`,
    fresh.length > 0 && `新出现${fresh.length}处（${told(fresh)}）`,
    kept.length > 0 && `仍有${kept.length}处`,
    unseen.length > 0 && `${unseen.length}处这次没有看到，不能认为已改好`,
  ].filter((part) => part !== false);
  return html`<p>与上次（${minute(before.journey.time)}）相比：${parts.join('；') || '没有变化'}。</p>`;
}

/** Nothing where no service was walked before. */
export function changesPart(changes: ReadonlyMap<JudgedJourney, Changes>, pageOf: PageOf): Html | null {
  if (changes.size === 0) return null;
  const rows = [...changes].map(([now, { before, mended, fresh, kept, unseen }]) =>
    tableRow(
      html`<a href="${pageOf(now)}">${now.journey.item.name}（${channelName(now.journey.channel)}）</a><span class="soft">${now.journey.item.unit}</span>`,
      [
        cell('上次', minute(before.journey.time), 'short'),
        cell('评分', `${scoreOf(before)} → ${scoreOf(now)}`, 'short'),
        cell('已改好', told(mended), 'long'),
        cell('新出现', told(fresh), 'long'),
        cell('仍有', String(kept.length)),
        cell('这次没有看到', String(unseen.length)),
      ],
    ),
  );
  return html`<h2>与上次相比</h2>${tableOpen('同一服务、同一渠道最近一次的记录，按现在的检查重新判断后比较', ['服务', '上次', '评分', '已改好', '新出现', '仍有', '这次没有看到'])}${rows}${tableClose}`;
}
