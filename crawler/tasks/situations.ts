// Asks for the situations (办理情形) of an item and puts their pages on the frontier. Called by run-task.ts.
import type { Task } from '../../store/index.ts';
import { itemId } from '../../store/schemas/unit.ts';
import { emptyCapture } from '../capture.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { addressOf, mayAskNoMore } from '../fetch-guide.ts';
import { RobotsForbidden } from '../http.ts';
import type { Mistaken } from '../identity-guard.ts';
import { type ListedItem, readSituations } from '../listing.ts';
import { NotNow } from '../not-now.ts';
import { closing, keepPage, putBack } from './keep-page.ts';
import { baseItem, type Finished, guideTask, isStoreError, LEFT, missingTask } from './task.ts';

export async function runSituations(context: CrawlContext, task: Task): Promise<Finished> {
  const { store, run, profile, http, wantedSituations } = context;
  const row = task.payload as ListedItem;
  const base = baseItem(profile, row);
  try {
    const found = await readSituations(http, profile, row.portalId);
    const several = found.length > 1;
    const wanted = wantedSituations?.get(row.portalId);
    const guides = (several ? found : [found[0] ?? { id: row.portalId, name: row.name, situation: null }])
      .filter(({ id }) => !several || !wanted || wanted.size === 0 || wanted.has(id))
      .map(({ id, name, situation }) => ({
        page: id,
        item: {
          ...base,
          id: itemId(profile.id, row.portalId, several ? id : null),
          situationId: several ? id : null,
          name: name || row.name,
          situation,
        },
      }));
    if (context.abandoned()) return { kind: 'situations', guides: 0 };
    store.transaction(() => {
      store.items.upsert(
        run.id,
        guides.map(({ item }) => item),
      );
      store.frontier.add(
        run.id,
        guides.map(({ item, page }) => guideTask(profile, item, page)),
      );
      const found = new Set(guides.map(({ item }) => item.id));
      const left = (context.expected.get(row.portalId) ?? []).filter(({ id }) => !found.has(id));
      store.frontier.add(
        run.id,
        left.map((item) => missingTask(profile, item)),
      );
      store.frontier.done(run.id, task.id);
    });
    return { kind: 'situations', guides: guides.length };
  } catch (error) {
    if (isStoreError(error)) throw error;
    if (error instanceof NotNow || mayAskNoMore(context)) return LEFT;
    const asked = !(error instanceof RobotsForbidden);
    const problem: Mistaken = {
      reason: asked ? 'timeout' : 'blocked',
      detail: `办理情形无法读取：${(error as Error).message}`,
    };
    if (context.abandoned()) return { kind: 'situations', guides: 0 };
    const again = asked && putBack(context, task, problem);
    if (!again) {
      store.items.upsert(run.id, [base]);
      const nothing = { ...emptyCapture(addressOf(context, row.portalId)), problem };
      keepPage(context, { item: base, captured: nothing, guide: null, end: closing(context, task) });
    }
    return { kind: 'guide', problem, again, asked };
  }
}
