// Visits the online help of a site, entrance by entrance, and keeps records and pictures in a folder. Called by the online-help command and the proof.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EntryLane } from '../../crawler/entry/entry-lane.ts';
import type { HelpProfile } from '../../crawler/help/help-profile.ts';
import { helpRules } from '../../crawler/help/help-rules.ts';
import { visitHelp } from '../../crawler/help/visit-help.ts';
import type { OwnHosts } from '../../crawler/own-hosts.ts';
import type { Leave } from '../../crawler/pacer.ts';
import { loadChannels, type SiteProfile } from '../../crawler/profile.ts';
import type { HelpVisit } from '../../store/schemas/help-visit.ts';
import { keeper } from '../keep-pictures.ts';

export interface HelpAsked {
  /** Name or file of the profile, for the devices of its channels. */
  site: string;
  profile: SiteProfile;
  help: HelpProfile;
  /** Where the hosts of the fixture listen. */
  own?: OwnHosts | undefined;
  dir: string;
  now: () => Date;
  signal: AbortSignal;
  leave?: Leave | undefined;
  /** Before a question is written. */
  onAsk?: (() => Promise<void>) | undefined;
  onVisit?: (name: string) => void;
}

/** In the order of the profile; what was visited before an interruption is kept. @throws ConfigError without a browser */
export async function visitHomes(asked: HelpAsked): Promise<HelpVisit[]> {
  const { site, profile, help, own, dir, now, signal, leave, onAsk, onVisit } = asked;
  const keep = keeper(dir);
  const byChannel = new Map(loadChannels(site).map((one) => [one.channel, one]));
  const visits: HelpVisit[] = [];
  for (const home of help.homes) {
    if (signal.aborted) break;
    onVisit?.(home.name);
    const channel = { ...profile, device: byChannel.get(home.channel)?.device };
    const lane = await EntryLane.open({
      profile: channel,
      rules: helpRules(profile, help, own),
      leave,
      signal,
    });
    try {
      const visit = await visitHelp({ lane, profile, help, home, keep, now, onAsk });
      if (!signal.aborted) visits.push(visit);
    } finally {
      await lane.close();
    }
  }
  writeFileSync(join(dir, 'visits.json'), `${JSON.stringify(visits, null, 1)}\n`);
  return visits;
}
