// All sources of a mapping with the field that each fills. Pure; used by the table reader, the check of mappings and group.ts.
import type { Mapping, Members, Source } from './mapping-schema.ts';
import { foldHeader } from './table/header.ts';

export interface FieldSource {
  /** Schema path (`places.hours`), or `item.portalId`, `item.unit`, `item.url`, `group`. */
  field: string;
  source: Source;
  /** Read from each row of an item. */
  perRow: boolean;
}

/** Folded names of the columns that a source reads. */
export const columnsOf = (source: Source): string[] =>
  [source]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? [one] : 'path' in one ? [one.path] : []))
    .map(foldHeader);

const LISTS = ['places', 'materials', 'steps'] as const;

function ofMembers(list: string, rule: Members): FieldSource[] {
  if ('htmlTable' in rule) return [{ field: list, source: rule.htmlTable, perRow: false }];
  const perRow = 'rows' in rule;
  return ('each' in rule ? rule.each : [rule.fields]).flatMap((fields) =>
    Object.entries(fields).map(([field, source]) => ({ field: `${list}.${field}`, source, perRow })),
  );
}

export function sourcesOf(mapping: Mapping): FieldSource[] {
  const { item, group, fields, notes } = mapping;
  const shared = (field: string, source: Source | undefined): FieldSource[] =>
    source === undefined ? [] : [{ field, source, perRow: false }];
  return [
    ...shared('item.portalId', item.portalId),
    ...shared('item.unit', item.unit),
    ...shared('item.url', item.url),
    ...shared('group', group),
    ...Object.entries(fields).flatMap(([field, source]) => shared(field, source)),
    ...Object.entries(notes).flatMap(([name, source]) => shared(`notes.${name}`, source)),
    ...LISTS.flatMap((list) => (mapping[list] ? ofMembers(list, mapping[list]) : [])),
  ];
}
