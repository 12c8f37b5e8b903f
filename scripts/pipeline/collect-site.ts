// Collects one site: its profile, a portal of our own where it is the fixture, a browser pool, the crawl. Called by pipeline.ts.

import { ConfigError } from '../../crawler/config-error.ts';
import { requirePermission } from '../../crawler/permission.ts';
import { loadChannels, type SiteProfile } from '../../crawler/profile.ts';
import type { RobotsFiles } from '../../crawler/robots-gate.ts';
import { selectUnits } from '../../crawler/select-items.ts';
import { UNITS } from '../../fixtures/build.ts';
import { CHANNELS_SITE, channelsPortal } from '../../fixtures/channels/sandbox.ts';
import { type Portal, startPortal } from '../../fixtures/portal.ts';
import type { RunRecord } from '../../store/index.ts';
import { settingsOf } from '../context.ts';
import type { PipelineContext } from '../pipeline.ts';
import { type ChannelsSummary, collectChannels } from './collect-channels.ts';
import { collectMap } from './collect-map.ts';
import { guidesToShow } from './guides-to-show.ts';

export interface CollectOptions {
  /** Site profile; `fixture` starts the embedded portal. */
  site: string;
  /** Channels of the site; all when none is named. */
  channels?: string[];
  units?: string[];
  items?: string[];
  sample?: number;
  /** Goes on with the last unfinished run of the site, or with this one. */
  resume?: boolean | string;
  /** Reads every page in the browser, whatever was learned. */
  browserOnly?: boolean;
  /** Lets JSON take over pages that scripts draw. */
  api?: boolean;
  /** Reads every page in full, though an earlier run read it and the site calls it unchanged. */
  full?: boolean;
  /** End of the night's hours. */
  until?: Date;
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
  summary: ChannelsSummary;
  /** The site in each channel that was collected. */
  profiles: SiteProfile[];
  /** Where the site really listens, when that is not its public origin. */
  origin?: string;
  portal?: Portal;
  /** What hosts said of robots in this run. */
  robots: RobotsFiles;
  close(): Promise<void>;
}

const LAYOUTS = ['a', 'b', 'c', 'd', 'e'] as const;

async function openPortal(site: string, o: NonNullable<CollectOptions['fixture']>): Promise<Portal> {
  if (site === CHANNELS_SITE) return startPortal(channelsPortal());
  const layout = LAYOUTS.find((name) => name === o.layout);
  if (o.layout && !layout)
    throw new ConfigError(`没有名为“${o.layout}”的版式。`, `可用的版式：${LAYOUTS.join('、')}。`);
  const guides = o.records ? await guidesToShow(o.records, o.mapping) : undefined;
  return startPortal({ seed: o.seed, items: o.items, layout, guides });
}

export async function collectSite(context: PipelineContext, options: CollectOptions): Promise<CollectedSite> {
  const { store, now, say } = context;
  const profiles = loadChannels(options.site, options.channels);
  const profile = profiles[0]!;
  // Before anything is stored: a crawl that may not be is no run.
  for (const channel of profiles) requirePermission(channel, now());
  if (profile.loopback && !options.fixture?.records) selectUnits(UNITS, options.units);
  const portal = profile.loopback ? await openPortal(profile.id, options.fixture ?? {}) : undefined;
  const close = async () => portal?.close();
  let run: RunRecord | undefined;
  try {
    const unfinished =
      typeof options.resume === 'string'
        ? store.runs.get(options.resume)
        : options.resume
          ? store.runs.list().find((r) => r.site === profile.id && r.kind === 'crawl' && r.status !== 'done')
          : undefined;
    if (options.resume && !unfinished)
      throw new ConfigError(`站点 ${profile.id} 没有未完成的批次。`, '请去掉 --resume 重新开始。');
    run =
      unfinished ??
      store.runs.start({ site: profile.id, kind: 'crawl', settings: settingsOf(loadChannels(options.site)) });
    say(
      `批次 ${run.id}：${unfinished ? '继续采集' : '开始采集'}${profile.name}${portal ? `（${portal.origin}）` : ''}`,
    );
    const robots: RobotsFiles = new Map();
    const { units, items, sample, browserOnly, api, full = false, until } = options;
    const summary = await collectChannels(context, profiles, {
      origin: portal?.origin,
      store,
      run,
      units,
      items,
      sample,
      browserOnly,
      api,
      incremental: !full,
      until,
      robots,
    });
    await collectMap(context, profile, { run, origin: portal?.origin, robots });
    return { run, summary, profiles, origin: portal?.origin, portal, robots, close };
  } catch (error) {
    await close();
    if (run) store.runs.finish(run.id, { status: 'failed', summary: null });
    throw error;
  }
}
