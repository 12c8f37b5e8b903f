// Gives what a walk through the doors found its life from walk to walk. Called by the login-matrix command and by `nightly`.
import { doorChecks } from '../../checks/login/index.ts';
import { messageIndex } from '../../reports/finding.ts';
import type { KeptWalk } from '../../reports/walks/changes.ts';
import { doorSaid, isDoorGone } from '../../reports/walks/door-said.ts';
import type { Store } from '../../store/index.ts';
import type { LoginRun } from '../../store/schemas/door-visit.ts';
import { keepWalk } from '../walks/keep-walk.ts';
import { judgedWalk, type WalkedSite } from './walk-site.ts';

const INDEX = messageIndex(doorChecks.map(({ meta }) => meta));

/** Why a walk did not see all. */
const NOTES: Partial<Record<LoginRun['status'], string>> = {
  paused: '登录失效，暂停，没有走完',
  stopped: '没有走完，可接续',
};
const ENDED = new Set<LoginRun['status']>(['done', 'paused', 'stopped']);

function keepOne(store: Store, { run, rows }: WalkedSite): KeptWalk {
  const walk = store.walks.start({ site: run.site, kind: 'doors', id: run.id, at: run.startedAt });
  const about = { said: doorSaid(run.site, rows), isGone: isDoorGone(rows), messages: INDEX };
  const kept = keepWalk(store, walk, about);
  const note = NOTES[run.status] ?? null;
  return { ...kept, walk: store.walks.finish(walk.id, { status: note ? 'stopped' : 'done', note }) };
}

/** Walks of the site that ended before histories were kept are read first, the oldest first: their findings are not new. */
export const keepDoors = (store: Store, walked: WalkedSite): KeptWalk =>
  store.transaction(() => {
    const { site, startedAt } = walked.run;
    const forgotten = store.doorVisits
      .list(site)
      .filter((run) => ENDED.has(run.status) && run.startedAt < startedAt && !store.walks.get(run.id));
    for (const run of forgotten.reverse()) keepOne(store, { run, rows: judgedWalk(store, run) });
    return keepOne(store, walked);
  });
