// The summary of a night: what summary.json holds and what a group chat reads. Made after the reports; called by nightly.ts.
import { driftSentences } from '../../reports/drift/sentence.ts';
import { isOpen, UNSEEN_NAMES } from '../../reports/labels.ts';
import { type LifeCounts, lifeCounts } from '../../reports/life-counts.ts';
import { agesSentence, number, percent } from '../../reports/phrases.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { Finding } from '../../store/schemas/finding.ts';
import type { UnobservedReason } from '../../store/schemas/outcome.ts';
import type { ChannelsSummary } from '../pipeline/collect-channels.ts';
import { type NightWalk, walkLine } from './walk-lines.ts';

/** How the night ended: all was read; its hours ended; the user or the site stopped it. */
export type NightEnd = 'done' | 'hours' | 'user' | 'site';

/** The public shape of summary.json. */
export interface NightSummary {
  date: string;
  site: string;
  siteName: string;
  run: string;
  /** Whether it went on with the run of an earlier night. */
  resumed: boolean;
  ended: NightEnd;
  /** Why the site or its permission ended it, Chinese. */
  stopReason: string | null;
  startedAt: string;
  finishedAt: string | null;
  /** Pages; `listed` counts those too that a broken list should have named. */
  coverage: { listed: number; read: number; share: number };
  /** Pages read in full and pages found unchanged, and when the oldest of them was read in full. */
  readings: ChannelsSummary['ages'];
  /** Units whose list was not read whole. */
  brokenLists: number;
  /** Findings that do not pass, by life; refuted ones are left out. */
  findings: LifeCounts;
  reviews: number;
  /** Messages that wait for a ruling, and sentences of the drift guard that wait for a look. */
  questions: number;
  driftQuestions: number;
  unread: { reason: UnobservedReason; name: string; pages: number }[];
  /** Path of the overview. */
  report: string;
  /** Walks beside the guides that were due; absent where the profile names none. */
  walks?: NightWalk[];
}

export interface NightFacts {
  date: string;
  siteName: string;
  run: RunRecord;
  resumed: boolean;
  ended: NightEnd;
  summary: ChannelsSummary;
  report: string;
  walks?: NightWalk[];
}

/** Pages that the broken lists should have named: as many as the portal counts, else as many as the last whole list held. */
function unlisted(store: Pick<Store, 'lists'>, run: string, { gaps }: ChannelsSummary): number {
  const silent = new Set(gaps.filter(({ counted }) => counted === null).map(({ unit }) => unit));
  const counted = gaps
    .filter(({ unit }) => !silent.has(unit))
    .reduce((n, { counted, given }) => n + (counted ?? 0) - given, 0);
  return [...silent].reduce((n, unit) => n + Math.max(1, store.lists.expected(run, unit).length), counted);
}

/** Share of the pages that were read, never rounded up: 0.8996 is below 0.9. */
const shareOf = (read: number, listed: number): number =>
  listed === 0 ? 0 : Math.floor((read / listed) * 10_000) / 10_000;

function* told(findings: Iterable<Finding>, outcome: Finding['outcome']): Generator<Finding> {
  for (const finding of findings)
    if (finding.outcome === outcome && finding.confirmation !== 'refuted') yield finding;
}

export function nightSummary(
  store: Pick<Store, 'findings' | 'questions' | 'shapes' | 'lists' | 'units'>,
  { date, siteName, run, resumed, ended, summary, report, walks = [] }: NightFacts,
): NightSummary {
  const missing = unlisted(store, run.id, summary);
  const listed = summary.listed + missing;
  let reviews = 0;
  for (const finding of told(store.findings.iterate(run.id), 'review')) if (isOpen(finding)) reviews++;
  const waiting = store.shapes.suspicions(run.id).filter(({ accepted }) => !accepted);
  const unread = Object.entries(summary.unobserved) as [UnobservedReason, number][];
  return {
    ...{ date, site: run.site, siteName, run: run.id, resumed, ended },
    stopReason: summary.stopReason,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    coverage: { listed, read: summary.captured, share: shareOf(summary.captured, listed) },
    readings: summary.ages,
    brokenLists: new Set(summary.gaps.map(({ unit }) => unit)).size,
    findings: lifeCounts(told(store.findings.iterate(run.id), 'fail'), run),
    reviews,
    questions: store.questions.of(run.id).filter(({ decision }) => decision === 'open').length,
    driftQuestions: driftSentences(run.id, waiting, (unit) => unit).length,
    unread: unread
      .map(([reason, pages]) => ({ reason, name: UNSEEN_NAMES[reason], pages }))
      .sort((a, b) => b.pages - a.pages || (a.reason < b.reason ? -1 : 1)),
    report,
    ...(walks.length > 0 ? { walks } : {}),
  };
}

const ENDS: Record<NightEnd, (night: NightSummary) => string> = {
  done: () => '',
  hours: () => '时段已到，尚未完成，下一夜继续。',
  user: () => '被人工中止，尚未完成，下一夜继续。',
  site: ({ stopReason }) => `尚未完成：${stopReason ?? '采集中断'}`,
};

/** A short Chinese text for a group chat. Pure. */
export function summaryText(night: NightSummary): string {
  const { coverage, findings: f, unread, questions, driftQuestions, brokenLists } = night;
  const pages = unread.reduce((n, one) => n + one.pages, 0);
  const reasons = unread.map(({ name, pages: n }) => `${name}${number(n)}页`).join('、');
  const closed = f.withdrawn + f['item-withdrawn'];
  return [
    `【办事指南核查】${night.date} ${night.siteName}（${night.site}）`,
    ENDS[night.ended](night),
    `覆盖率${percent(coverage.read, coverage.listed)}：应读${number(coverage.listed)}页，读到${number(coverage.read)}页${night.resumed ? '（接续上一夜）' : ''}`,
    agesSentence(night.readings),
    `不符合：新发现${number(f.new)}项，再次出现${number(f.reopened)}项，仍存在${number(f.open)}项，本次未看到${number(f.unseen)}项；已整改${number(f.fixed)}项${closed > 0 ? `，已撤下${number(closed)}项` : ''}`,
    `待复核${number(night.reviews)}项${questions > 0 ? `；待裁定${number(questions)}项（guide-audit rulings）` : ''}`,
    pages > 0 ? `未读到${number(pages)}页：${reasons}` : '',
    brokenLists > 0 ? `${number(brokenLists)}个单位的事项清单不完整` : '',
    driftQuestions > 0 ? `疑似页面改版或清单异常${number(driftQuestions)}处，请核对（guide-audit runs）` : '',
    ...(night.walks ?? []).map(walkLine),
    `报告：${night.report}`,
  ]
    .filter(Boolean)
    .join('\n');
}
