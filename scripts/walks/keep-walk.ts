// Keeps what a walk found with its life, in place of what was kept of the same walk before. Called by the commands of walks and by `nightly`.

import type { KeptWalk } from '../../reports/walks/changes.ts';
import { type WalkHistory, walkFindings } from '../../reports/walks/walk-history.ts';
import type { Store, Walk } from '../../store/index.ts';

export function keepWalk(
  store: Pick<Store, 'walks'>,
  walk: Walk,
  {
    said,
    isGone = () => false,
    messages,
  }: Pick<WalkHistory, 'said' | 'messages'> & Partial<Pick<WalkHistory, 'isGone'>>,
): KeptWalk {
  const before = store.walks.before(walk.id);
  const findings = walkFindings({ before, said, isGone, messages, walk });
  store.walks.keep(walk.id, findings);
  const titleOf = (id: string) => messages.get(id)?.message.title ?? id;
  return { walk, findings, since: sinceOf(store, walk), titleOf };
}

/** When the walk of the same kind before this one began, of those of which anything is kept. */
function sinceOf({ walks }: Pick<Store, 'walks'>, { id, site, kind }: Walk): string | null {
  const all = walks.list({ site, kind });
  const earlier = all.slice(all.findIndex((one) => one.id === id) + 1);
  return earlier.find(({ status }) => status === 'done' || status === 'stopped')?.startedAt ?? null;
}
