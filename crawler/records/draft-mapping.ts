// A first mapping for an unknown export, guessed from its headers by the captions that pages use. Called by the command `mapping draft`.
import { basename } from 'node:path';
import { captionEntry, type Dictionary, defaultDictionary } from '../dictionary.ts';
import { FIELD_NAMES, type Mapping, type OneSource } from './mapping-schema.ts';
import { sampleRecords } from './open-source.ts';

type Rows = readonly Record<string, unknown>[];
type List = 'places' | 'materials' | 'steps';
type Draft = Partial<Mapping> & Pick<Mapping, 'id' | 'title' | 'version' | 'channel' | 'match' | 'item'>;

const SAMPLE = 200;
/** Columns of these fields are tried in this order as the item's identity: the most particular code first. */
const IDENTITIES = ['handlingItemCode', 'implementationCode'];
const IDENTITY = /^(?:(?:服务|政务服务)?事项(?:id|标识|主键|序号)|(?:row)?guid|id|编号|主键|序号)$/iu;
const UNIT = /^(?:所属|责任|牵头|填报|主管)?(?:单位|部门|委办局|机构)(?:名称)?$/u;
const ADDRESS = /^https?:\/\//u;
/** Marks between the members of a list in one cell, the surest first. */
const MARKS = ['\n', '；', ';', '|', '、'];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Guess {
  fields: Map<string, string>;
  lists: Record<List, Map<string, string[]>>;
}

/** Schema path of a header, or undefined. */
function pathOf(dictionary: Dictionary, header: string): string | undefined {
  const entry = captionEntry(dictionary, header);
  if (!entry) return undefined;
  if (entry.field) return entry.field;
  const list = entry.own ?? (entry.members.materials === 'name' ? 'materials' : undefined);
  return list && entry.members[list] ? `${list}.${entry.members[list]}` : undefined;
}

/** `材料1名称` → `材料名称`: a numbered column belongs to one member of a list. */
const withoutNumber = (header: string): string => header.replace(/[（(]?\d+[）)]?/u, '');

function guess(dictionary: Dictionary, columns: readonly string[]): Guess {
  const found: Guess = {
    fields: new Map(),
    lists: { places: new Map(), materials: new Map(), steps: new Map() },
  };
  for (const column of columns) {
    const path = pathOf(dictionary, column) ?? pathOf(dictionary, withoutNumber(column));
    const [list, member] = (path ?? '').split('.') as [string, string | undefined];
    if (member && list in found.lists) {
      const names: readonly string[] = FIELD_NAMES[list as List];
      if (!names.includes(member)) continue;
      const known = found.lists[list as List];
      known.set(member, [...(known.get(member) ?? []), column]);
    } else if (path && (FIELD_NAMES.fields as readonly string[]).includes(path) && !found.fields.has(path))
      found.fields.set(path, column);
  }
  return found;
}

function splitOf(rows: Rows, column: string): OneSource {
  const mark = MARKS.find((m) => rows.some((row) => textOf(row[column]).trim().includes(m)));
  return mark ? { path: column, split: mark } : column;
}

const varies = (items: readonly Rows[], columns: readonly string[]): boolean =>
  items.some((rows) => columns.some((c) => new Set(rows.map((row) => textOf(row[c]).trim())).size > 1));

/** How a list is held: numbered columns, rows of the item, or a cell that is split. */
function listRule(
  list: List,
  members: Map<string, string[]>,
  rows: Rows,
  items: readonly Rows[] | null,
): Mapping[List] {
  if (members.size === 0 || (list !== 'places' && !members.has('name'))) return undefined;
  const repeats = Math.max(...[...members.values()].map((columns) => columns.length));
  const nth = (n: number) =>
    Object.fromEntries([...members].flatMap(([field, columns]) => (columns[n] ? [[field, columns[n]]] : [])));
  if (repeats > 1) return { each: Array.from({ length: repeats }, (_, n) => nth(n)) };
  const fields = nth(0);
  if (items && varies(items, Object.values(fields))) return { rows: true, fields };
  if (list === 'places') return { fields };
  return {
    fields: Object.fromEntries(Object.entries(fields).map(([field, c]) => [field, splitOf(rows, c)])),
  };
}

function identityOf(columns: readonly string[], rows: Rows, fields: Map<string, string>): string {
  const named = IDENTITIES.flatMap((field) => fields.get(field) ?? []);
  const candidates = [...named, ...columns.filter((c) => IDENTITY.test(c))];
  return (
    candidates.find((c) => rows.every((row) => String(row[c] ?? '').trim() !== '')) ??
    fields.get('name') ??
    columns[0]!
  );
}

/** Rows by item, or null where each row is an item of its own. */
function itemsOf(rows: Rows, identity: string): Rows[] | null {
  const byIdentity = new Map<string, Record<string, unknown>[]>();
  for (const row of rows) {
    const key = String(row[identity]);
    byIdentity.set(key, [...(byIdentity.get(key) ?? []), row]);
  }
  const items = [...byIdentity.values()];
  return items.length < rows.length ? items : null;
}

const slug = (file: string): string =>
  basename(file)
    .replace(/\.[^.]*$/u, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '') || 'my-export';

export interface MappingDraft {
  kind: string;
  mapping: Draft;
  unused: string[];
}

/** Guesses a mapping; throws ConfigError where the file cannot be read as a table or records at all. */
export async function draftMapping(file: string): Promise<MappingDraft> {
  const { kind, columns, records, table } = await sampleRecords(file, SAMPLE);
  const { fields, lists } = guess(defaultDictionary(), columns);
  const identity = identityOf(columns, records, fields);
  const items = table ? itemsOf(records, identity) : null;
  const unit = columns.find((c) => UNIT.test(c)) ?? fields.get('authority');
  const url = columns.find((c) => records.some((row) => ADDRESS.test(textOf(row[c]))));
  const rules = Object.fromEntries(
    (['places', 'materials', 'steps'] as const).flatMap((list) => {
      const rule = listRule(list, lists[list], records, items);
      return rule ? [[list, rule]] : [];
    }),
  );
  const used = new Set([identity, unit, url, ...fields.values()]);
  for (const members of Object.values(lists))
    for (const names of members.values()) for (const name of names) used.add(name);
  const mapping: Draft = {
    id: slug(file),
    title: basename(file).replace(/\.[^.]*$/u, ''),
    version: '1',
    channel: 'pc',
    match: [...new Set([identity, fields.get('name'), unit].filter((c) => c !== undefined))],
    item: { portalId: identity, unit: unit ?? { constant: '归属待定' }, ...(url ? { url } : {}) },
    ...(items ? { group: identity } : {}),
    empty: 'missing',
    fields: Object.fromEntries(fields),
    ...rules,
  };
  return { kind, mapping, unused: columns.filter((c) => !used.has(c)) };
}
