// Mapping (映射): how a file of guides from elsewhere becomes ServiceGuides. Data, with this schema; mapping.ts reads it.
import { z } from 'zod';
import { Material, Place, SCALAR_FIELDS, Step } from '../../store/schemas/guide.ts';
import { Channel } from '../../store/schemas/outcome.ts';
import { HEADER_ROWS } from './table/limits.ts';
import { SEPARATORS } from './table/separator.ts';

/** A path (`list_item.id`) or the name of a column, alone or with what to do to its text; or the same text for every record. */
const OneSource = z.union([
  z.string().min(1),
  z.strictObject({
    path: z.string().min(1),
    /** The value is the part of a text after this label (`办理结果：…`), up to the next of the mapping's labels. */
    label: z.string().optional(),
    /** The text is a list: the marks between its members. */
    split: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).optional(),
    /** The source's own dictionary of codes: what a page shows for each. */
    values: z.record(z.string(), z.string()).optional(),
    /** The text is an HTML fragment. */
    html: z.boolean().optional(),
  }),
  z.strictObject({ constant: z.string().min(1) }),
]);
export type OneSource = z.infer<typeof OneSource>;

/** Where a value stands in a record; of several sources the first that the record has. */
const Source = z.union([OneSource, z.array(OneSource).min(1)]);
export type Source = z.infer<typeof Source>;

const Fields = z.record(z.string(), Source);

const Members = z.union([
  /** `from`: path of an array. Without it the record itself is the one member, or several where a cell is split. */
  z.strictObject({ from: z.string().optional(), fields: Fields }),
  /** Each row of an item (see `group`) is a member. */
  z.strictObject({ rows: z.literal(true), fields: Fields }),
  /** Each entry names the columns of one member: 材料1名称, 材料2名称 … */
  z.strictObject({ each: z.array(Fields).min(1) }),
  /** Path of an HTML fragment that holds the list as a table. */
  z.strictObject({ htmlTable: z.string() }),
]);
export type Members = z.infer<typeof Members>;

/** Fields that a mapping can fill: of the guide, and of the members of each list. */
export const FIELD_NAMES = {
  fields: [...SCALAR_FIELDS, 'handleForms'],
  places: Object.keys(Place.shape),
  materials: Object.keys(Material.shape),
  steps: Object.keys(Step.shape),
} as const satisfies Record<string, readonly string[]>;

const Shape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, '只能用小写字母、数字和连字符'),
  title: z.string(),
  version: z.string(),
  channel: Channel,
  /** Default area code of the source's city. */
  region: z.string().optional(),
  /** Keys that a record of this shape has: the mapping is found by them. */
  match: z.array(z.string()).min(1),
  item: z.strictObject({ portalId: Source, unit: Source, url: Source.optional() }),
  /** Sheet of a workbook; without it the first that is not hidden. */
  sheet: z.string().optional(),
  /** Row number of the header; without it the header is found. */
  headerRow: z.number().int().min(1).max(HEADER_ROWS).optional(),
  /** Separator of a CSV file; without it it is recognised. */
  separator: z.enum(SEPARATORS).optional(),
  /** Rows of a table with the same value here are one item. */
  group: Source.optional(),
  /** Regular expressions removed from every text: residue of buttons. */
  clean: z.array(z.string()).default([]),
  /** Regular expressions of buttons behind which the value stands: a text that is nothing else was not seen. */
  more: z.array(z.string()).default([]),
  /** What an empty text means: the page shows the field without a value, or nobody knows what the page shows. */
  empty: z.enum(['missing', 'not-collected']).default('missing'),
  /** Words by which a person says that the page shows no value (未显示): seen, and empty. */
  absent: z.array(z.string()).default([]),
  /** Labels inside texts, see Source.label. */
  labels: z.array(z.string()).default([]),
  fields: Fields.default({}),
  places: Members.optional(),
  materials: Members.optional(),
  steps: Members.optional(),
  /** What is handed on beside the guide as it stands: who captured it, which pictures. */
  notes: Fields.default({}),
  /** The record holds a whole ServiceGuide under this key. */
  guide: z.string().optional(),
});

/** Whether a source gives several parts. */
export const isSplit = (source: Source): boolean =>
  [source].flat().some((one) => typeof one === 'object' && 'split' in one && one.split !== undefined);

const compiles = (pattern: string): boolean => {
  try {
    return Boolean(new RegExp(pattern, 'gu'));
  } catch {
    return false;
  }
};

export const Mapping = Shape.superRefine((mapping, context) => {
  const fault = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const check = (list: keyof typeof FIELD_NAMES, fields: Record<string, Source>) => {
    const known: readonly string[] = FIELD_NAMES[list];
    for (const name of Object.keys(fields))
      if (!known.includes(name)) fault([list, name], `没有这个字段；可用的字段：${known.join('、')}`);
  };
  check('fields', mapping.fields);
  for (const [name, source] of Object.entries(mapping.fields))
    if (name !== 'handleForms' && isSplit(source))
      fault(['fields', name], 'split 只用于列表（places、materials、steps）和 handleForms');
  for (const list of ['places', 'materials', 'steps'] as const) {
    const rule = mapping[list];
    if (!rule || 'htmlTable' in rule) continue;
    for (const fields of 'each' in rule ? rule.each : [rule.fields]) check(list, fields);
    if ('rows' in rule && !mapping.group)
      fault([list, 'rows'], 'rows 需要同时写 group（同一事项的各行按哪一列归并）');
  }
  for (const key of ['clean', 'more'] as const)
    for (const [i, pattern] of mapping[key].entries())
      if (!compiles(pattern)) fault([key, i], '不是正确的正则表达式');
});
export type Mapping = z.infer<typeof Mapping>;
