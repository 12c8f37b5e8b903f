// Numbers, times and coverage as Chinese phrases. Called by the workbook and the overview, so that both say the same.
import type { ReadingAges, RunRecord } from '../store/index.ts';
import type { Channel } from '../store/schemas/outcome.ts';
import type { Coverage } from './coverage.ts';
import { CHANNEL_NAMES, UNSEEN_NAMES, type Unseen } from './labels.ts';
import type { Points } from './unit-report.ts';

/** `12,345`. */
export const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** A share with one decimal, never rounded up to 100 % or down to 0 %; `—` of nothing. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  if (part === 0 || part === whole) return part === 0 ? '0%' : '100%';
  const value = Math.min(99.9, Math.max(0.1, Math.round((part / whole) * 1000) / 10));
  return `${value.toFixed(1)}%`;
}

/** Share of judged points that pass; `review` stays outside and is told beside it. */
export const passRate = ({ pass, fail }: Points): string => percent(pass, pass + fail);
export const reviewShare = ({ pass, fail, review }: Points): string => percent(review, pass + fail + review);

/** `2026-11-23 21:15`; records carry local time with +08:00. */
export const minute = (iso: string): string => iso.slice(0, 16).replace('T', ' ');
export const day = (iso: string): string => iso.slice(0, 10);

export const runKind = (run: RunRecord): string => (run.kind === 'crawl' ? '网站页面采集' : '数据文件导入');

/** `2026-11-23 21:15 至 23:40`, the second day where it differs; a run without an end says so. */
export function runTime(run: RunRecord): string {
  const start = minute(run.startedAt);
  if (!run.finishedAt) return `${start}（尚未结束）`;
  const end = minute(run.finishedAt);
  return end === start ? start : `${start} 至 ${end.startsWith(start.slice(0, 10)) ? end.slice(11) : end}`;
}

/** Reasons with their numbers, the most frequent first. */
export function unseenReasons(coverage: Pick<Coverage, 'unseen'>): [reason: string, n: number][] {
  const entries = Object.entries(coverage.unseen) as [Unseen, number][];
  return entries
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([reason, n]) => [UNSEEN_NAMES[reason], n]);
}

/** `网站42页读到42页；移动端42页读到40页（仅在App内提供2页）`; nothing where a run has one channel. */
export function channelsSentence({ channels }: Pick<Coverage, 'channels'>): string {
  if (!channels) return '';
  const inOrder = (Object.keys(CHANNEL_NAMES) as Channel[]).filter((channel) => channels[channel]);
  const told = inOrder.map((channel) => {
    const { asked, seen, unseen } = channels[channel]!;
    const rest = unseenReasons({ unseen }).map(([reason, n]) => `${reason}${number(n)}页`);
    return `${CHANNEL_NAMES[channel]}${number(asked)}页读到${number(seen)}页${rest.length > 0 ? `（${rest.join('、')}）` : ''}`;
  });
  return told.join('；');
}

/** `清单共42项，已检查40项（95.2%），2项未检查：页面打开超时1项、本次未采集1项`. */
export function coverageSentence(coverage: Coverage): string {
  const { listed, seen } = coverage;
  const rest = unseenReasons(coverage).map(([reason, n]) => `${reason}${number(n)}项`);
  const unseen = rest.length ? `，${number(listed - seen)}项未检查：${rest.join('、')}` : '';
  const channels = channelsSentence(coverage);
  return `清单共${number(listed)}项，已检查${number(seen)}项（${percent(seen, listed)}）${unseen}${channels && `。其中${channels}`}`;
}

/** What a unit without problems may be told: nothing is concluded from what was not seen. */
export function nothingFound(coverage: Coverage): string {
  if (coverage.listed === 0) return '本次清单中没有该单位的办事指南，没有可供检查的内容。';
  if (coverage.seen === 0)
    return `本次未能检查到该单位的办事指南，不能据此认为没有问题。${coverageSentence(coverage)}。`;
  const limit = coverage.seen < coverage.listed ? '未检查的事项不在此结论之内。' : '';
  return `本次检查未发现问题。${coverageSentence(coverage)}。${limit}`;
}

/** `本批重新读取20页，确认未变140页，最早一次完整读取于2026-11-24 22:10`; empty where every page was read in full. */
export function agesSentence({ anew, unchanged, oldest }: ReadingAges): string {
  if (unchanged === 0 || !oldest) return '';
  return `本批重新读取${number(anew)}页，确认未变${number(unchanged)}页，最早一次完整读取于${minute(oldest)}`;
}
