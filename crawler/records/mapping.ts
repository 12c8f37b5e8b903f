// Mapping (映射): how a file of guides from elsewhere becomes ServiceGuides. Data, with this schema; read by read-records.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { Channel } from '../../store/schemas/outcome.ts';
import { ConfigError } from '../config-error.ts';

/** A path (`list_item.id`), or a path with what to do to its text. */
const OneSource = z.union([
  z.string().min(1),
  z.strictObject({
    path: z.string().min(1),
    /** The value is the part of a text after this label (`办理结果：…`), up to the next of the mapping's labels. */
    label: z.string().optional(),
    /** The source's own dictionary of codes: what a page shows for each. */
    values: z.record(z.string(), z.string()).optional(),
    /** The text is an HTML fragment. */
    html: z.boolean().optional(),
  }),
]);
export type OneSource = z.infer<typeof OneSource>;

/** Where a value stands in a record; of several sources the first that the record has. */
const Source = z.union([OneSource, z.array(OneSource).min(1)]);
export type Source = z.infer<typeof Source>;

const Members = z.union([
  /** `from`: path of an array. Without it the record itself is the one member. */
  z.strictObject({ from: z.string().optional(), fields: z.record(z.string(), Source) }),
  /** Path of an HTML fragment that holds the list as a table. */
  z.strictObject({ htmlTable: z.string() }),
]);

export const Mapping = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  version: z.string(),
  channel: Channel,
  /** Default area code of the source's city. */
  region: z.string().optional(),
  /** Keys that a record of this shape has: the mapping is found by them. */
  match: z.array(z.string()).min(1),
  item: z.strictObject({ portalId: Source, unit: Source, url: Source.optional() }),
  /** Regular expressions removed from every text: residue of buttons. */
  clean: z.array(z.string()).default([]),
  /** What an empty text means: the page shows the field without a value, or nobody knows what the page shows. */
  empty: z.enum(['missing', 'not-collected']).default('missing'),
  /** Labels inside texts, see Source.label. */
  labels: z.array(z.string()).default([]),
  fields: z.record(z.string(), Source).default({}),
  places: Members.optional(),
  materials: Members.optional(),
  steps: Members.optional(),
  /** The record holds a whole ServiceGuide under this key. */
  guide: z.string().optional(),
});
export type Mapping = z.infer<typeof Mapping>;

const FOLDER = new URL('./mappings/', import.meta.url);

/** Reads one mapping file; a fault names file, place and remedy (exit code 2). */
export function readMapping(file: string | URL): Mapping {
  const name = basename(file.toString());
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(
      `映射文件 ${name} 无法读取：${(error as Error).message}`,
      '请检查文件路径和 JSON 格式。',
    );
  }
  const parsed = Mapping.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((i) => `${i.path.join('.') || '（顶层）'}：${i.message}`).join('；');
  throw new ConfigError(`映射文件 ${name} 有误：${issues}`, '请对照 docs/records.md 中的字段说明修改。');
}

/** Mappings that come with the product. */
export const shippedMappings = (): Mapping[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readMapping(new URL(name, FOLDER)));

/** The mapping to use: a file, a shipped one by its id, or the shipped one whose keys the first record has. */
export function chooseMapping(given: string | undefined, firstRecord: unknown): Mapping {
  const shipped = shippedMappings();
  const ids = shipped.map((m) => m.id).join('、');
  if (given?.endsWith('.json')) return readMapping(given);
  if (given) {
    const found = shipped.find((m) => m.id === given);
    if (found) return found;
    throw new ConfigError(
      `没有名为“${given}”的映射。`,
      `请使用随附的映射（${ids}），或给出映射文件的路径（.json）。`,
    );
  }
  const keys = new Set(Object.keys((firstRecord as object) ?? {}));
  const fitting = shipped.filter((m) => m.match.every((key) => keys.has(key)));
  if (fitting.length === 1) return fitting[0]!;
  throw new ConfigError(
    `无法按第一条记录的字段（${[...keys].slice(0, 12).join('、') || '无'}）确定映射。`,
    `请用 --mapping 指定随附的映射（${ids}）或映射文件的路径。`,
  );
}
