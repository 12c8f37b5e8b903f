// The entrances in a night. Called by night-walks.ts.
import { join } from 'node:path';
import { ConfigError } from '../../crawler/config-error.ts';
import { requireEntrances } from '../../crawler/entry/entry-rules.ts';
import type { NightlyProfile } from '../../crawler/nightly-profile.ts';
import { startEntrySites } from '../../fixtures/entry/sites.ts';
import { judgedEntries, keepEntry, reportEntry } from '../entry/keep-entry.ts';
import { walkChannels } from '../entry/walk-channels.ts';
import { wantedChannels } from '../entry/wanted.ts';
import type { WalkedNight, WalkGround } from './night-walks.ts';

/** Null where no channel was walked to its end. @throws ConfigError */
export async function walkNightEntry(
  ground: WalkGround,
  { entry }: NightlyProfile,
): Promise<WalkedNight | null> {
  const { store, profile, site, now, say, signal, leave, problem } = ground;
  const entrances = requireEntrances(profile, now());
  const channels = entrances.homes.map(({ channel }) => channel);
  const source = profile.loopback ? null : store;
  const wanted = wantedChannels(site, profile, entrances, source, { sample: entry!.sample, channels });
  if (wanted.length === 0) throw new ConfigError('没有可以查找的事项。');
  const sites = profile.loopback ? await startEntrySites() : undefined;
  const dir = join(ground.dir, 'entries');
  try {
    const walks = await walkChannels({
      ...{ entrances, wanted, own: sites?.hosts, dir, now, signal, leave },
      onStep: (channel, what) => say(`  ${channel}  ${what}`),
    });
    if (walks.length === 0) return null;
    const judged = judgedEntries(walks);
    const left = walks.length < wanted.length ? '时段已到或被中止，没有走完' : null;
    const spent = entrances.homes.map(({ url }) => problem(url)).find((one) => one !== null) ?? null;
    const kept = keepEntry(store, judged, left ?? spent);
    return { kept, report: (await reportEntry(judged, dir, kept)).page };
  } finally {
    await sites?.close();
  }
}
