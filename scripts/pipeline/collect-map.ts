// Reads the service map (政务服务地图) of a site into a run, where its profile names one. Called by collect-site.ts.
import { leaveOf } from '../../crawler/leave.ts';
import { readMap } from '../../crawler/map/read-map.ts';
import { NightBudget } from '../../crawler/night-budget.ts';
import { politeClient } from '../../crawler/polite-client.ts';
import type { SiteProfile } from '../../crawler/profile.ts';
import type { RobotsFiles } from '../../crawler/robots-gate.ts';
import { isStoreError } from '../../crawler/tasks/task.ts';
import type { RunRecord } from '../../store/index.ts';
import type { ServiceMap } from '../../store/schemas/hall.ts';
import type { PipelineContext } from '../pipeline.ts';

/** What was read, in one sentence. */
export const mapLine = ({ halls, whole }: Pick<ServiceMap, 'halls' | 'whole'>): string =>
  halls.length === 0
    ? '！政务服务地图没有列出任何大厅，不作比较。'
    : `✓ 已读取政务服务地图：大厅 ${halls.length} 个${whole ? '' : '；地图称有更多，未能全部读到，不判断大厅是否缺失'}。`;

/** A map that cannot be read is named and the run goes on: what was found on it before stays as it was. @throws StoreError */
export async function collectMap(
  { store, now, say, signal }: PipelineContext,
  profile: SiteProfile,
  { run, origin, robots: files }: { run: RunRecord; origin: string | undefined; robots: RobotsFiles },
): Promise<void> {
  const { map } = profile;
  if (!map || signal.aborted) return;
  const budget = new NightBudget(profile.pace.perNight, store, now);
  const { http } = politeClient(profile, {
    ...{ origin, files, paces: store.paces, signal },
    leave: leaveOf(profile, now, budget),
  });
  try {
    const read = await readMap(http, profile, map);
    store.serviceMaps.save({ ...read, run: run.id });
    say(mapLine(read));
  } catch (error) {
    if (isStoreError(error)) throw error;
    say(`！政务服务地图未能读取，本次不作比较：${(error as Error).message}`);
  } finally {
    budget.save();
    await http.close();
  }
}
