// Joins a folder of attended captures (人工采集) to a run, as channels beside those that were crawled. Called by `import capture`.
import { ConfigError } from '../../crawler/config-error.ts';
import { type AttendedCapture, readAttendedFolder } from '../../crawler/records/attended-folder.ts';
import type { RunRecord, Store } from '../../store/index.ts';
import type { EvidenceRef } from '../../store/schemas/finding.ts';
import { auditRun, type PipelineContext } from '../pipeline.ts';
import { itemsByName } from './items-by-name.ts';

function joined(store: Store, run: RunRecord, captures: readonly AttendedCapture[]) {
  const items = itemsByName(store, run.id);
  const faults: string[] = [];
  const found = captures.flatMap((capture) => {
    const item = items.get(capture.item);
    const fault = (text: string) => faults.push(`第${capture.line}行：${text}`);
    if (item === undefined) fault(`批次 ${run.id} 中没有事项“${capture.item}”`);
    if (item === null) fault(`“${capture.item}”是几个事项共用的编码，请写事项标识`);
    return item ? [{ capture, item }] : [];
  });
  if (faults.length === 0) return found;
  throw new ConfigError(
    `人工采集有${faults.length}处不能采用：\n${faults.join('\n')}`,
    '事项标识见问题清单、guide-audit findings，也可写实施编码或业务办理项编码；本次没有导入任何内容。',
  );
}

/** Findings of what was captured by a person show that person's pictures. */
function attach(store: Store, run: string, pictures: ReadonlyMap<string, EvidenceRef[]>): void {
  const bare = [...store.findings.iterate(run)].flatMap((finding) => {
    const evidence = pictures.get(`${finding.channel} ${finding.item}`);
    return evidence && finding.evidence.length === 0 ? [{ ...finding, evidence }] : [];
  });
  store.findings.save(run, bare);
}

/**
 * Takes the whole folder or nothing, judges the run again and gives the new findings their pictures.
 * @throws ConfigError (exit code 2) that names each row that cannot be taken
 */
export async function importCapture(
  context: PipelineContext,
  { folder, run }: { folder: string; run: RunRecord },
): Promise<void> {
  const { store, say, now } = context;
  const found = joined(store, run, await readAttendedFolder(folder, now()));
  const pictures = new Map<string, EvidenceRef[]>();
  for (const { capture, item } of found)
    pictures.set(
      `${capture.channel} ${item.id}`,
      capture.pictures.map(({ bytes, kind }) => store.evidence.write('capture', bytes, kind)),
    );
  store.transaction(() => {
    for (const { capture, item } of found)
      store.guides.save({
        ...{ run: run.id, item: item.id, channel: capture.channel, capture: null, url: null },
        unit: item.unit,
        guide: { ...capture.guide, reader: `${capture.guide.reader} ${capture.by} ${capture.at}` },
      });
  });
  say(`✓ 已导入 ${found.length} 个事项的人工采集，并入批次 ${run.id}。`);
  auditRun(context, { run });
  attach(store, run.id, pictures);
}
