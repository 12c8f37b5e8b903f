// Visits a sample of the phone's pages after their guides were read, and stores the visits. Called by pipeline.ts.
import { judgeVisit } from '../../checks/frame/judge-visit.ts';
import { visitChecks } from '../../checks/mobile/index.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import { deviceNamed, isPhone } from '../../crawler/visit/devices.ts';
import { visitPages } from '../../crawler/visit/visit-pages.ts';
import type { Store, StoredGuide } from '../../store/index.ts';
import type { Channel } from '../../store/schemas/outcome.ts';
import type { PageVisit } from '../../store/schemas/page-visit.ts';
import type { PipelineContext } from '../pipeline.ts';
import { pagesToVisit } from '../visit/choose-pages.ts';
import type { CollectedSite } from './collect-site.ts';

/** `false`: none; a number: so many guide pages instead of the profile's. */
export type VisitsWanted = boolean | number;

const DEVICE = 'standard';
const BUDGET_MS = 15_000;

const isDoubtful = (visit: PageVisit): boolean =>
  judgeVisit(visit, visitChecks).outcomes.some(({ verdict }) => verdict === 'fail');

function* guidesOf(store: Store, run: string, channel: Channel): Generator<StoredGuide> {
  for (const stored of store.guides.iterate(run)) if (stored.channel === channel) yield stored;
}

/** Visits the channels that are a phone's. A channel that cannot be visited is named, the run goes on. */
export async function visitSite(
  context: PipelineContext,
  site: CollectedSite,
  wanted: VisitsWanted,
): Promise<void> {
  if (wanted === false) return;
  for (const profile of site.profiles) {
    if (!isPhone(profile.device) || context.signal.aborted) continue;
    try {
      await visitChannel(context, site, profile, typeof wanted === 'number' ? wanted : undefined);
    } catch (error) {
      context.say(`！${profile.name}的页面未能走查：${(error as Error).message}`);
    }
  }
}

async function visitChannel(
  { store, now, say, signal }: PipelineContext,
  { run, origin, robots }: CollectedSite,
  profile: SiteProfile,
  guides: number | undefined,
): Promise<void> {
  const { channel } = profile;
  const pages = pagesToVisit(profile, guidesOf(store, run.id, channel), guides);
  const budget = (profile.visits?.seconds ?? BUDGET_MS / 1000) * 1000;
  const device = deviceNamed(DEVICE);
  const done = await visitPages({
    ...{ profile, origin, device, pages, budget, now, robots, signal },
    ...{ store, paces: store.paces, doubts: isDoubtful },
  });
  for (const { taps: _way, tries: _tries, network: _network, ...page } of done)
    store.visits.save({ ...page, run: run.id, channel, device: device.id });
  const seen = done.filter(({ visit }) => visit !== null);
  const rest = pages.length - done.length;
  say(
    `✓ 已走查${profile.name}的手机页面 ${seen.length} 个：${seen.map(({ family, name }) => (family === 'guide' ? '办事指南' : name)).join('、') || '无'}${rest > 0 ? `；时间所限，${rest} 个未走查` : ''}。`,
  );
  for (const { name, problem } of done) if (problem) say(`！手机页面“${name}”未能走查：${problem.detail}。`);
}
