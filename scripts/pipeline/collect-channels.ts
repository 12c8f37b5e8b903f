// Crawls a site channel by channel into one run, so that findings of the pc page and the phone page stand side by side. Called by collect-site.ts.
import { type CrawlOptions, type CrawlSummary, crawl } from '../../crawler/crawl.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import { isStoreError } from '../../crawler/tasks/task.ts';
import { agesSentence } from '../../reports/phrases.ts';
import { Lane, type ReadingAges } from '../../store/index.ts';
import type { PipelineContext } from '../pipeline.ts';
import { progressOf } from '../progress.ts';
import { laneLine } from './lane-line.ts';
import { unreadLines } from './unread-lines.ts';

/** All channels together (a guide counts once a channel), and each by itself. */
export interface ChannelsSummary extends CrawlSummary {
  channels: Partial<Record<SiteProfile['channel'], CrawlSummary>>;
}

const agesOf = (all: readonly ReadingAges[]): ReadingAges => ({
  anew: all.reduce((n, { anew }) => n + anew, 0),
  unchanged: all.reduce((n, { unchanged }) => n + unchanged, 0),
  oldest: all.flatMap(({ oldest }) => oldest ?? []).sort()[0] ?? null,
});

/** Adds the summaries of the channels up. Pure. */
export function together(channels: ChannelsSummary['channels']): ChannelsSummary {
  const all = Object.values(channels);
  const sum = (of: (one: CrawlSummary) => number) => all.reduce((total, one) => total + of(one), 0);
  const reasons = [...new Set(all.flatMap(({ unobserved }) => Object.keys(unobserved)))] as UnobservedKey[];
  return {
    units: Math.max(0, ...all.map(({ units }) => units)),
    listed: sum(({ listed }) => listed),
    captured: sum(({ captured }) => captured),
    lanes: Object.fromEntries(
      Lane.options.flatMap((lane) => {
        const pages = sum(({ lanes }) => lanes[lane] ?? 0);
        return pages > 0 ? [[lane, pages]] : [];
      }),
    ),
    ages: agesOf(all.map(({ ages }) => ages)),
    unobserved: Object.fromEntries(
      reasons.map((reason) => [reason, sum(({ unobserved }) => unobserved[reason] ?? 0)]),
    ),
    forms: sum(({ forms }) => forms),
    links: sum(({ links }) => links),
    gaps: all.flatMap(({ gaps }) => gaps),
    stopped: all.some(({ stopped }) => stopped),
    stopReason: all.find(({ stopReason }) => stopReason)?.stopReason ?? null,
    channels,
  };
}
type UnobservedKey = keyof CrawlSummary['unobserved'];

/**
 * One channel after the other. A channel that cannot be crawled at all is named and the others go on.
 * @throws the first channel's error when none could be crawled; StoreError
 */
export async function collectChannels(
  { say, now, signal }: PipelineContext,
  profiles: readonly SiteProfile[],
  options: Omit<CrawlOptions, 'profile' | 'signal' | 'now' | 'onProgress'>,
): Promise<ChannelsSummary> {
  const channels: ChannelsSummary['channels'] = {};
  const failures: { profile: SiteProfile; error: unknown }[] = [];
  for (const profile of profiles) {
    if (signal.aborted) break;
    const onProgress = progressOf('采集', () => now().getTime());
    try {
      const summary = await crawl({
        ...options,
        profile,
        judgesLists: profile === profiles[0],
        signal,
        now,
        onProgress,
      });
      channels[profile.channel] = summary;
      const { listed, captured, forms, links, gaps, stopReason } = summary;
      say(`✓ 已采集${profile.name}：清单 ${listed} 项，读到 ${captured} 项${unseen(summary)}。`);
      const ages = agesSentence(summary.ages);
      say(`  ${laneLine(summary.lanes)}${ages && `${ages}。`}`);
      if (links > 0) say(`✓ 已核对链接地址 ${links} 个。`);
      if (forms > 0) say(`✓ 已下载空表、样表 ${forms} 份。`);
      for (const { unit, problem } of gaps)
        say(
          `！${unit} 的事项清单：${problem}；没有列出的事项不作判断，其他单位照常，请在接口恢复后重新采集。`,
        );
      for (const line of unreadLines(options.store, options.run, profile.channel)) say(`！${line}`);
      if (stopReason) say(`！${stopReason}`);
    } catch (error) {
      if (isStoreError(error)) throw error;
      failures.push({ profile, error });
    }
  }
  if (failures.length > 0 && failures.length === profiles.length) throw failures[0]!.error;
  for (const { profile, error } of failures)
    say(`！${profile.name}未能采集，其他渠道照常：${(error as Error).message}`);
  return together(channels);
}

const unseen = ({ unobserved }: CrawlSummary): string => {
  const n = Object.values(unobserved).reduce((a: number, b) => a + (b ?? 0), 0);
  return n > 0 ? `，未能读到 ${n} 项` : '';
};
