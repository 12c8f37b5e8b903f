// Joins a file of the service map (政务服务地图) to a run, in place of what was read from the site. Called by `import map`.

import { basename } from 'node:path';
import { ConfigError } from '../../crawler/config-error.ts';
import { readRecords } from '../../crawler/records/read-records.ts';
import type { RunRecord } from '../../store/index.ts';
import { HALL_COLUMNS, type Hall } from '../../store/schemas/hall.ts';
import { auditRun, type PipelineContext } from '../pipeline.ts';
import { mapLine } from './collect-map.ts';

const MOST_TOLD = 20;

/**
 * Takes all rows that can be read and judges the run again. Only of a file that is said to be `whole`, and of which every row could be
 * read, a hall is called missing.
 * @throws ConfigError (exit code 2) for a file without a single hall
 */
export async function importMap(
  context: PipelineContext,
  {
    file,
    mapping = 'service-map',
    whole = false,
    run,
  }: { file: string; mapping?: string | undefined; whole?: boolean | undefined; run: RunRecord },
): Promise<void> {
  const { store, say } = context;
  const { records, notices } = await readRecords(file, { mapping });
  const halls: Hall[] = [];
  const problems: string[] = [];
  for await (const read of records) {
    if ('problem' in read) {
      problems.push(`第${read.line}条：${read.problem}`);
      continue;
    }
    const { guide, notes, item, url } = read;
    const [place = {}] = guide.places;
    const name = place.hall ?? guide.name;
    if (!name) {
      problems.push(`第${read.line}条：没有大厅名称`);
      continue;
    }
    const values: Record<string, string | undefined> = { ...place, ...notes };
    const columns = HALL_COLUMNS.flatMap((column) => (values[column] ? [[column, values[column]]] : []));
    halls.push({ id: item.portalId, name, url, ...Object.fromEntries(columns) });
  }
  for (const notice of notices) say(`！${notice}`);
  for (const problem of problems.slice(0, MOST_TOLD)) say(`！${problem}。`);
  if (problems.length > MOST_TOLD) say(`！另有 ${problems.length - MOST_TOLD} 条未能读入。`);
  if (halls.length === 0)
    throw new ConfigError(
      `文件 ${file} 中没有可读的大厅。`,
      '请核对列名：大厅名称、地址、开放时间、电话、可办事项、自助终端、预约方式；列名不同的用 --mapping 指定映射。本次没有导入任何内容。',
    );
  const map = {
    ...{ source: basename(file), whole: whole && problems.length === 0, halls },
    columns: HALL_COLUMNS.filter((column) => halls.some((hall) => hall[column])),
  };
  store.serviceMaps.save({ ...map, run: run.id });
  say(mapLine(map));
  auditRun(context, { run });
}
