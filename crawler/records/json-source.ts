// Reads records of JSON Lines or of a JSON array. Called by open-source.ts.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ConfigError } from '../config-error.ts';
import type { Entry } from './open-source.ts';

const JSON_ARRAY_LIMIT = 200 * 1024 * 1024;

export async function* jsonLines(file: string): AsyncGenerator<Entry> {
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

/** Throws ConfigError where the file is too big to be held, or not whole. */
export async function* jsonArray(file: string): AsyncGenerator<Entry> {
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
  for (const [i, value] of (Array.isArray(values) ? values : [values]).entries())
    yield { line: i + 1, value };
}
