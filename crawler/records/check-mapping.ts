// What a mapping makes of a file: field by field, with samples, and what is left over. Called by the command `mapping check`.
import { observation, type ServiceGuide } from '../../store/schemas/guide.ts';
import { captionsOf } from '../captions-of.ts';
import { defaultDictionary } from '../dictionary.ts';
import { FIELD_NAMES, type Mapping, type Source } from './mapping-schema.ts';
import { columnsOf, sourcesOf } from './mapping-sources.ts';
import { type RecordRead, readRecords } from './read-records.ts';
import { foldHeader } from './table/header.ts';

type Read = Exclude<RecordRead, { problem: string }>;

export interface FieldReport {
  field: string;
  /** Chinese name of the field. */
  title: string;
  /** Where its values come from, for people. */
  from: string;
  /** Values of the first guides; `（空）` and `（未采集）` where there is none. */
  samples: string[];
}

export interface MappingReport {
  kind: string;
  mapping: Mapping;
  fields: FieldReport[];
  unused: string[];
  /** Fields that no column fills. */
  missing: { field: string; title: string }[];
  notices: string[];
  guides: number;
  /** The first problems, and how many there are. */
  problems: { line: number; problem: string }[];
  problemCount: number;
}

const OWN_TITLES: Record<string, string> = {
  'item.portalId': '事项标识',
  'item.unit': '所属单位',
  'item.url': '页面地址',
  group: '同一事项的各行',
  guide: '办事指南',
  applyUrl: '立即办理',
  'places.phone': '地点电话',
  'notes.channel': '渠道',
  'notes.by': '采集人',
  'notes.at': '采集时间',
  'notes.pictures': '图片',
};
const NOT_FIELDS = new Set(['group', 'item.portalId', 'item.unit', 'item.url']);
const PROBLEMS_KEPT = 20;

/** Chinese name of a schema path. */
export const titleOf = (field: string): string =>
  OWN_TITLES[field] ?? captionsOf(defaultDictionary(), field)[0] ?? field;

function describe(source: Source): string {
  return [source]
    .flat()
    .map((one) => {
      if (typeof one === 'string') return one;
      if ('constant' in one) return `固定值“${one.constant}”`;
      const extras = [
        one.split === undefined ? '' : '拆成多项',
        one.values ? `${Object.keys(one.values).length}个代码换成文字` : '',
        one.label ? `取“${one.label}”之后` : '',
      ].filter(Boolean);
      return one.path + (extras.length > 0 ? `（${extras.join('，')}）` : '');
    })
    .join(' 或 ');
}

function sampleOf({ item, unit, url, guide }: Read, field: string): string {
  const ofItem: Record<string, string> = {
    'item.portalId': item.portalId,
    'item.unit': unit.name,
    'item.url': url ?? '',
    group: item.portalId,
  };
  const shown = (value: unknown): string =>
    Array.isArray(value)
      ? value.map(shown).join('；')
      : value === undefined
        ? ''
        : typeof value === 'object'
          ? ((value as { url?: string } | null)?.url ?? '')
          : String(value);
  const [list, member] = field.split('.') as [keyof ServiceGuide, string | undefined];
  const value = member ? (guide[list] as Record<string, unknown>[])?.map((one) => one[member]) : guide[list];
  const text = ofItem[field] ?? shown(value);
  if (text.replaceAll('；', '')) return text;
  return field in ofItem || observation(guide, field) !== 'not-collected' ? '（空）' : '（未采集）';
}

/** Sources of one field in one line: several columns for the members of a list. */
function fieldsOf(mapping: Mapping): Map<string, Source[]> {
  const fields = new Map<string, Source[]>();
  for (const { field, source } of sourcesOf(mapping))
    fields.set(field, [...(fields.get(field) ?? []), source]);
  if (mapping.guide) fields.set('guide', [mapping.guide]);
  return fields;
}

function missingFields(used: ReadonlySet<string>): { field: string; title: string }[] {
  const all = Object.entries(FIELD_NAMES).flatMap(([list, names]) =>
    names.map((name) => (list === 'fields' ? name : `${list}.${name}`)),
  );
  return all
    .filter((field) => !used.has(field) && !used.has(field.split('.')[0]!))
    .map((field) => ({ field, title: titleOf(field) }));
}

/** Reads the whole file, keeping the first `rows` guides as samples; throws ConfigError where nothing can be read. */
export async function checkMapping(
  file: string,
  o: { mapping?: string; rows: number },
): Promise<MappingReport> {
  const { mapping, kind, columns, notices, records } = await readRecords(file, o);
  const first: Read[] = [];
  const report = { guides: 0, problems: [] as MappingReport['problems'], problemCount: 0 };
  for await (const read of records) {
    if ('problem' in read) {
      report.problemCount++;
      if (report.problems.length < PROBLEMS_KEPT) report.problems.push(read);
    } else {
      report.guides++;
      if (first.length < o.rows) first.push(read);
    }
  }
  const sources = fieldsOf(mapping);
  // JSON records name a column by the first part of a path.
  const used = new Set(
    [...sources.values()].flat().flatMap((s) => columnsOf(s).flatMap((c) => [c, c.split('.')[0]!])),
  );
  for (const list of [mapping.places, mapping.materials, mapping.steps])
    if (list && 'from' in list && list.from) used.add(list.from.split('.')[0]!);
  return {
    kind,
    mapping,
    fields: [...sources].map(([field, all]) => ({
      field,
      title: titleOf(field),
      from: all.map(describe).join('、'),
      samples: field === 'guide' ? [] : first.map((read) => sampleOf(read, field)),
    })),
    unused: columns.filter((column) => !used.has(foldHeader(column))),
    missing: mapping.guide
      ? []
      : missingFields(
          new Set(
            [...sources.keys()].filter((field) => !NOT_FIELDS.has(field) && !field.startsWith('notes.')),
          ),
        ),
    notices,
    ...report,
  };
}
