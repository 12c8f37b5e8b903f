// Walks of a night beside the guides (entrances, doors, online help): which are due, each by its own file, what came of it. Called by nightly.ts.
import { leaveOf } from '../../crawler/leave.ts';
import { NightBudget } from '../../crawler/night-budget.ts';
import type { NightlyProfile } from '../../crawler/nightly-profile.ts';
import type { OwnHosts } from '../../crawler/own-hosts.ts';
import type { Leave } from '../../crawler/pacer.ts';
import { permissionProblem } from '../../crawler/permission.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import type { Key } from '../../crawler/session/key.ts';
import { SessionError } from '../../crawler/session/session-error.ts';
import { isOpen } from '../../reports/labels.ts';
import { lifeCounts, noLives } from '../../reports/life-counts.ts';
import type { KeptWalk } from '../../reports/walks/changes.ts';
import { StoreError, type Walk } from '../../store/index.ts';
import type { PipelineContext } from '../pipeline.ts';
import { walkNightDoors } from './night-doors.ts';
import { walkNightEntry } from './night-entry.ts';
import { walkNightHelp } from './night-help.ts';
import { type NightKind, type NightWalk, WALK_NAMES } from './walk-lines.ts';
import { type NightWindow, nightDate } from './window.ts';

export interface WalkGround extends PipelineContext {
  /** Name or file of the profile, and the site itself. */
  site: string;
  profile: SiteProfile;
  /** Folder of reports. */
  dir: string;
  leave: Leave;
  /** Why nothing more may be asked of a host tonight, Chinese, or null. */
  problem: (url: string) => string | null;
  /** For the doors: the key of the vault, by default from the environment. */
  key?: Key | undefined;
  /** Where the hosts of a loopback profile listen for the doors, instead of the fixture's own. */
  doorHosts?: OwnHosts | undefined;
}

/** What one walk came to. @throws ConfigError, SessionError where it may not be */
export interface WalkedNight {
  kept: KeptWalk;
  report: string;
  needsLogin?: boolean;
}

type Walker = (ground: WalkGround, wanted: NightlyProfile) => Promise<WalkedNight | null>;

/** In the order of the night: what depends on a person's log-in or writes to somebody comes last. */
const WALKERS: readonly [kind: NightKind, walk: Walker][] = [
  ['entry', walkNightEntry],
  ['doors', walkNightDoors],
  ['help', walkNightHelp],
];

const DAY = 86_400_000;

/** Whether as many nights have passed since the last whole walk; one that did not see all is due again. Pure. */
export function isDue(
  walks: readonly Pick<Walk, 'startedAt' | 'status'>[],
  every: number,
  date: string,
  window: NightWindow,
): boolean {
  const last = walks.find(({ status }) => status === 'done');
  if (!last) return true;
  const night = nightDate(new Date(last.startedAt), window);
  return Math.round((Date.parse(date) - Date.parse(night)) / DAY) >= every;
}

/** Nothing was seen: what the last walk left open stays as it is. */
function unobservedWalk(
  { store, profile }: WalkGround,
  kind: NightKind,
  reason: string,
  needsLogin = false,
): NightWalk {
  const last = store.walks.list({ site: profile.id, kind }).at(0);
  const unseen = last ? store.walks.findings(last.id).filter(isOpen).length : 0;
  return { kind, state: 'unobserved', reason, needsLogin, findings: { ...noLives(), unseen }, report: null };
}

async function walkOne(
  ground: WalkGround,
  kind: NightKind,
  walk: Walker,
  wanted: NightlyProfile,
): Promise<NightWalk> {
  const unobserved = (reason: string, needsLogin = false) => unobservedWalk(ground, kind, reason, needsLogin);
  const { signal, profile, now } = ground;
  if (signal.aborted) return unobserved('时段已到或被中止，没有开始');
  const problem = permissionProblem(profile, now()) ?? ground.problem(profile.publicOrigin);
  if (problem) return unobserved(problem);
  try {
    const walked = await walk(ground, wanted);
    if (!walked) return unobserved('时段已到或被中止，没有走完第一处');
    const { kept, report, needsLogin = false } = walked;
    const state = kept.walk.status === 'done' ? 'done' : 'stopped';
    const findings = lifeCounts(kept.findings, kept.walk);
    return { kind, state, reason: kept.walk.note, needsLogin, findings, report };
  } catch (error) {
    // A disk that is full or a damaged database ends the night; all else is one walk's own trouble.
    if (error instanceof StoreError) throw error;
    return unobserved((error as Error).message, error instanceof SessionError);
  }
}

export interface NightWalks extends Omit<WalkGround, 'leave' | 'problem'> {
  date: string;
  window: NightWindow;
  /** Why no walk may begin tonight, Chinese: the site ended the crawl. */
  held: string | null;
}

/** Those that are due, one after the other. A stop in the middle leaves the rest unobserved and due the next night. @throws StoreError */
export async function nightWalks({ date, window, held, ...given }: NightWalks): Promise<NightWalk[]> {
  const { store, profile, now, say } = given;
  const wanted = profile.nightly;
  if (!wanted) return [];
  const budget = new NightBudget(profile.pace.perNight, store, now);
  const ground: WalkGround = {
    ...given,
    leave: leaveOf(profile, now, budget),
    problem: (url) => budget.problem(new URL(url).host),
  };
  const walks: NightWalk[] = [];
  try {
    for (const [kind, walk] of WALKERS) {
      const own = wanted[kind];
      const earlier = store.walks.list({ site: profile.id, kind });
      if (!own || !isDue(earlier, own.every, date, window)) continue;
      say(`${WALK_NAMES[kind]}：开始`);
      walks.push(held ? unobservedWalk(ground, kind, held) : await walkOne(ground, kind, walk, wanted));
    }
  } finally {
    budget.save();
  }
  return walks;
}
