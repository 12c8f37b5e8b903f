// Walks through the entrances of a site, channel by channel, and keeps records and pictures in a folder. Called by the entry command and the proof.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntranceProfile, Home } from '../../crawler/entry/entrance-profile.ts';
import { EntryLane } from '../../crawler/entry/entry-lane.ts';
import { entryRules } from '../../crawler/entry/entry-rules.ts';
import { walkEntry } from '../../crawler/entry/walk-entry.ts';
import type { OwnHosts } from '../../crawler/own-hosts.ts';
import type { Leave } from '../../crawler/pacer.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import type { EntryItem, EntryWalk } from '../../store/schemas/entry-walk.ts';
import { keeper } from '../keep-pictures.ts';

export interface ChannelWanted {
  /** The site as this channel sees it. */
  profile: SiteProfile;
  home: Home;
  items: readonly EntryItem[];
}

export interface WalkAsked {
  entrances: EntranceProfile;
  wanted: readonly ChannelWanted[];
  /** Where the hosts of the fixture listen. */
  own?: OwnHosts | undefined;
  /** Folder of records and pictures. */
  dir: string;
  now: () => Date;
  signal: AbortSignal;
  leave?: Leave | undefined;
  onStep?: (channel: Home['channel'], what: string) => void;
}

/** Records in the order of the channels; what was walked before an interruption is kept. @throws ConfigError without a browser */
export async function walkChannels(asked: WalkAsked): Promise<EntryWalk[]> {
  const { entrances, wanted, own, dir, now, signal, leave, onStep } = asked;
  const keep = keeper(dir);
  const walks: EntryWalk[] = [];
  for (const { profile, home, items } of wanted) {
    if (signal.aborted) break;
    const lane = await EntryLane.open({ profile, rules: entryRules(profile, entrances, own), leave, signal });
    try {
      const walk = await walkEntry({
        ...{ lane, profile, entrances, home, items, keep, now },
        onStep: (what) => onStep?.(home.channel, what),
      });
      writeFileSync(join(dir, `${home.channel}.json`), `${JSON.stringify(walk, null, 1)}\n`);
      walks.push(walk);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await lane.close();
    }
  }
  return walks;
}
