// Reads one list (places, materials, steps) of a record: from an array, rows, several columns, a split cell or HTML. Used by guide-of-record.ts.
import { Material, Place, type ServiceGuide, Step } from '../../store/schemas/guide.ts';
import type { Dictionary } from '../dictionary.ts';
import { extractMaterialsFragment } from '../extract.ts';
import { isSplit, type Mapping, type Members, type Source } from './mapping-schema.ts';
import { columnsOf } from './mapping-sources.ts';
import { at, RecordError, recordValues } from './record-value.ts';
import { isTableRecord, TABLE } from './table/table-record.ts';

export const LISTS = ['places', 'materials', 'steps'] as const;
export type List = (typeof LISTS)[number];
const COLUMNS: Record<List, string[]> = {
  places: Object.keys(Place.shape),
  materials: Object.keys(Material.shape),
  steps: Object.keys(Step.shape),
};

/** A guide as it is being put together. */
export interface Draft {
  values: Record<string, unknown>;
  observed: ServiceGuide['observed'];
  shown: Set<string>;
}

type Fields = Record<string, Source>;
type Member = Record<string, unknown>;

const wasCut = (record: unknown, source: Source): boolean =>
  isTableRecord(record) && columnsOf(source).some((column) => record[TABLE].cut.has(column));

/** Notes that a field was looked for: undefined is not collected, a value cut at the limit is seen in part. */
export function note(
  draft: Draft,
  path: string,
  value: string | undefined,
  record: unknown,
  source: Source,
): void {
  if (value === undefined) {
    draft.observed[path] ??= 'not-collected';
    return;
  }
  if (wasCut(record, source)) draft.observed[path] = 'partial';
  else if (draft.observed[path] !== 'partial') draft.observed[path] = 'complete';
  draft.shown.add(path);
}

/** Values that the schema keeps otherwise than as text. */
const KINDS: Record<string, (text: string, dictionary: Dictionary) => unknown> = {
  exempt: (text, { data }) =>
    data.residue.yes.includes(text) ? true : data.residue.no.includes(text) ? false : undefined,
  blankForm: (text) => ({ url: text }),
  sampleForm: (text) => ({ url: text }),
};

/** Members whose fields are split cells: the first parts make the first member, and so on. */
function zip(columns: Record<string, string[]>, fields: Fields): Record<string, string>[] {
  const split = Object.keys(columns).filter((field) => isSplit(fields[field]!) && columns[field]!.length > 0);
  const counts = new Map(split.map((field) => [field, columns[field]!.length]));
  const [first, ...others] = split;
  const odd = others.find((field) => counts.get(field) !== counts.get(first!));
  if (odd) {
    const name = (field: string) => `“${columnsOf(fields[field]!).join('/')}”拆成${counts.get(field)}项`;
    throw new RecordError(`${name(first!)}，${name(odd)}，无法一一对应；请使两列的项数相同`);
  }
  const count = first === undefined ? 1 : counts.get(first)!;
  return Array.from({ length: count }, (_, i) =>
    Object.fromEntries(
      Object.entries(columns).map(([field, parts]) => [
        field,
        (isSplit(fields[field]!) ? parts[i] : parts.join('，')) ?? '',
      ]),
    ),
  );
}

function membersOf(
  record: unknown,
  list: List,
  fields: Fields,
  mapping: Mapping,
  clean: RegExp[],
  dictionary: Dictionary,
  draft: Draft,
): Member[] {
  const columns: Record<string, string[]> = {};
  for (const [field, source] of Object.entries(fields)) {
    const parts = recordValues(record, source, mapping, clean);
    note(draft, `${list}.${field}`, parts?.join('，'), record, source);
    columns[field] = parts ?? [];
  }
  return zip(columns, fields).map((texts) =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([, text]) => text !== '')
        .map(([field, text]) => [field, KINDS[field] ? KINDS[field](text, dictionary) : text])
        .filter(([, value]) => value !== undefined),
    ),
  );
}

/** The records that hold a list's members, or null where the record lacks the list. */
function holders(
  record: unknown,
  rule: Exclude<Members, { htmlTable: string }>,
): [record: unknown, Fields][] | null {
  if ('each' in rule) return rule.each.map((fields) => [record, fields]);
  if ('rows' in rule) {
    const rows = isTableRecord(record) ? (record[TABLE].rows ?? [record]) : [record];
    return rows.map((row) => [row, rule.fields]);
  }
  if (!rule.from) return [[record, rule.fields]];
  const members = at(record, rule.from);
  return Array.isArray(members) ? members.map((member) => [member, rule.fields]) : null;
}

/** Rows that joined several lists repeat the members of each. */
const distinct = (members: Member[]): Member[] => [
  ...new Map(members.map((member) => [JSON.stringify(member), member])).values(),
];

function readHtml(html: unknown, list: List, dictionary: Dictionary, draft: Draft): void {
  if (typeof html !== 'string') return;
  const materials = extractMaterialsFragment(html, dictionary);
  if (materials.length === 0) return;
  draft.values[list] = materials;
  draft.observed[list] = 'complete';
  for (const key of new Set(materials.flatMap((m) => Object.keys(m)))) draft.shown.add(`${list}.${key}`);
}

/** Reads the list into the draft; throws RecordError where a cell cannot be used. */
export function readList(
  record: unknown,
  list: List,
  mapping: Mapping,
  clean: RegExp[],
  dictionary: Dictionary,
  draft: Draft,
): void {
  const rule = mapping[list];
  if (!rule) return;
  if ('htmlTable' in rule) {
    readHtml(at(record, rule.htmlTable), list, dictionary, draft);
    return;
  }
  const found = holders(record, rule);
  if (!found) return;
  if ('from' in rule && rule.from) {
    draft.observed[list] = 'complete';
    draft.shown.add(list);
  }
  const members = found.flatMap(([holder, fields]) =>
    membersOf(holder, list, fields, mapping, clean, dictionary, draft),
  );
  // A record whose only place has an observed, empty address shows that it has none.
  if (!('from' in rule && rule.from)) {
    const seen = Object.entries(draft.observed).filter(([path]) => path.startsWith(`${list}.`));
    if (seen.some(([, observation]) => observation !== 'not-collected'))
      draft.observed[list] = seen.some(([, observation]) => observation === 'partial')
        ? 'partial'
        : 'complete';
  }
  // A column that the mapping does not name may well stand on the page: nobody looked.
  for (const column of COLUMNS[list]) draft.observed[`${list}.${column}`] ??= 'not-collected';
  const kept = members.filter((member) => (list === 'places' ? Object.keys(member).length > 0 : member.name));
  draft.values[list] = 'rows' in rule ? distinct(kept) : kept;
}
