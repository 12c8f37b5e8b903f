// The doors in a night, with the log-in that a person has saved: no log-in is made, and none is asked for. Called by night-walks.ts.
import { join } from 'node:path';
import type { NightlyProfile } from '../../crawler/nightly-profile.ts';
import { readKey } from '../../crawler/session/key.ts';
import { requireLogin } from '../../crawler/session/login-rules.ts';
import { keepDoors } from '../login/keep-doors.ts';
import { walkSite } from '../login/walk-site.ts';
import { writeMatrix } from '../login/write-matrix.ts';
import type { WalkedNight, WalkGround } from './night-walks.ts';

/** Goes on with a walk that was not finished. @throws ConfigError, SessionError */
export async function walkNightDoors(ground: WalkGround, { doors }: NightlyProfile): Promise<WalkedNight> {
  const { store, profile, site, now, say, leave, problem, doorHosts } = ground;
  const { account, kind, sample } = doors!;
  const login = requireLogin(profile, now());
  const open = store.doorVisits
    .list(profile.id)
    .some((run) => run.status !== 'done' && run.account === account && run.kind === kind);
  const walked = await walkSite(ground, {
    ...{ site, profile, login, account, kind, sample, key: ground.key ?? readKey(undefined) },
    ...{ resume: open, own: doorHosts, leave, problem: () => problem(login.probe.page) },
    onDoor: ({ unitName, door }, done, of) => say(`  ${done}/${of}  ${unitName}  ${door}`),
  });
  const kept = keepDoors(store, walked);
  const out = join(ground.dir, 'doors');
  const report = await writeMatrix(walked, { dir: store.dir, out, siteName: profile.name, kept });
  return { kept, report, needsLogin: walked.run.status === 'paused' };
}
