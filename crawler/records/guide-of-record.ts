// Makes a ServiceGuide of one record as a mapping says. What the source lacks is `not-collected`. Pure.
import { type Element, SCALAR_FIELDS, ServiceGuide } from '../../store/schemas/guide.ts';
import { memberKeys } from '../../store/schemas/member-key.ts';
import type { Dictionary } from '../dictionary.ts';
import { extractMaterialsFragment } from '../extract.ts';
import type { Mapping } from './mapping.ts';
import { at, recordValue } from './record-value.ts';

type Draft = { values: Record<string, unknown>; observed: ServiceGuide['observed']; shown: Set<string> };
const LISTS = ['places', 'materials', 'steps'] as const;
const FORMS = /[,，、;；/\s]+/u;

function note(draft: Draft, path: string, value: string | undefined): void {
  if (value === undefined) {
    draft.observed[path] ??= 'not-collected';
    return;
  }
  draft.observed[path] = 'complete';
  draft.shown.add(path);
}

function readScalars(record: unknown, mapping: Mapping, clean: RegExp[], draft: Draft): void {
  for (const [field, source] of Object.entries(mapping.fields)) {
    const value = recordValue(record, source, mapping, clean);
    note(draft, field, value);
    if (value) draft.values[field] = field === 'handleForms' ? value.split(FORMS).filter(Boolean) : value;
  }
}

function readList(
  record: unknown,
  list: (typeof LISTS)[number],
  mapping: Mapping,
  clean: RegExp[],
  dictionary: Dictionary,
  draft: Draft,
): void {
  const rule = mapping[list];
  if (!rule) return;
  if ('htmlTable' in rule) {
    const html = at(record, rule.htmlTable);
    if (typeof html !== 'string') return;
    const materials = extractMaterialsFragment(html, dictionary);
    if (materials.length === 0) return;
    draft.values[list] = materials;
    draft.observed[list] = 'complete';
    for (const key of new Set(materials.flatMap((m) => Object.keys(m)))) draft.shown.add(`${list}.${key}`);
    return;
  }
  const members = rule.from ? at(record, rule.from) : [record];
  if (!Array.isArray(members)) return;
  if (rule.from) {
    draft.observed[list] = 'complete';
    draft.shown.add(list);
  }
  const values = members.map((member) => {
    const entries = Object.entries(rule.fields).map(([field, source]) => {
      const value = recordValue(member, source, mapping, clean);
      note(draft, `${list}.${field}`, value);
      return [field, value] as const;
    });
    return Object.fromEntries(entries.filter(([, value]) => value));
  });
  // A record whose only place has an observed, empty address shows that it has none.
  if (!rule.from && Object.keys(rule.fields).some((f) => draft.observed[`${list}.${f}`] === 'complete'))
    draft.observed[list] = 'complete';
  draft.values[list] = values.filter((value) =>
    list === 'places' ? Object.keys(value).length > 0 : value.name,
  );
}

function elementsOf(guide: ServiceGuide): Element[] {
  const keys = memberKeys(guide);
  const scalars = SCALAR_FIELDS.flatMap((field) => (guide[field] ? [{ field, text: guide[field] }] : []));
  const members = LISTS.flatMap((list) =>
    guide[list].flatMap((member, i) =>
      Object.entries(member)
        .filter(([, value]) => typeof value === 'string')
        .map(([field, value]) => ({ field: `${list}.${field}`, key: keys[list][i]!, text: value as string })),
    ),
  );
  return [...scalars, ...members];
}

/** Throws a ZodError where a record does not make a guide (no list where one is due, wrong kinds). */
export function guideOfRecord(record: unknown, mapping: Mapping, dictionary: Dictionary): ServiceGuide {
  const reader = `mapping/${mapping.id}/${mapping.version}`;
  if (mapping.guide)
    return ServiceGuide.parse({ ...(at(record, mapping.guide) as object), source: 'records', reader });
  const clean = mapping.clean.map((source) => new RegExp(source, 'gu'));
  const draft: Draft = { values: {}, observed: {}, shown: new Set() };
  readScalars(record, mapping, clean, draft);
  for (const list of LISTS) readList(record, list, mapping, clean, dictionary, draft);
  const guide = ServiceGuide.parse({
    ...draft.values,
    observed: draft.observed,
    shown: [...draft.shown].sort(),
    source: 'records',
    reader,
  });
  return { ...guide, elements: elementsOf(guide) };
}
