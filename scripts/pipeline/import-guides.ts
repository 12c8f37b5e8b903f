// Joins a file of guides (线下大厅的指南 and the like) to a run, as a channel beside those that were crawled. Called by `import guides`.
import { ConfigError } from '../../crawler/config-error.ts';
import { readRecords } from '../../crawler/records/read-records.ts';
import type { RunRecord, StoredGuide } from '../../store/index.ts';
import type { Channel } from '../../store/schemas/outcome.ts';
import { auditRun, type PipelineContext } from '../pipeline.ts';
import { itemsByName } from './items-by-name.ts';

const MOST_TOLD = 20;
/** What a file may stand for: places and machines that a program does not crawl. */
export const FILE_CHANNELS: readonly Channel[] = ['hall', 'kiosk', 'unit', 'app', 'wechat', 'alipay'];

/**
 * Rows are joined by the item's id or by its codes, never by name. Rows without an item are named and left out; a file of which
 * no row has one is a mistake. @throws ConfigError (exit code 2)
 */
export async function importGuides(
  context: PipelineContext,
  o: { file: string; mapping?: string | undefined; channel: Channel; run: RunRecord },
): Promise<void> {
  const { store, say } = context;
  const { run, channel } = o;
  const { records, notices } = await readRecords(o.file, o.mapping ? { mapping: o.mapping } : {});
  const items = itemsByName(store, run.id);
  const found = new Map<string, StoredGuide>();
  const problems: string[] = [];
  for await (const read of records) {
    const problem = (text: string) => problems.push(`第${read.line}条：${text}`);
    if ('problem' in read) {
      problem(read.problem);
      continue;
    }
    const { guide, url } = read;
    const names = [read.item.portalId, guide.handlingItemCode, guide.implementationCode];
    const item = names.flatMap((name) => (name && items.get(name)) || [])[0];
    if (!item)
      problem(`批次 ${run.id} 中没有与“${guide.name ?? read.item.portalId}”对应的事项，或几个事项共用其编码`);
    else if (found.has(item.id)) problem(`与前面一条同属事项“${item.name}”，已跳过`);
    else
      found.set(item.id, { run: run.id, item: item.id, channel, capture: null, url, unit: item.unit, guide });
  }
  for (const notice of notices) say(`！${notice}`);
  for (const text of problems.slice(0, MOST_TOLD)) say(`！${text}。`);
  if (problems.length > MOST_TOLD) say(`！另有 ${problems.length - MOST_TOLD} 条未能并入。`);
  if (found.size === 0)
    throw new ConfigError(
      `文件 ${o.file} 中没有能并入批次 ${run.id} 的指南。`,
      '每条须有事项标识、业务办理项编码或实施编码，与已采集的事项一致；本次没有导入任何内容。',
    );
  store.transaction(() => {
    for (const guide of found.values()) store.guides.save(guide);
  });
  say(`✓ 已并入 ${found.size} 个事项的指南，与已采集的渠道比较。`);
  auditRun(context, { run });
}
