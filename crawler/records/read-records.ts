// Reads a file of guides (CSV, xlsx, JSON Lines, JSON) through a mapping, one by one. Called by the pipeline for `--records`.
import { ZodError } from 'zod';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { type Item, itemId, type Unit } from '../../store/schemas/unit.ts';
import { type Dictionary, defaultDictionary } from '../dictionary.ts';
import { guideOfRecord } from './guide-of-record.ts';
import { issuesInWords } from './mapping.ts';
import type { Mapping, Source } from './mapping-schema.ts';
import { columnsOf } from './mapping-sources.ts';
import { openSource } from './open-source.ts';
import { RecordError, recordValue } from './record-value.ts';
import { isTableRecord } from './table/table-record.ts';

export type RecordRead =
  | {
      line: number;
      unit: Unit;
      item: Item;
      url: string | null;
      guide: ServiceGuide;
      /** By the names of the mapping's `notes`; what the record lacks is left out. */
      notes: Record<string, string>;
    }
  | { line: number; problem: string };

export interface RecordsFile {
  mapping: Mapping;
  /** What the file was found to be, for people. */
  kind: string;
  /** Names of the columns, or keys of the first record. */
  columns: string[];
  /** What a person should know of the whole file, in Chinese sentences: formulas, merged cells, long cells, missing columns. */
  notices: string[];
  records: AsyncGenerator<RecordRead>;
}

function asRead(value: unknown, line: number, mapping: Mapping, dictionary: Dictionary): RecordRead {
  const take = (source: Source) => recordValue(value, source, mapping, []) || undefined;
  const portalId = take(mapping.item.portalId);
  if (!portalId && isTableRecord(value))
    throw new RecordError(`“${columnsOf(mapping.item.portalId).join('”“')}”是空的，不知道是哪个事项`);
  const guide = guideOfRecord(value, mapping, dictionary);
  const unitName = take(mapping.item.unit) ?? guide.authority ?? '归属待定';
  const unit: Unit = { id: unitName, name: unitName, league: 'other' };
  const item: Item = {
    id: itemId(mapping.id, portalId ?? `line-${line}`),
    site: mapping.id,
    portalId: portalId ?? `line-${line}`,
    situationId: null,
    unit: unit.id,
    name: guide.name ?? '（未标注名称）',
    situation: null,
  };
  const notes = Object.entries(mapping.notes).flatMap(([name, source]) => {
    const text = take(source);
    return text ? [[name, text] as const] : [];
  });
  const url = (mapping.item.url && take(mapping.item.url)) ?? null;
  return { line, unit, item, url, guide, notes: Object.fromEntries(notes) };
}

function reasonOf(error: unknown): string {
  if (error instanceof ZodError) return issuesInWords(error);
  return (error as Error).message.split('\n')[0]!;
}

/**
 * Opens a file; throws ConfigError (exit code 2) where file or mapping are wrong, before any record is taken.
 * A damaged record is a problem of its own line.
 */
export async function readRecords(file: string, o: { mapping?: string } = {}): Promise<RecordsFile> {
  const { mapping, kind, columns, notices, entries } = await openSource(file, o.mapping);
  const dictionary = defaultDictionary();
  async function* records(): AsyncGenerator<RecordRead> {
    const seen = new Map<string, number>();
    for await (const { line, value, problem } of entries()) {
      if (problem) {
        yield { line, problem };
        continue;
      }
      let read: RecordRead;
      try {
        read = asRead(value, line, mapping, dictionary);
      } catch (error) {
        yield { line, problem: `这条记录不能读成办事指南：${reasonOf(error)}` };
        continue;
      }
      const before = 'item' in read && seen.get(read.item.id);
      if (before) {
        const hint = isTableRecord(value) && !mapping.group ? '；同一事项占多行时请在映射中写 group' : '';
        yield { line, problem: `与第${before}条的事项标识相同，已跳过${hint}` };
      } else {
        if ('item' in read) seen.set(read.item.id, line);
        yield read;
      }
    }
  }
  return { mapping, kind, columns, notices, records: records() };
}
