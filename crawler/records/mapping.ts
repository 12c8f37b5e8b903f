// Finds and reads the mapping of a file of guides: shipped ones and the user's own. Called by open-source.ts, commands and tests.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../config-error.ts';
import { Mapping } from './mapping-schema.ts';
import { foldHeader } from './table/header.ts';

const FOLDER = new URL('./mappings/', import.meta.url);
const chinese = z.locales.zhCN().localeError;

/** A schema fault in Chinese: place and reason of each. */
export const issuesInWords = (error: z.ZodError): string =>
  error.issues.map((i) => `${i.path.join('.') || '（顶层）'}：${i.message}`).join('；');

/** Reads one mapping file; a fault names file, place and remedy (exit code 2). */
export function readMapping(file: string | URL): Mapping {
  const name = basename(file.toString());
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
  } catch (error) {
    throw new ConfigError(
      `映射文件 ${name} 无法读取：${(error as Error).message}`,
      '请检查文件路径和 JSON 格式。',
    );
  }
  const parsed = Mapping.safeParse(json, { error: chinese });
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    `映射文件 ${name} 有误：${issuesInWords(parsed.error)}`,
    '请对照 docs/records.md 中的字段说明修改。',
  );
}

/** Mappings that come with the product. */
export const shippedMappings = (): Mapping[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readMapping(new URL(name, FOLDER)));

const idsOf = (mappings: readonly Mapping[]): string => mappings.map((m) => m.id).join('、');

/** The mapping that the user names: a file (.json), or a shipped one by its id. */
export function namedMapping(given: string): Mapping {
  if (given.endsWith('.json')) return readMapping(given);
  const shipped = shippedMappings();
  const found = shipped.find((m) => m.id === given);
  if (found) return found;
  throw new ConfigError(
    `没有名为“${given}”的映射。`,
    `请使用随附的映射（${idsOf(shipped)}），或给出映射文件的路径（.json）。`,
  );
}

/** The shipped mapping whose keys the first record has; names of columns are compared without spaces. */
export function fittingMapping(names: readonly string[]): Mapping {
  const shipped = shippedMappings();
  const keys = new Set(names.map(foldHeader));
  const fitting = shipped.filter((m) => m.match.every((key) => keys.has(foldHeader(key))));
  if (fitting.length === 1) return fitting[0]!;
  throw new ConfigError(
    `无法按第一条记录的字段（${names.slice(0, 12).join('、') || '无'}）确定映射。`,
    `请用 --mapping 指定随附的映射（${idsOf(shipped)}）或映射文件的路径；没有合适的映射时，用 guide-audit mapping draft 生成一个再修改。`,
  );
}
