// Makes a ServiceGuide of one record as a mapping says. What the source lacks is `not-collected`. Pure.
import { type Element, SCALAR_FIELDS, ServiceGuide } from '../../store/schemas/guide.ts';
import { memberKeys } from '../../store/schemas/member-key.ts';
import type { Dictionary } from '../dictionary.ts';
import { type Draft, LISTS, note, readList } from './list-of-record.ts';
import type { Mapping } from './mapping-schema.ts';
import { at, recordValues } from './record-value.ts';

const FORMS = /[,，、;；/\s]+/u;

function readScalars(record: unknown, mapping: Mapping, clean: RegExp[], draft: Draft): void {
  for (const [field, source] of Object.entries(mapping.fields)) {
    const parts = recordValues(record, source, mapping, clean);
    const value = parts?.join('，');
    note(draft, field, value, record, source);
    if (value) draft.values[field] = field === 'handleForms' ? value.split(FORMS).filter(Boolean) : value;
  }
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

/** Throws a ZodError or a RecordError where a record does not make a guide (no list where one is due, wrong kinds, a lost value). */
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
