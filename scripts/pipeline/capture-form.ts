// An empty form for attended captures (人工采集表), with the items that a person is to look up. Called by `import form`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../crawler/config-error.ts';
import { namedMapping } from '../../crawler/records/mapping.ts';
import { columnsOf, sourcesOf } from '../../crawler/records/mapping-sources.ts';
import { csvLine } from '../../reports/csv.ts';
import type { RunRecord, Store } from '../../store/index.ts';

const BOM = '\ufeff';
/** Columns that are filled in for the person. */
const KNOWN = ['事项标识', '事项名称', '实施主体'] as const;

/** Columns of the form, those that say who captured what first. */
export function formColumns(): string[] {
  const sources = sourcesOf(namedMapping('attended-capture'));
  const all = sources.flatMap(({ source }) => columnsOf(source));
  return [...new Set([...KNOWN, ...all])];
}

/**
 * Writes 采集表.csv into the folder: `perUnit` items of each unit, or of the one that is named. Gives how many.
 * @throws ConfigError where a form is there already
 */
export function writeForm(
  store: Store,
  run: RunRecord,
  { folder, unit, perUnit }: { folder: string; unit?: string; perUnit: number },
): number {
  const names = new Map(store.units.list(run.site).map(({ id, name }) => [id, name]));
  const left = new Map<string, number>();
  const items = store.items.ofRun(run.id).filter((item) => {
    const taken = left.get(item.unit) ?? 0;
    left.set(item.unit, taken + 1);
    return taken < perUnit && (!unit || item.unit === unit);
  });
  const columns = formColumns();
  const lines = items.map((item) => {
    const known: Record<(typeof KNOWN)[number], string> = {
      事项标识: item.id,
      事项名称: item.name,
      实施主体: names.get(item.unit) ?? item.unit,
    };
    return csvLine(columns.map((column) => known[column as keyof typeof known] ?? ''));
  });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, '采集表.csv');
  try {
    writeFileSync(file, BOM + csvLine(columns) + lines.join(''), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new ConfigError(`${file} 已存在。`, '请另写一个文件夹，或先移走原表。');
  }
  return items.length;
}
