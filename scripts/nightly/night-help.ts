// The online help in a night: only where the letter says so, once in 20 hours. Called by night-walks.ts.
import { join } from 'node:path';
import { requireHelp } from '../../crawler/help/help-rules.ts';
import { startHelpSites } from '../../fixtures/help/sites.ts';
import { localTime } from '../../store/index.ts';
import { judgedHelp, keepHelp, reportHelp } from '../help/keep-help.ts';
import { lastAsked, noteAsked } from '../help/last-asked.ts';
import { visitHomes } from '../help/visit-homes.ts';
import type { WalkedNight, WalkGround } from './night-walks.ts';

/** Null where no entrance was visited to its end. @throws ConfigError */
export async function walkNightHelp(ground: WalkGround): Promise<WalkedNight | null> {
  const { store, profile, site, now, say, signal, leave, problem } = ground;
  const help = requireHelp(profile, now(), lastAsked(store.dir, profile.id, now()));
  const sites = profile.loopback ? await startHelpSites() : undefined;
  const dir = join(ground.dir, 'online-help');
  try {
    const visits = await visitHomes({
      ...{ site, profile, help, own: sites?.hosts, dir, now, signal, leave },
      onAsk: profile.loopback ? undefined : () => noteAsked(store.dir, profile.id, localTime(now())),
      onVisit: (name) => say(`  ${name}`),
    });
    if (visits.length === 0) return null;
    const judged = judgedHelp(visits);
    const left = visits.length < help.homes.length ? '时段已到或被中止，没有走完' : null;
    const spent = help.homes.map(({ url }) => problem(url)).find((one) => one !== null) ?? null;
    const kept = keepHelp(store, judged, left ?? spent);
    return { kept, report: await reportHelp(judged, dir, kept) };
  } finally {
    await sites?.close();
  }
}
