// Reads a file of guides (JSON lines or JSON) through a mapping, one by one. Called by the pipeline for `--records`.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { type Item, itemId, type Unit } from '../../store/schemas/unit.ts';
import { ConfigError } from '../config-error.ts';
import { defaultDictionary } from '../dictionary.ts';
import { guideOfRecord } from './guide-of-record.ts';
import { chooseMapping, type Mapping, type Source } from './mapping.ts';
import { recordValue } from './record-value.ts';

export type RecordRead =
  | { line: number; unit: Unit; item: Item; url: string | null; guide: ServiceGuide }
  | { line: number; problem: string };

const JSON_ARRAY_LIMIT = 200 * 1024 * 1024;

async function* lines(file: string): AsyncGenerator<{ line: number; value?: unknown; problem?: string }> {
  let line = 0;
  for await (const raw of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    const text = line === 1 ? raw.replace(/^\ufeff/u, '') : raw;
    if (!text.trim()) continue;
    try {
      yield { line, value: JSON.parse(text) };
    } catch {
      yield { line, problem: '这一行不是完整的 JSON，已跳过' };
    }
  }
}

function* array(file: string): Generator<{ line: number; value: unknown }> {
  if (statSync(file).size > JSON_ARRAY_LIMIT)
    throw new ConfigError(
      `文件 ${file} 超过200MB。`,
      '请改存为 JSON Lines（每行一条记录，扩展名 .jsonl）后再读入。',
    );
  let values: unknown;
  try {
    values = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
  } catch (error) {
    throw new ConfigError(
      `文件 ${file} 不是完整的 JSON：${(error as Error).message}`,
      '请检查文件是否下载完整，或改存为 JSON Lines。',
    );
  }
  const list = Array.isArray(values) ? values : [values];
  for (const [i, value] of list.entries()) yield { line: i + 1, value };
}

function open(
  file: string,
):
  | AsyncGenerator<{ line: number; value?: unknown; problem?: string }>
  | Generator<{ line: number; value: unknown }> {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new ConfigError(`找不到记录文件 ${file}。`, '请核对路径；可读入 .jsonl 或 .json 文件。');
  return /\.(?:jsonl|ndjson)$/iu.test(file) ? lines(file) : array(file);
}

/** Reads the first record, to find the mapping. */
async function first(file: string): Promise<unknown> {
  for await (const entry of open(file)) if (entry.value !== undefined) return entry.value;
  throw new ConfigError(
    `文件 ${file} 中没有可读的记录。`,
    '请核对文件内容：JSON Lines 每行一条记录，JSON 为记录的数组。',
  );
}

function asRead(
  value: unknown,
  line: number,
  mapping: Mapping,
  dictionary: ReturnType<typeof defaultDictionary>,
): RecordRead {
  const take = (source: Source) => recordValue(value, source, mapping, []) || undefined;
  const guide = guideOfRecord(value, mapping, dictionary);
  const unitName = take(mapping.item.unit) ?? guide.authority ?? '归属待定';
  const portalId = take(mapping.item.portalId) ?? `line-${line}`;
  const unit: Unit = { id: unitName, name: unitName, league: 'other' };
  const item: Item = {
    id: itemId(mapping.id, portalId),
    site: mapping.id,
    portalId,
    situationId: null,
    unit: unit.id,
    name: guide.name ?? '（未标注名称）',
    situation: null,
  };
  return { line, unit, item, url: (mapping.item.url && take(mapping.item.url)) ?? null, guide };
}

/** Opens a file; throws ConfigError (exit code 2) where file or mapping are wrong. A damaged record is a problem of its own line. */
export async function readRecords(
  file: string,
  o: { mapping?: string } = {},
): Promise<{ mapping: Mapping; records: AsyncGenerator<RecordRead> }> {
  const mapping = chooseMapping(o.mapping, await first(file));
  const dictionary = defaultDictionary();
  async function* records(): AsyncGenerator<RecordRead> {
    const seen = new Map<string, number>();
    for await (const { line, value, problem } of open(file) as AsyncIterable<{
      line: number;
      value?: unknown;
      problem?: string;
    }>) {
      if (problem) {
        yield { line, problem };
        continue;
      }
      let read: RecordRead;
      try {
        read = asRead(value, line, mapping, dictionary);
      } catch (error) {
        yield { line, problem: `这条记录不能读成办事指南：${(error as Error).message.split('\n')[0]}` };
        continue;
      }
      const before = 'item' in read && seen.get(read.item.id);
      if (before) yield { line, problem: `与第${before}条的事项标识相同，已跳过` };
      else {
        if ('item' in read) seen.set(read.item.id, line);
        yield read;
      }
    }
  }
  return { mapping, records: records() };
}
