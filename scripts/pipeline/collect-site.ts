// Collects one site: its profile, a portal of our own where it is the fixture, a browser pool, the crawl. Called by pipeline.ts.

import { ConfigError } from '../../crawler/config-error.ts';
import { type CrawlSummary, crawl } from '../../crawler/crawl.ts';
import { requirePermission } from '../../crawler/permission.ts';
import { loadProfile, type SiteProfile } from '../../crawler/profile.ts';
import { type Portal, startPortal } from '../../fixtures/portal.ts';
import type { RunRecord } from '../../store/index.ts';
import type { PipelineContext } from '../pipeline.ts';
import { progressOf } from '../progress.ts';
import { guidesToShow } from './guides-to-show.ts';

export interface CollectOptions {
  /** Site profile; `fixture` starts the embedded portal. */
  site: string;
  units?: string[];
  items?: string[];
  sample?: number;
  resume?: boolean;
  fixture?: {
    seed?: number;
    items?: number;
    /** Real guides that the fixture shows instead of its own. */
    records?: string;
    mapping?: string;
    layout?: string;
  };
}

export interface CollectedSite {
  run: RunRecord;
  summary: CrawlSummary;
  profile: SiteProfile;
  /** Where the site really listens, when that is not its public origin. */
  origin?: string;
  portal?: Portal;
  close(): Promise<void>;
}

const LAYOUTS = ['a', 'b', 'c'] as const;

async function openPortal(o: NonNullable<CollectOptions['fixture']>): Promise<Portal> {
  const layout = LAYOUTS.find((name) => name === o.layout);
  if (o.layout && !layout)
    throw new ConfigError(`没有名为“${o.layout}”的版式。`, `可用的版式：${LAYOUTS.join('、')}。`);
  const guides = o.records ? await guidesToShow(o.records, o.mapping) : undefined;
  return startPortal({ seed: o.seed, items: o.items, layout, guides });
}

export async function collectSite(context: PipelineContext, options: CollectOptions): Promise<CollectedSite> {
  const { store, now, say, signal } = context;
  const profile = loadProfile(options.site);
  // Before anything is stored: a crawl that may not be is no run.
  requirePermission(profile, now());
  const portal = profile.loopback ? await openPortal(options.fixture ?? {}) : undefined;
  const close = async () => portal?.close();
  let run: RunRecord | undefined;
  try {
    const unfinished = options.resume
      ? store.runs.list().find((r) => r.site === profile.id && r.kind === 'crawl' && r.status !== 'done')
      : undefined;
    if (options.resume && !unfinished)
      throw new ConfigError(`站点 ${profile.id} 没有未完成的批次。`, '请去掉 --resume 重新开始。');
    run = unfinished ?? store.runs.start({ site: profile.id, kind: 'crawl' });
    say(
      `批次 ${run.id}：${unfinished ? '继续采集' : '开始采集'}${profile.name}${portal ? `（${portal.origin}）` : ''}`,
    );
    const progress = progressOf('采集', () => now().getTime());
    const summary = await crawl({
      profile,
      origin: portal?.origin,
      store,
      run,
      units: options.units,
      items: options.items,
      sample: options.sample,
      signal,
      now,
      onProgress: progress,
    });
    say(`✓ 已采集：清单 ${summary.listed} 项，读到 ${summary.captured} 项${unseen(summary)}。`);
    for (const { unit, problem } of summary.gaps) say(`！${unit} 的事项清单：${problem}`);
    if (summary.stopReason) say(`！${summary.stopReason}`);
    return { run, summary, profile, origin: portal?.origin, portal, close };
  } catch (error) {
    await close();
    if (run) store.runs.finish(run.id, { status: 'failed', summary: null });
    throw error;
  }
}

const unseen = ({ unobserved }: CrawlSummary): string => {
  const n = Object.values(unobserved).reduce((a: number, b) => a + (b ?? 0), 0);
  return n > 0 ? `，未能读到 ${n} 项` : '';
};
